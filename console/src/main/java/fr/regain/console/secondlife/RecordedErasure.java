package fr.regain.console.secondlife;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An erasure as it stands on record.
 *
 * @param id its number
 * @param erasure what was recorded
 * @param recordedAt when
 * @param recordedBy name, on that day, of who recorded it
 * @param strike why it counts no more; null: it counts
 */
public record RecordedErasure(
    long id, Erasure erasure, Instant recordedAt, String recordedBy, @Nullable Strike strike) {

  /**
   * That a record is of no disk of its piece.
   *
   * @param at when somebody said so
   * @param by their name on that day
   * @param reason why
   */
  public record Strike(Instant at, String by, String reason) {}

  /** Whether it counts no more. */
  public boolean isStruck() {
    return strike != null;
  }
}
