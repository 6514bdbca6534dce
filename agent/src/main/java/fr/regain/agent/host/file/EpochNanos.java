package fr.regain.agent.host.file;

import java.time.Instant;

/**
 * Moments as nanoseconds since 1970 in a long, which reaches from 1677 to 2262; what lies beyond is
 * capped, so that an absurd time stamp stays comparable.
 */
public final class EpochNanos {
  private static final long PER_SECOND = 1_000_000_000;
  private static final long LAST_SECOND = Long.MAX_VALUE / PER_SECOND - 1;

  private EpochNanos() {}

  /** From a moment. */
  public static long of(Instant moment) {
    return of(moment.getEpochSecond(), moment.getNano());
  }

  /** From whole seconds and the nanoseconds after them. */
  public static long of(long second, long nanos) {
    if (second > LAST_SECOND) {
      return Long.MAX_VALUE;
    }
    return second < -LAST_SECOND ? Long.MIN_VALUE : second * PER_SECOND + nanos;
  }

  /** The moment again. */
  public static Instant toInstant(long nanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, PER_SECOND), Math.floorMod(nanos, PER_SECOND));
  }
}
