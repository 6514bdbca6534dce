package fr.regain.agent.inventory;

import fr.regain.agent.host.DiskHealthAnswer;
import fr.regain.agent.host.DiskHealthAnswer.Reason;
import fr.regain.agent.host.DiskHealthAnswer.Told;
import fr.regain.agent.host.DiskHealthAnswer.Untold;
import fr.regain.v1.DiskHealth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** What a disk says of its health, or why it says nothing, as one line. */
final class DiskHealthText {
  private final Locale locale;
  private final ResourceBundle words;
  private final List<String> parts = new ArrayList<>();

  private DiskHealthText(Locale locale, ResourceBundle words) {
    this.locale = locale;
    this.words = words;
  }

  static String of(DiskHealthAnswer answer, ResourceBundle words, Locale locale) {
    return switch (answer) {
      case Told(DiskHealth health) -> new DiskHealthText(locale, words).line(health);
      case Untold(Reason reason) ->
          words.getString("untold") + words.getString("colon") + words.getString(reason.name());
    };
  }

  private String line(DiskHealth health) {
    if (health.hasPassed()) {
      parts.add(words.getString(health.getPassed() ? "passed" : "failed"));
    }
    add(health.hasPowerOnHours(), health.getPowerOnHours(), "hours");
    add(health.hasPercentageUsed(), health.getPercentageUsed(), "worn");
    add(health.hasAvailableSparePercent(), health.getAvailableSparePercent(), "spare");
    add(health.hasReallocatedSectors(), health.getReallocatedSectors(), "reallocated");
    add(
        health.hasReportedUncorrectableErrors(),
        health.getReportedUncorrectableErrors(),
        "uncorrectable");
    add(health.hasCommandTimeouts(), health.getCommandTimeouts(), "timeouts");
    add(health.hasPendingSectors(), health.getPendingSectors(), "pending");
    add(
        health.hasOfflineUncorrectableSectors(),
        health.getOfflineUncorrectableSectors(),
        "offline-uncorrectable");
    add(health.hasMediaErrors(), health.getMediaErrors(), "media-errors");
    return String.join(", ", parts);
  }

  private void add(boolean told, long number, String word) {
    if (told) {
      parts.add(words.getString(word).formatted(String.format(locale, "%,d", number)));
    }
  }
}
