package fr.regain.console.eligibility;

import fr.regain.v1.Disk;
import fr.regain.v1.DiskHealth;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The counters of a disk that are not zero, by the numbers under which disks keep them. */
final class DiskCounters {
  private DiskCounters() {}

  static String of(Disk disk) {
    DiskHealth health = disk.getHealth();
    String verdict = health.hasPassed() && !health.getPassed() ? "SMART FAILED" : "";
    return Stream.of(
            verdict,
            counter("5", health.getReallocatedSectors(), ""),
            counter("187", health.getReportedUncorrectableErrors(), ""),
            counter("188", health.getCommandTimeouts(), ""),
            counter("197", health.getPendingSectors(), ""),
            counter("198", health.getOfflineUncorrectableSectors(), ""),
            counter("percentage_used", health.getPercentageUsed(), "\u202F%"),
            counter("media_errors", health.getMediaErrors(), ""),
            health.hasAvailableSparePercent()
                ? "available_spare: " + health.getAvailableSparePercent() + "\u202F%"
                : "")
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String counter(String name, long count, String unit) {
    return count == 0 ? "" : name + ": " + count + unit;
  }
}
