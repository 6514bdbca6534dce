package fr.regain.agent.cleanup;

import fr.regain.agent.plan.Decision;
import fr.regain.agent.plan.KeepReason;
import fr.regain.agent.storage.tree.Pace;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a clean-up did. Bytes are allocated bytes; each file counts once, and only after its removal
 * succeeded.
 *
 * @param deletedFiles files deleted directly
 * @param deletedBytes bytes that the volumes held for them
 * @param quarantinedFiles files moved to the quarantine
 * @param pendingBytes bytes that the volumes still hold for those; returned when their retention
 *     ends
 * @param removedDirectories directories left empty and removed
 * @param toolsRun vendors' tools that ended well
 * @param freeSpaceChange measured: free bytes of all volumes touched after the clean-up, less those
 *     before; others who write meanwhile make it smaller; absent when nothing was touched
 * @param skipped what stayed, by reason
 * @param keptByPrograms of those, what stayed because a program of the rule's guards runs
 * @param stopped why it ended early; absent when it came to its end
 */
public record CleanupResult(
    long deletedFiles,
    long deletedBytes,
    long quarantinedFiles,
    long pendingBytes,
    long removedDirectories,
    long toolsRun,
    OptionalLong freeSpaceChange,
    Map<KeepReason, Long> skipped,
    List<Decision.Remove> keptByPrograms,
    Optional<Pace.Stop> stopped) {

  public CleanupResult {
    Map<KeepReason, Long> copy = new EnumMap<>(KeepReason.class);
    copy.putAll(skipped);
    skipped = copy;
    keptByPrograms = List.copyOf(keptByPrograms);
  }

  /**
   * Bytes really returned: what the volumes gained, and never more than what was deleted, because
   * others may have freed space meanwhile. What tools free is known by the volumes alone.
   */
  public long returnedBytes() {
    long gained = Math.max(0, freeSpaceChange.orElse(0));
    return toolsRun > 0 ? gained : Math.min(gained, deletedBytes);
  }
}
