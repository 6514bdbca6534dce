package fr.regain.console.campaign;

import com.google.common.collect.Sets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device of a campaign that may want something of it.
 *
 * @param campaignId the campaign
 * @param deviceId the device
 * @param wave its wave
 * @param state where it stands
 * @param planDigest digest of its plan in hexadecimal; null: it has made none
 * @param lastHeldAt the retention of its quarantine is counted from here
 */
record Concerned(
    UUID campaignId,
    UUID deviceId,
    int wave,
    ParticipantState state,
    @Nullable String planDigest,
    Instant lastHeldAt) {
  // Of a device that is done, another person may still answer.
  private static final Set<ParticipantState> MAY_KEEP =
      EnumSet.of(ParticipantState.ASKING, ParticipantState.DONE, ParticipantState.DECLINED);

  private static final Set<ParticipantState> MAY_FETCH =
      EnumSet.of(
          ParticipantState.TARGETED,
          ParticipantState.TRYING,
          ParticipantState.RELEASED,
          ParticipantState.LEASED,
          ParticipantState.RUNNING,
          ParticipantState.RESTORING);

  /** The states of such devices. */
  static final Set<ParticipantState> STATES = Sets.union(MAY_FETCH, MAY_KEEP).immutableCopy();

  /** Whether it may be given a permission, not only keep the one that it holds. */
  boolean mayFetch() {
    return MAY_FETCH.contains(state);
  }
}
