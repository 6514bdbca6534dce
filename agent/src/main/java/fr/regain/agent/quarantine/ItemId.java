package fr.regain.agent.quarantine;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of one item in a quarantine, and at the same time where its content lies: {@code
 * 12/345}.
 *
 * @param run the clean-up that took it: 1, 2, 3 ...
 * @param sequence its number within the clean-up: 1, 2, 3 ...
 */
public record ItemId(int run, int sequence) implements Comparable<ItemId> {
  private static final Pattern WRITTEN = Pattern.compile("([1-9]\\d{0,8})/([1-9]\\d{0,8})");

  /** Reads the written form; empty for anything else. */
  public static Optional<ItemId> parse(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new ItemId(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  @Override
  public int compareTo(ItemId other) {
    return run != other.run
        ? Integer.compare(run, other.run)
        : Integer.compare(sequence, other.sequence);
  }

  @Override
  public String toString() {
    return run + "/" + sequence;
  }
}
