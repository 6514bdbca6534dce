package fr.regain.console.eligibility;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the evaluation has come.
 *
 * @param changedThrough equipment that changed up to here has been evaluated
 * @param cause why all equipment is being evaluated; null: it is not
 * @param startedAt since when, or when it last was
 * @param total pieces that there were then
 * @param done pieces of them that are evaluated
 * @param lastEquipmentId the last of those
 * @param completedAt when the last run that came to its end began
 * @param edition of the console's criteria in that run
 */
public record Run(
    Instant changedThrough,
    @Nullable Cause cause,
    @Nullable Instant startedAt,
    int total,
    int done,
    long lastEquipmentId,
    @Nullable Instant completedAt,
    @Nullable String edition) {
  /** Why all equipment is evaluated. */
  public enum Cause {
    /** An owner's criteria changed. */
    CRITERIA,
    /** A day has begun: everything is older. */
    DAY,
    /** The console came with other criteria. */
    EDITION
  }

  /** Whether all equipment is being evaluated. */
  public boolean isUnderWay() {
    return cause != null;
  }
}
