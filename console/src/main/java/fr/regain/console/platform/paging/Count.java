package fr.regain.console.platform.paging;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableLike;

/**
 * How many rows a list has: exactly, up to a bound above which nobody counts on.
 *
 * @param rows how many; where there are more than were counted, {@value #BOUND}
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

  /** Counts rows, up to the bound. */
  public static Count of(DSLContext dsl, TableLike<?> from, Condition where) {
    return of(dsl.fetchCount(dsl.selectOne().from(from).where(where).limit(BOUND + 1)));
  }

  /** Whether there is nothing. */
  public boolean isNone() {
    return rows == 0;
  }
}
