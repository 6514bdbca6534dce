package fr.regain.agent.host;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A mounted file system on fixed local storage.
 *
 * @param id the file system's own identifier, else its mount point
 * @param mountPoint where it is mounted
 * @param label given by people
 * @param fileSystem "NTFS", "ext4"
 * @param system whether it holds the operating system
 */
public record FixedVolume(
    String id, Path mountPoint, Optional<String> label, String fileSystem, boolean system) {}
