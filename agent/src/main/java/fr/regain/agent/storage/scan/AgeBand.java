package fr.regain.agent.storage.scan;

import java.util.concurrent.TimeUnit;

/** How long ago a file's content last changed. A year is 365 days. */
public enum AgeBand {
  UNDER_30_DAYS("under-30-days", 30),
  UNDER_90_DAYS("under-90-days", 90),
  UNDER_180_DAYS("under-180-days", 180),
  UNDER_1_YEAR("under-1-year", 365),
  UNDER_2_YEARS("under-2-years", 2 * 365),
  UNDER_5_YEARS("under-5-years", 5 * 365),
  OVER_5_YEARS("over-5-years", Integer.MAX_VALUE),
  /** The file system says 1970, or a moment still to come: nothing is known. */
  UNKNOWN("unknown", 0);

  private static final AgeBand[] BY_AGE = {
    UNDER_30_DAYS,
    UNDER_90_DAYS,
    UNDER_180_DAYS,
    UNDER_1_YEAR,
    UNDER_2_YEARS,
    UNDER_5_YEARS,
    OVER_5_YEARS
  };
  private static final long NANOS_PER_DAY = TimeUnit.DAYS.toNanos(1);

  private final String code;
  private final long belowNanos;

  AgeBand(String code, int belowDays) {
    this.code = code;
    // Saturates for the last band, which has no end.
    belowNanos = TimeUnit.DAYS.toNanos(belowDays);
  }

  /** The stable text of this band, for example {@code under-2-years}. */
  public String code() {
    return code;
  }

  /**
   * The band of a file.
   *
   * @param modified last change of its content, nanoseconds since 1970
   * @param now the moment of the scan, nanoseconds since 1970
   */
  static AgeBand of(long modified, long now) {
    if (!isKnown(modified, now)) {
      return UNKNOWN;
    }
    long age = now - modified;
    int band = 0;
    while (age >= BY_AGE[band].belowNanos) {
      band++;
    }
    return BY_AGE[band];
  }

  /** Whether a time stamp can be an age: after the first day of 1970, not in the future. */
  static boolean isKnown(long modified, long now) {
    return modified >= NANOS_PER_DAY && modified <= now;
  }
}
