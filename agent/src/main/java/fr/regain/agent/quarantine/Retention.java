package fr.regain.agent.quarantine;

import fr.regain.agent.host.file.VolumeFacts;
import java.time.Duration;

/**
 * How long content is held.
 *
 * @param usual as long as there is space
 * @param underPressure when free space is short; nothing younger is ever deleted
 * @param freePercent free space is short below this share of the volume, in percent
 */
public record Retention(Duration usual, Duration underPressure, int freePercent) {
  /** 30 days; 14 days while less than a tenth of the volume is free. */
  public static final Retention USUAL = new Retention(Duration.ofDays(30), Duration.ofDays(14), 10);

  private static final Duration TOLERATED_OFFSET = Duration.ofDays(1);

  /**
   * Whether a clock may say what has been held long enough: not one that is a day off or more.
   *
   * @param clockOffset how far it was found to be off, either way
   */
  public static boolean trusts(Duration clockOffset) {
    return clockOffset.abs().compareTo(TOLERATED_OFFSET) < 0;
  }

  /**
   * Checks that pressure shortens.
   *
   * @throws IllegalArgumentException where it would lengthen, or for a share outside 0 to 100
   */
  public Retention {
    if (underPressure.compareTo(usual) > 0 || freePercent < 0 || freePercent > 100) {
      throw new IllegalArgumentException("pressure must not lengthen the retention");
    }
  }

  /** Whether free space on the volume is short. */
  boolean isShort(VolumeFacts volume) {
    return volume.available() / 100.0 < freePercent / 1e4 * volume.capacity();
  }
}
