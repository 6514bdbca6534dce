package fr.regain.console.lease;

import fr.regain.console.campaign.Campaign;
import fr.regain.console.campaign.WorkKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lease on record.
 *
 * @param id its name
 * @param campaignId the campaign that it is for
 * @param trial the campaign's trial that it is for, see {@link Campaign#trial}
 * @param deviceId the device that it is for
 * @param siteId where the device was; null: it was made before this was noted
 * @param kind what it permits
 * @param wave the wave of the device
 * @param issuedAt when it was made
 * @param expiresAt from then on it permits nothing
 * @param maximumFiles most that may go
 * @param maximumBytes most that may go
 * @param state what became of it
 */
record Lease(
    UUID id,
    UUID campaignId,
    int trial,
    UUID deviceId,
    @Nullable Long siteId,
    WorkKind kind,
    int wave,
    Instant issuedAt,
    Instant expiresAt,
    long maximumFiles,
    long maximumBytes,
    LeaseState state) {}
