package fr.regain.agent.host.windows;

import fr.regain.agent.host.file.EpochNanos;
import java.time.Instant;

/** Times of Windows: ticks of 100 ns since the year 1601 (FILETIME). */
public final class WindowsTime {
  private static final long TICKS_PER_SECOND = 10_000_000;
  private static final long NANOS_PER_TICK = 100;
  private static final long SECONDS_FROM_1601_TO_1970 = 11_644_473_600L;

  private WindowsTime() {}

  /** The moment; whatever the ticks are, there is one. */
  public static Instant instant(long ticks) {
    return Instant.ofEpochSecond(second(ticks), nanos(ticks));
  }

  /** As {@link EpochNanos}. */
  static long nanosSince1970(long ticks) {
    return EpochNanos.of(second(ticks), nanos(ticks));
  }

  private static long second(long ticks) {
    return Math.floorDiv(ticks, TICKS_PER_SECOND) - SECONDS_FROM_1601_TO_1970;
  }

  private static long nanos(long ticks) {
    return Math.floorMod(ticks, TICKS_PER_SECOND) * NANOS_PER_TICK;
  }
}
