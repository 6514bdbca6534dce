package fr.regain.console.device;

import fr.regain.v1.HardwareFacts;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a device before anything is accepted from it.
 *
 * @param id the device
 * @param siteId where it is
 * @param state whether it may talk to the console
 * @param facts the hardware that enrolled
 * @param inventoryDigest of the inventory on record, lower-case hexadecimal; null when there is none
 */
public record DeviceStanding(
    UUID id,
    long siteId,
    DeviceState state,
    HardwareFacts facts,
    @Nullable String inventoryDigest) {}
