package fr.regain.console.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device of a campaign.
 *
 * @param deviceId the device, which may be gone
 * @param hostName what it was called when the campaign took it up
 * @param siteId where it was then
 * @param siteName what that place is called
 * @param wave its wave
 * @param state where it stands
 * @param reason why, a stable code; null: for no reason
 * @param changedAt since when
 * @param plannedAt when its plan came; null: it has made none
 * @param workedAt when its work ended; null: it has not
 * @param lastCheckInAt when the console last heard of it; null: never, or it is gone
 * @param usedBefore bytes in use on its volumes at its plan; null: not known
 * @param usedAfter bytes in use on its volumes at the end of its work; null: not known
 * @param sums what it planned and did
 */
public record Participant(
    UUID deviceId,
    String hostName,
    long siteId,
    String siteName,
    int wave,
    ParticipantState state,
    @Nullable String reason,
    Instant changedAt,
    @Nullable Instant plannedAt,
    @Nullable Instant workedAt,
    @Nullable Instant lastCheckInAt,
    @Nullable Long usedBefore,
    @Nullable Long usedAfter,
    Sums sums) {
  /**
   * Until when what the campaign took on it can be put back; empty: it holds nothing.
   *
   * @param retention for how long a device keeps what it has moved to its quarantine
   */
  Optional<Instant> undoableUntil(Duration retention) {
    return ParticipantState.UNDOABLE.contains(state) && sums.heldFiles() > sums.restoredFiles()
        ? Optional.of(Objects.requireNonNullElse(workedAt, changedAt).plus(retention))
        : Optional.empty();
  }
}
