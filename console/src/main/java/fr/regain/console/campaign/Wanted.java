package fr.regain.console.campaign;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign wants of a device now.
 *
 * @param campaign the campaign
 * @param deviceId the device
 * @param wave its wave
 * @param kind what it is to do
 * @param planDigest digest of its plan in hexadecimal; null but for {@link WorkKind#CLEAN}
 * @param until then the campaign no longer wants it
 * @param fetchable whether a new permission may be given for it; otherwise the one that the device
 *     holds still counts
 */
public record Wanted(
    Campaign campaign,
    UUID deviceId,
    int wave,
    WorkKind kind,
    @Nullable String planDigest,
    Instant until,
    boolean fetchable) {}
