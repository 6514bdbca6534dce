package fr.regain.agent.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses what somebody meant by a name that does not exist. */
public final class NearestName {
  private NearestName() {}

  /**
   * The known name that the fewest insertions, removals and replacements away (at most 4), if there
   * is one.
   */
  public static Optional<String> of(String unknown, Collection<String> known) {
    return known.stream()
        .filter(name -> distance(unknown, name) <= 4)
        .min(Comparator.comparingInt(name -> distance(unknown, name)));
  }

  /** Levenshtein's distance, in edits. */
  private static int distance(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      previous[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      int[] current = new int[to.length() + 1];
      current[0] = row;
      for (int column = 1; column <= to.length(); column++) {
        int replaced = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
        current[column] =
            Math.min(
                previous[column - 1] + replaced,
                1 + Math.min(previous[column], current[column - 1]));
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
