package fr.regain.console.device;

import fr.regain.v1.HardwareFacts;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device to be admitted.
 *
 * @param id its name for life
 * @param siteId where it is
 * @param hostName to show until the first inventory
 * @param facts the hardware that enrols
 * @param clonedFrom the device whose identity it presented; null for all others
 */
public record Registration(
    UUID id, long siteId, String hostName, HardwareFacts facts, @Nullable UUID clonedFrom) {}
