package fr.regain.agent.storage.scan;

import fr.regain.agent.host.file.FilePath;
import java.time.Instant;

/**
 * A file that a scan lists by name. Never leaves the device.
 *
 * @param path where it is
 * @param logicalBytes bytes of content
 * @param allocatedBytes bytes that the volume holds for it
 * @param modified last change of its content
 */
public record ListedFile(FilePath path, long logicalBytes, long allocatedBytes, Instant modified) {}
