package fr.regain.agent.policy;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server listens.
 *
 * @param name DNS name or address literal, without brackets, at most 253 characters
 * @param port 1 to 65535
 */
public record ConsoleAddress(String name, int port) {
  private static final Pattern FORM =
      Pattern.compile("(?:([A-Za-z0-9._-]{1,253})|\\[([0-9A-Fa-f:.]{2,45})]):([0-9]{1,5})");

  /** Reads {@code name:port} or {@code [address]:port}; nothing if the text is not of that form. */
  public static Optional<ConsoleAddress> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int port = Integer.parseInt(matcher.group(3));
    String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    return port >= 1 && port <= 65535
        ? Optional.of(new ConsoleAddress(name, port))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
  }
}
