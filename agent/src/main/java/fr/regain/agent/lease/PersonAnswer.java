package fr.regain.agent.lease;

import fr.regain.agent.plan.KeepReason;
import fr.regain.agent.rule.Rule;
import fr.regain.v1.Finding;
import fr.regain.v1.Kept;
import fr.regain.v1.Lease;
import fr.regain.v1.LeaseMode;
import fr.regain.v1.LeaseReport;
import fr.regain.v1.LeaseStep;
import fr.regain.v1.Share;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The shape of a person's answer. It comes from an account that can write whatever it likes, so it
 * is never passed on: what is right in it is written anew, and one thing that is wrong refuses all.
 */
final class PersonAnswer {
  private static final int MOST_KEPT = 64;
  private static final Set<String> REASONS =
      Arrays.stream(KeepReason.values()).map(Sums::code).collect(Collectors.toUnmodifiableSet());

  private PersonAnswer() {}

  /**
   * The answer as it is reported; empty for one that cannot be true.
   *
   * @param rules that the person could have agreed to
   * @param diskBytes capacity of all fixed volumes: nobody frees more
   */
  static Optional<LeaseReport> checked(
      LeaseReport answer, Lease lease, List<Rule> rules, long diskBytes) {
    if (!answer.getLeaseId().equals(lease.getId())
        || !answer.getCampaignId().equals(lease.getCampaignId())
        || answer.getShare() != Share.SHARE_PERSON
        || !mayAnswer(answer.getStep(), lease.getMode())
        || answer.getFindingsCount() > rules.size()) {
      return Optional.empty();
    }
    LeaseReport.Builder anew =
        LeaseReport.newBuilder()
            .setLeaseId(lease.getId())
            .setCampaignId(lease.getCampaignId())
            .setStep(answer.getStep())
            .setShare(Share.SHARE_PERSON);
    boolean counts =
        answer.getStep() == LeaseStep.LEASE_STEP_AGREED
            || answer.getStep() == LeaseStep.LEASE_STEP_RESTORED;
    if (counts && !addFindings(anew, answer.getFindingsList(), lease, rules, diskBytes)) {
      return Optional.empty();
    }
    return Optional.of(anew.build());
  }

  private static boolean mayAnswer(LeaseStep step, LeaseMode mode) {
    return switch (step) {
      case LEASE_STEP_AGREED, LEASE_STEP_POSTPONED, LEASE_STEP_DECLINED ->
          mode == LeaseMode.LEASE_MODE_CLEAN;
      case LEASE_STEP_RESTORED -> mode == LeaseMode.LEASE_MODE_RESTORE;
      case LEASE_STEP_UNSPECIFIED,
          LEASE_STEP_REFUSED,
          LEASE_STEP_PREVIEWED,
          LEASE_STEP_STARTED,
          LEASE_STEP_DONE,
          LEASE_STEP_PARTIAL,
          LEASE_STEP_FAILED,
          UNRECOGNIZED ->
          false;
    };
  }

  private static boolean addFindings(
      LeaseReport.Builder anew,
      List<Finding> findings,
      Lease lease,
      List<Rule> rules,
      long diskBytes) {
    Set<String> open = rules.stream().map(Rule::id).collect(Collectors.toCollection(HashSet::new));
    long mostBytes = lease.getMaxBytes() > 0 ? Math.min(lease.getMaxBytes(), diskBytes) : diskBytes;
    long mostFiles = lease.getMaxFiles() > 0 ? lease.getMaxFiles() : Long.MAX_VALUE;
    Total bytes = new Total(mostBytes);
    Total files = new Total(mostFiles);
    for (Finding finding : findings) {
      boolean fits =
          open.remove(finding.getRuleId())
              && bytes.add(finding.getDeletedBytes())
              && bytes.add(finding.getHeldBytes())
              && bytes.add(finding.getRestoredBytes())
              && files.add(finding.getDeletedFiles())
              && files.add(finding.getHeldFiles())
              && files.add(finding.getRestoredFiles())
              && finding.getKeptCount() <= MOST_KEPT
              && finding.getKeptList().stream().allMatch(PersonAnswer::isReason);
      if (!fits) {
        return false;
      }
      Finding.Builder written =
          Finding.newBuilder()
              .setRuleId(finding.getRuleId())
              .setDeletedFiles(finding.getDeletedFiles())
              .setDeletedBytes(finding.getDeletedBytes())
              .setHeldFiles(finding.getHeldFiles())
              .setHeldBytes(finding.getHeldBytes())
              .setRestoredFiles(finding.getRestoredFiles())
              .setRestoredBytes(finding.getRestoredBytes());
      for (Kept kept : finding.getKeptList()) {
        written.addKept(Kept.newBuilder().setReason(kept.getReason()).setFiles(kept.getFiles()));
      }
      anew.addFindings(written);
    }
    return true;
  }

  private static boolean isReason(Kept kept) {
    return REASONS.contains(kept.getReason()) && kept.getFiles() >= 0;
  }

  /** Adds up to a limit; an unsigned number that does not fit a long is above any. */
  private static final class Total {
    private long left;

    Total(long most) {
      left = most;
    }

    boolean add(long more) {
      if (more < 0 || more > left) {
        return false;
      }
      left -= more;
      return true;
    }
  }
}
