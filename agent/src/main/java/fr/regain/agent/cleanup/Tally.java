package fr.regain.agent.cleanup;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.plan.Decision;
import fr.regain.agent.plan.KeepReason;
import fr.regain.agent.storage.tree.Pace;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Counts while a clean-up goes on. */
final class Tally {
  private final Map<KeepReason, Long> skipped = new EnumMap<>(KeepReason.class);
  private final List<Decision.Remove> keptByPrograms = new ArrayList<>();
  private final Map<Long, Long> freeBefore = new HashMap<>();
  private final Map<Long, Long> freeAfter = new HashMap<>();
  private long deletedFiles;
  private long deletedBytes;
  private long quarantinedFiles;
  private long pendingBytes;
  private long removedDirectories;
  private long toolsRun;

  void deleted(long bytes) {
    deletedFiles++;
    deletedBytes += bytes;
  }

  void quarantined(long bytes) {
    quarantinedFiles++;
    pendingBytes += bytes;
  }

  void removedDirectory() {
    removedDirectories++;
  }

  void ranTool() {
    toolsRun++;
  }

  void skipped(KeepReason reason) {
    skipped.merge(reason, 1L, Long::sum);
  }

  /** All of a group stays for one reason. */
  void skipped(List<Decision.Remove> group, KeepReason reason) {
    skipped.merge(reason, (long) group.size(), Long::sum);
    if (reason == KeepReason.RUNNING) {
      keptByPrograms.addAll(group);
    }
  }

  /** Items that have found their end, whichever it was. */
  long items() {
    long stayed = skipped.values().stream().mapToLong(Long::longValue).sum();
    return deletedFiles + quarantinedFiles + removedDirectories + stayed;
  }

  /** Notes the free space of a volume, the first time as it was before. */
  void measure(OpenDirectory directory) throws FileAccessException {
    long volume = directory.facts().identity().volume();
    long free = directory.volume().free();
    freeBefore.putIfAbsent(volume, free);
    freeAfter.put(volume, free);
  }

  CleanupResult result(Optional<Pace.Stop> stopped) {
    long change =
        freeAfter.entrySet().stream()
            .mapToLong(after -> after.getValue() - freeBefore.getOrDefault(after.getKey(), 0L))
            .sum();
    return new CleanupResult(
        deletedFiles,
        deletedBytes,
        quarantinedFiles,
        pendingBytes,
        removedDirectories,
        toolsRun,
        freeBefore.isEmpty() ? OptionalLong.empty() : OptionalLong.of(change),
        skipped,
        keptByPrograms,
        stopped);
  }
}
