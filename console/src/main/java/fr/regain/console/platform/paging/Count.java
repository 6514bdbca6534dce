package fr.regain.console.platform.paging;

/**
 * How many rows a list has: exactly, up to a bound above which nobody counts on.
 *
 * @param rows how many, at most {@value #BOUND}
 * @param more whether there are more than that
 */
public record Count(long rows, boolean more) {
  /** Most rows that are counted. */
  public static final int BOUND = 10_000;

  /**
   * What was counted.
   *
   * @param found rows that were found, of which one more than {@value #BOUND} is enough
   */
  public static Count of(long found) {
    return new Count(Math.min(found, BOUND), found > BOUND);
  }

  /** Whether there is nothing. */
  public boolean isNone() {
    return rows == 0;
  }
}
