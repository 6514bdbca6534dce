package fr.regain.console.device;

import fr.regain.v1.Volume;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * All volumes of a device at one moment.
 *
 * @param deviceId whose they are
 * @param volumes all of them: a volume that is not listed is gone
 * @param sampledAt when they were measured
 */
public record VolumesReading(UUID deviceId, List<Volume> volumes, Instant sampledAt) {}
