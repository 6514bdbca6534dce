package fr.regain.console.device;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A volume as the device last measured it.
 *
 * @param id stable within the device
 * @param mountPoint where people see it
 * @param label given by people; null where there is none
 * @param fileSystem "NTFS", "ext4"
 * @param capacityBytes its size
 * @param usedBytes capacity less what is free for anybody
 * @param availableBytes what an ordinary user may still write
 * @param system whether it holds the operating system
 * @param sampledAt when it was measured
 */
public record VolumeState(
    String id,
    String mountPoint,
    @Nullable String label,
    String fileSystem,
    long capacityBytes,
    long usedBytes,
    long availableBytes,
    boolean system,
    Instant sampledAt) {}
