package fr.regain.console.device;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device that passes a filter.
 *
 * @param id the device
 * @param siteId where it is
 * @param ringId the ring that it is in; null: in none
 * @param hostName what people call it
 */
public record FilteredDevice(UUID id, long siteId, @Nullable Long ringId, String hostName) {}
