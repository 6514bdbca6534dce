package fr.regain.agent.checkin;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to leave a console alone that does not answer: a minute, doubled with each failure up to
 * a quarter of an hour, then 0 to 100 % more. The jitter comes after the cap, so that a fleet that
 * is at the cap does not come back all at once.
 */
final class BackOff {
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration CAP = Duration.ofMinutes(15);
  private static final int DOUBLINGS_TO_CAP = 4;

  private BackOff() {}

  /**
   * @param failures in a row, the last one included, 1 or more
   */
  static Duration after(int failures, RandomGenerator random) {
    Duration doubled = FIRST.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS_TO_CAP));
    Duration wait = doubled.compareTo(CAP) > 0 ? CAP : doubled;
    return wait.plusMillis(random.nextLong(wait.toMillis() + 1));
  }
}
