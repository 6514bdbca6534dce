package fr.regain.console.campaign;

import java.time.Instant;
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
    @Nullable Instant lastCheckInAt,
    @Nullable Long usedBefore,
    @Nullable Long usedAfter,
    Sums sums) {}
