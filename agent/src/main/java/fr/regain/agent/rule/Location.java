package fr.regain.agent.rule;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A root and the names below it, one pattern for each level: {@code user-cache/mozilla/*}.
 *
 * @param root where it begins
 * @param below one pattern for each level below the root; empty for the root itself
 */
public record Location(Root root, List<NamePattern> below) {
  public Location {
    below = List.copyOf(below);
  }

  /**
   * Reads the written form: the code of a root, then one pattern for each level, separated by
   * slashes.
   *
   * @throws IllegalArgumentException for an unknown root or a level that is not one pattern
   */
  static Location parse(String text) {
    String[] parts = text.split("/", -1);
    return new Location(
        Codes.of(Root.class, parts[0]),
        Arrays.stream(parts).skip(1).map(NamePattern::new).toList());
  }

  /** Whether it stands for exactly one path below its root. */
  public boolean literal() {
    return below.stream().allMatch(NamePattern::literal);
  }

  @Override
  public String toString() {
    return below.stream()
        .map(pattern -> "/" + pattern)
        .collect(Collectors.joining("", Codes.code(root), ""));
  }
}
