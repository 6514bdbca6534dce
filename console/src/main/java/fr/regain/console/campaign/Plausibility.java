package fr.regain.console.campaign;

import fr.regain.console.schema.tables.records.CampaignDeviceRecord;
import fr.regain.v1.Finding;
import fr.regain.v1.LeaseReport;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a report can be true. What cannot be is kept out of every sum: a device that lies, or
 * whose agent is broken, must not make a campaign look good.
 */
final class Plausibility {
  // 16 TiB on one device, and as many files: far above any workstation, and the sums of half a
  // million devices still fit a long.
  private static final long MOST = 1L << 44;

  private Plausibility() {}

  /** Whose things a report is about; the system's where it does not say. */
  static Share share(LeaseReport report) {
    return report.getShare() == fr.regain.v1.Share.SHARE_PERSON ? Share.PERSON : Share.SYSTEM;
  }

  /**
   * Why the report cannot be true, a stable code; null when it can.
   *
   * @param rules those of the campaign: its leases permit nothing by another
   * @param row what the device has planned and done before
   * @param capacity size of its volumes, bytes; null: not known
   */
  static @Nullable String objection(
      ParticipantChange.Reported reported,
      List<ChosenRule> rules,
      CampaignDeviceRecord row,
      @Nullable Long capacity) {
    try {
      return reported.report().getFindingsList().stream()
              .anyMatch(finding -> isBeyond(rules, finding))
          ? "report.beyond-lease"
          : exactObjection(reported, row, capacity);
    } catch (ArithmeticException beyondCounting) {
      return "report.beyond-counting";
    }
  }

  private static @Nullable String exactObjection(
      ParticipantChange.Reported reported, CampaignDeviceRecord row, @Nullable Long capacity) {
    LeaseReport report = reported.report();
    long plannedFiles = 0;
    long planned = 0;
    long files = 0;
    long bytes = 0;
    long restoredFiles = 0;
    long restoredBytes = 0;
    for (Finding finding : report.getFindingsList()) {
      if (isNegative(finding)) {
        return "report.beyond-counting";
      }
      plannedFiles = Math.addExact(plannedFiles, finding.getPlannedFiles());
      planned = Math.addExact(planned, finding.getPlannedBytes());
      files =
          Math.addExact(files, Math.addExact(finding.getDeletedFiles(), finding.getHeldFiles()));
      bytes =
          Math.addExact(bytes, Math.addExact(finding.getDeletedBytes(), finding.getHeldBytes()));
      restoredFiles = Math.addExact(restoredFiles, finding.getRestoredFiles());
      restoredBytes = Math.addExact(restoredBytes, finding.getRestoredBytes());
    }
    // A plan of the system's takes the place of the last one, see ParticipantRecorder.
    if (share(report) == Share.PERSON) {
      plannedFiles = Math.addExact(plannedFiles, row.getPlannedFiles());
      planned = Math.addExact(planned, row.getPlannedBytes());
    }
    long taken = Math.addExact(bytes, row.getDeletedBytes() + row.getHeldBytes());
    long takenFiles = Math.addExact(files, row.getDeletedFiles() + row.getHeldFiles());
    long returned = Math.absExact(report.getReturnedBytes());
    if (capacity != null && (planned > capacity || taken > capacity || returned > capacity)) {
      return "report.beyond-volumes";
    }
    long returnedInAll = Math.absExact(row.getReturnedBytes() + report.getReturnedBytes());
    if (LongStream.of(plannedFiles, planned, takenFiles, taken, returned, returnedInAll)
        .anyMatch(amount -> amount > MOST)) {
      return "report.beyond-counting";
    }
    if (reported.kind() != WorkKind.CLEAN && files + bytes > 0) {
      return "report.beyond-lease";
    }
    if (reported.kind() == WorkKind.CLEAN
        && (files > reported.maximumFiles() || bytes > reported.maximumBytes())) {
      return "report.beyond-lease";
    }
    if (Math.addExact(row.getRestoredFiles(), restoredFiles) > row.getHeldFiles()
        || Math.addExact(row.getRestoredBytes(), restoredBytes) > row.getHeldBytes()) {
      return "report.beyond-quarantine";
    }
    return null;
  }

  // What only stays adds nothing: of an item without an origin, a device does not know the rule.
  private static boolean isBeyond(List<ChosenRule> rules, Finding finding) {
    return rules.stream().noneMatch(chosen -> chosen.ruleId().equals(finding.getRuleId()))
        && !finding.toBuilder()
            .clearRuleId()
            .clearKept()
            .build()
            .equals(Finding.getDefaultInstance());
  }

  // Amounts above 2^63 arrive as negative numbers.
  private static boolean isNegative(Finding finding) {
    return finding.getPlannedFiles() < 0
        || finding.getPlannedBytes() < 0
        || finding.getDeletedFiles() < 0
        || finding.getDeletedBytes() < 0
        || finding.getHeldFiles() < 0
        || finding.getHeldBytes() < 0
        || finding.getRestoredFiles() < 0
        || finding.getRestoredBytes() < 0;
  }
}
