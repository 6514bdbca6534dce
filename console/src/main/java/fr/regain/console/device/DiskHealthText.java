package fr.regain.console.device;

import fr.regain.console.web.Visit;
import fr.regain.v1.DiskHealth;
import java.util.ArrayList;
import java.util.List;

/** What a disk said of its health, in words: the verdict, its hours, its wear, and its errors. */
final class DiskHealthText {
  private final Visit visit;
  private final List<String> parts = new ArrayList<>();

  private DiskHealthText(Visit visit) {
    this.visit = visit;
  }

  /** Empty when the disk was not asked or did not answer. */
  static String of(Visit visit, DiskHealth health) {
    DiskHealthText text = new DiskHealthText(visit);
    if (health.hasPassed()) {
      text.parts.add(visit.say(health.getPassed() ? "disk-health.passed" : "disk-health.failed"));
    }
    text.add(health.hasPowerOnHours(), "hours", health.getPowerOnHours());
    text.add(health.hasPercentageUsed(), "worn", health.getPercentageUsed());
    text.add(health.hasAvailableSparePercent(), "spare", health.getAvailableSparePercent());
    text.add(health.hasReallocatedSectors(), "reallocated", health.getReallocatedSectors());
    text.add(
        health.hasReportedUncorrectableErrors(),
        "uncorrectable",
        health.getReportedUncorrectableErrors());
    text.add(health.hasCommandTimeouts(), "timeouts", health.getCommandTimeouts());
    text.add(health.hasPendingSectors(), "pending", health.getPendingSectors());
    text.add(
        health.hasOfflineUncorrectableSectors(),
        "unreadable",
        health.getOfflineUncorrectableSectors());
    text.add(health.hasMediaErrors(), "media", health.getMediaErrors());
    return String.join(", ", text.parts);
  }

  private void add(boolean told, String key, long number) {
    if (told) {
      parts.add(visit.say("disk-health." + key, number));
    }
  }
}
