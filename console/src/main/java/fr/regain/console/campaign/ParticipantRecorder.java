package fr.regain.console.campaign;

import com.google.protobuf.InvalidProtocolBufferException;
import fr.regain.console.rule.Rule;
import fr.regain.console.rule.RuleMode;
import fr.regain.console.rule.RuleSet;
import fr.regain.console.schema.tables.records.CampaignDeviceRecord;
import fr.regain.v1.Finding;
import fr.regain.v1.LeaseReport;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts one device of a campaign into its next state, with what it planned or did. */
final class ParticipantRecorder {
  private static final String WITHDRAWN = "lease.withdrawn";
  private static final String STOPPED = "lease.stopped";
  private static final String LEASE_EXPIRED = "lease.expired";

  private final Campaign campaign;
  private final CampaignDeviceRecord row;
  private final RuleSet rules;
  private final Capacities capacities;
  private final Tally tally;
  private final Instant now;

  ParticipantRecorder(
      Campaign campaign,
      CampaignDeviceRecord row,
      RuleSet rules,
      Capacities capacities,
      Tally tally,
      Instant now) {
    this.campaign = campaign;
    this.row = row;
    this.rules = rules;
    this.capacities = capacities;
    this.tally = tally;
    this.now = now;
  }

  void record(ParticipantChange change) {
    switch (change) {
      case ParticipantChange.Fetched fetched -> {
        switch (fetched.kind()) {
          case DRY_RUN -> tell(ParticipantEvent.TRIAL_LEASED, null);
          case CLEAN -> tell(ParticipantEvent.LEASED, null);
          case RESTORE -> {}
        }
      }
      case ParticipantChange.Lost lost -> tell(ParticipantEvent.LEASE_LOST, null);
      case ParticipantChange.Unfit unfit -> tell(ParticipantEvent.UNFIT, unfit.reason());
      case ParticipantChange.Reported reported -> report(reported);
    }
  }

  private void tell(ParticipantEvent event, @Nullable String reason) {
    ParticipantState state = ParticipantState.valueOf(row.getState());
    ParticipantState next = state.next(event);
    if (next != state) {
      row.setState(next.name());
      row.setReason(reason);
      row.setChangedAt(now.atOffset(ZoneOffset.UTC));
    }
  }

  private void report(ParticipantChange.Reported reported) {
    LeaseReport report = reported.report();
    String why =
        Plausibility.objection(
            reported, campaign.draft().rules(), row, capacities.capacity(row.getDeviceId()));
    if (why != null) {
      tell(ParticipantEvent.FAILED, why);
      return;
    }
    switch (report.getStep()) {
      case LEASE_STEP_REFUSED -> refused(report);
      case LEASE_STEP_PREVIEWED -> planned(report, reported.takenAt());
      case LEASE_STEP_STARTED -> tell(ParticipantEvent.STARTED, null);
      case LEASE_STEP_DONE -> {
        worked(report, reported.takenAt());
        tell(
            Participation.asksPeople(campaign, rules) && row.getAnswer() == null
                ? ParticipantEvent.DONE_BUT_FOR_PEOPLE
                : ParticipantEvent.DONE,
            null);
      }
      case LEASE_STEP_PARTIAL -> {
        worked(report, reported.takenAt());
        tell(
            isInterruption(report) && !campaign.state().isOver()
                ? ParticipantEvent.INTERRUPTED
                : ParticipantEvent.ENDED_EARLY,
            report.getReason());
      }
      case LEASE_STEP_FAILED -> {
        worked(report, reported.takenAt());
        tell(ParticipantEvent.FAILED, report.getReason());
      }
      case LEASE_STEP_AGREED -> {
        worked(report, reported.takenAt());
        row.setAnswer(ParticipantEvent.AGREED.name());
        tell(ParticipantEvent.AGREED, null);
      }
      case LEASE_STEP_DECLINED -> {
        row.setAnswer(ParticipantEvent.DECLINED.name());
        tell(ParticipantEvent.DECLINED, null);
      }
      case LEASE_STEP_RESTORED -> {
        worked(report, reported.takenAt());
        tell(ParticipantEvent.PUT_BACK, null);
      }
      // Asked again later: the device is still asking. A step that this console does not know says
      // nothing that it could count.
      case LEASE_STEP_POSTPONED, LEASE_STEP_UNSPECIFIED, UNRECOGNIZED -> {}
    }
  }

  // A device that was off until its lease was over goes on under another one.
  private static boolean isInterruption(LeaseReport report) {
    return Set.of(WITHDRAWN, STOPPED, LEASE_EXPIRED).contains(report.getReason());
  }

  private void refused(LeaseReport report) {
    if (report.getReason().equals(LEASE_EXPIRED) || report.getReason().equals(WITHDRAWN)) {
      tell(ParticipantEvent.LEASE_LOST, report.getReason());
    } else {
      tell(ParticipantEvent.UNFIT, report.getReason());
    }
  }

  /** A plan takes the place of the last one; people's parts come beside it and add up. */
  private void planned(LeaseReport report, Instant takenAt) {
    Share share = Plausibility.share(report);
    if (share == Share.SYSTEM) {
      takePlanBack();
      row.setPlan(report.toByteArray());
      row.setPlannedAt(takenAt.atOffset(ZoneOffset.UTC));
      row.setPlanDigest(HexFormat.of().formatHex(report.getPlanDigest().toByteArray()));
      row.setUsedBefore(capacities.used(row.getDeviceId()));
    }
    for (Finding finding : report.getFindingsList()) {
      plan(share, finding, 1);
    }
    if (isNothing(report)) {
      tell(ParticipantEvent.PLANNED_NOTHING, null);
    } else if (row.getPlannedFiles() > campaign.draft().limits().files()
        || row.getPlannedBytes() > campaign.draft().limits().bytes()) {
      tell(ParticipantEvent.PLANNED_TOO_MUCH, "plan.above-limits");
    } else {
      tell(ParticipantEvent.PLANNED, null);
      if (campaign.isReleased(row.getWave()) && !campaign.state().isOver()) {
        tell(ParticipantEvent.RELEASED, null);
      }
    }
  }

  // Devices do not look into people's directories: people are asked whatever the system's plan is.
  private boolean isNothing(LeaseReport report) {
    return row.getPlannedFiles() == 0
        && row.getPlannedBytes() == 0
        && !hasTool(report)
        && !Participation.asksPeople(campaign, rules);
  }

  // A vendor's tool has no plan of files: that it is in the plan at all is the plan.
  private boolean hasTool(LeaseReport report) {
    return report.getFindingsList().stream()
        .anyMatch(
            finding ->
                rules
                    .find(finding.getRuleId())
                    .map(rule -> rule.mode() == RuleMode.TOOL)
                    .orElse(false));
  }

  private void takePlanBack() {
    byte[] plan = row.getPlan();
    if (plan == null) {
      return;
    }
    try {
      for (Finding finding : LeaseReport.parseFrom(plan).getFindingsList()) {
        plan(Share.SYSTEM, finding, -1);
      }
    } catch (InvalidProtocolBufferException damaged) {
      throw new IllegalStateException("The plan on record of " + row.getDeviceId(), damaged);
    }
  }

  private void plan(Share share, Finding finding, int sign) {
    long files = sign * finding.getPlannedFiles();
    long bytes = sign * finding.getPlannedBytes();
    row.setPlannedFiles(row.getPlannedFiles() + files);
    row.setPlannedBytes(row.getPlannedBytes() + bytes);
    if (rules.find(finding.getRuleId()).map(Rule::freesAtOnce).orElse(false)) {
      row.setPromptBytes(row.getPromptBytes() + bytes);
    }
    tally.addRule(row, finding.getRuleId(), share, new RuleSums(files, bytes, 0, 0, 0, 0, 0, 0));
  }

  private void worked(LeaseReport report, Instant takenAt) {
    Share share = Plausibility.share(report);
    for (Finding finding : report.getFindingsList()) {
      row.setDeletedFiles(row.getDeletedFiles() + finding.getDeletedFiles());
      row.setDeletedBytes(row.getDeletedBytes() + finding.getDeletedBytes());
      row.setHeldFiles(row.getHeldFiles() + finding.getHeldFiles());
      row.setHeldBytes(row.getHeldBytes() + finding.getHeldBytes());
      row.setRestoredFiles(row.getRestoredFiles() + finding.getRestoredFiles());
      row.setRestoredBytes(row.getRestoredBytes() + finding.getRestoredBytes());
      tally.addRule(
          row,
          finding.getRuleId(),
          share,
          new RuleSums(
              0,
              0,
              finding.getDeletedFiles(),
              finding.getDeletedBytes(),
              finding.getHeldFiles(),
              finding.getHeldBytes(),
              finding.getRestoredFiles(),
              finding.getRestoredBytes()));
    }
    if (report.hasReturnedBytes()) {
      row.setReturnedBytes(row.getReturnedBytes() + report.getReturnedBytes());
      row.setMeasured(1L);
    }
    row.setWorkedAt(takenAt.atOffset(ZoneOffset.UTC));
    row.setUsedAfter(capacities.used(row.getDeviceId()));
  }
}
