package fr.regain.agent.storage.duplicate;

import fr.regain.agent.host.file.Reason;
import fr.regain.agent.storage.tree.Pace;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a search for duplicates found. Measured. Names, so that it never leaves the device. Its
 * files are kept outside the heap until it is closed.
 *
 * @param compared files that were large enough to be compared
 * @param groups files with the same content, most reclaimable bytes first
 * @param reclaimableBytes allocated bytes of all files but the survivors
 * @param bytesRead what had to be read of the files' contents
 * @param skipped what was left out, by reason
 * @param stopped why the search ended early; absent when it is complete
 * @param notKept why the next search has to read all again; absent where nothing was to be kept
 * @param elapsed time that the search took
 * @param memory holds the files' names
 */
public record DuplicateReport(
    long compared,
    List<DuplicateGroup> groups,
    long reclaimableBytes,
    long bytesRead,
    Map<Reason, Long> skipped,
    Optional<Pace.Stop> stopped,
    Optional<IOException> notKept,
    Duration elapsed,
    Arena memory)
    implements AutoCloseable {
  @Override
  public void close() {
    memory.close();
  }
}
