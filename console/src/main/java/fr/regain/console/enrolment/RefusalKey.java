package fr.regain.console.enrolment;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * What refused enrolments are counted by.
 *
 * @param day in UTC
 * @param cause code of the problem
 * @param tokenId number of the token that was shown, or {@link #NO_TOKEN}
 */
record RefusalKey(LocalDate day, String cause, long tokenId) implements Comparable<RefusalKey> {
  /** No token of this console. */
  static final long NO_TOKEN = 0;

  private static final Comparator<RefusalKey> ORDER =
      Comparator.comparing(RefusalKey::day)
          .thenComparing(RefusalKey::cause)
          .thenComparing(RefusalKey::tokenId);

  @Override
  public int compareTo(RefusalKey other) {
    return ORDER.compare(this, other);
  }
}
