package fr.regain.agent.checkin;

import fr.regain.agent.host.Uptime.Moment;
import java.time.Duration;
import java.time.Instant;

/**
 * When to talk next, kept between processes. Within one boot the clock that nobody can set decides.
 * After another boot only the wall clock is left; it may shorten the wait but never lengthen it
 * beyond what was agreed.
 *
 * @param agreedAt moment at which the wait was agreed
 * @param agreedOn the same, by the wall clock
 * @param length of the wait, from then on
 */
record Slot(Moment agreedAt, Instant agreedOn, Duration length) {
  private static final Duration SHORTEST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofDays(7);

  /** A wait, bounded to 10 s ... 7 days, whoever asked for it. */
  static Slot in(Duration wait, Moment now, Instant wallClock) {
    Duration bounded =
        wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    return new Slot(now, wallClock, bounded);
  }

  /** What is left of the wait; zero when it is over. */
  Duration remaining(Moment now, Instant wallClock) {
    Duration passed =
        isComparable(now)
            ? now.sinceBoot().minus(agreedAt.sinceBoot())
            : Duration.between(agreedOn, wallClock);
    Duration left = length.minus(passed.isNegative() ? Duration.ZERO : passed);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /**
   * Whether this boot is still the one in which the wait was agreed; if not, it is to be agreed
   * anew in this one.
   */
  boolean isComparable(Moment now) {
    return now.followsInSameBoot(agreedAt);
  }
}
