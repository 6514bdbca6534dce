package fr.regain.console.device;

import fr.regain.v1.HardwareFacts;
import java.util.UUID;

/**
 * What must be known of a device before anything is accepted from it.
 *
 * @param id the device
 * @param siteId where it is
 * @param state whether it may talk to the console
 * @param facts the hardware that enrolled
 */
public record DeviceStanding(UUID id, long siteId, DeviceState state, HardwareFacts facts) {}
