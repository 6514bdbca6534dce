package fr.regain.console.simulate;

import com.google.protobuf.ByteString;
import fr.regain.console.rule.Rule;
import fr.regain.console.rule.RuleMode;
import fr.regain.console.rule.RuleSet;
import fr.regain.v1.Finding;
import fr.regain.v1.Lease;
import fr.regain.v1.LeaseReport;
import fr.regain.v1.LeaseStep;
import fr.regain.v1.RuleChoice;
import fr.regain.v1.Share;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** The files of one device that does not exist, and what leases do to them. */
final class SimulatedWork {
  private static final int MOST_FILES_OF_A_RULE = 400;
  private static final int LARGEST_FILE = 4_000_000;

  private final long seed;
  private final RuleSet rules;
  private final boolean refuses;
  private final boolean fails;
  private final int failsInWave;
  private final Map<String, Files> left = new HashMap<>();
  private final Map<String, Files> held = new HashMap<>();
  private final Deeds deeds = new Deeds();

  private record Files(long count, long bytes) {
    static final Files NONE = new Files(0, 0);

    Files plus(Files other) {
      return new Files(count + other.count, bytes + other.bytes);
    }
  }

  /** What the device did, added up over its life. */
  static final class Deeds {
    long plannedBytes;
    long deletedBytes;
    long heldBytes;
    long restoredBytes;
    long returnedBytes;
  }

  /**
   * @param seed of this device
   * @param refuses whether it refuses every lease
   * @param fails whether it fails every clean-up
   * @param failsInWave a wave in which it fails every clean-up; 0: none
   */
  SimulatedWork(long seed, RuleSet rules, boolean refuses, boolean fails, int failsInWave) {
    this.seed = seed;
    this.rules = rules;
    this.refuses = refuses;
    this.fails = fails;
    this.failsInWave = failsInWave;
  }

  Deeds deeds() {
    return deeds;
  }

  /** Carries a lease out, and says what it has to report. */
  List<LeaseReport> carryOut(Lease lease) {
    if (refuses) {
      return List.of(report(lease, LeaseStep.LEASE_STEP_REFUSED).setReason("policy.off").build());
    }
    return switch (lease.getMode()) {
      case LEASE_MODE_DRY_RUN -> List.of(plan(lease));
      case LEASE_MODE_CLEAN -> clean(lease);
      case LEASE_MODE_RESTORE -> List.of(restore(lease));
      case LEASE_MODE_UNSPECIFIED, UNRECOGNIZED -> List.of();
    };
  }

  private LeaseReport plan(Lease lease) {
    LeaseReport.Builder report = report(lease, LeaseStep.LEASE_STEP_PREVIEWED);
    deeds.plannedBytes = 0;
    for (Rule rule : chosen(lease)) {
      Files files = left(rule);
      deeds.plannedBytes += files.bytes();
      report.addFindings(
          Finding.newBuilder()
              .setRuleId(rule.id())
              .setPlannedFiles(files.count())
              .setPlannedBytes(files.bytes()));
    }
    return report.setPlanDigest(digest()).build();
  }

  private ByteString digest() {
    return ByteString.copyFrom(ByteBuffer.allocate(32).putLong(seed).rewind());
  }

  private List<LeaseReport> clean(Lease lease) {
    LeaseReport started = report(lease, LeaseStep.LEASE_STEP_STARTED).build();
    if (fails || (failsInWave > 0 && lease.getWave() == failsInWave)) {
      return List.of(
          started, report(lease, LeaseStep.LEASE_STEP_FAILED).setReason("disk.error").build());
    }
    LeaseReport.Builder done = report(lease, LeaseStep.LEASE_STEP_DONE);
    long returned = 0;
    for (Rule rule : chosen(lease)) {
      Files files = left(rule);
      left.put(rule.id(), Files.NONE);
      Finding.Builder finding = Finding.newBuilder().setRuleId(rule.id());
      if (rule.mode() == RuleMode.ASK) {
        held.merge(rule.id(), files, Files::plus);
        deeds.heldBytes += files.bytes();
        finding.setHeldFiles(files.count()).setHeldBytes(files.bytes());
      } else {
        returned += files.bytes();
        deeds.deletedBytes += files.bytes();
        finding.setDeletedFiles(files.count()).setDeletedBytes(files.bytes());
      }
      done.addFindings(finding);
    }
    deeds.returnedBytes += returned;
    return List.of(started, done.setReturnedBytes(returned).build());
  }

  private LeaseReport restore(Lease lease) {
    LeaseReport.Builder report = report(lease, LeaseStep.LEASE_STEP_RESTORED);
    held.forEach(
        (rule, files) -> {
          deeds.restoredBytes += files.bytes();
          report.addFindings(
              Finding.newBuilder()
                  .setRuleId(rule)
                  .setRestoredFiles(files.count())
                  .setRestoredBytes(files.bytes()));
        });
    held.clear();
    return report.build();
  }

  private List<Rule> chosen(Lease lease) {
    List<Rule> chosen = new ArrayList<>();
    for (RuleChoice choice : lease.getRulesList()) {
      Optional<Rule> rule = rules.find(choice.getRuleId());
      rule.filter(one -> one.mode() != RuleMode.REPORT).ifPresent(chosen::add);
    }
    return chosen;
  }

  /** What the rule finds on this device: always the same until it is gone. */
  private Files left(Rule rule) {
    return left.computeIfAbsent(
        rule.id(),
        id -> {
          RandomGenerator random = new SplittableRandom(seed ^ id.hashCode());
          int files = random.nextInt(MOST_FILES_OF_A_RULE);
          return new Files(files, files * (long) random.nextInt(LARGEST_FILE));
        });
  }

  private static LeaseReport.Builder report(Lease lease, LeaseStep step) {
    return LeaseReport.newBuilder()
        .setLeaseId(lease.getId())
        .setCampaignId(lease.getCampaignId())
        .setShare(Share.SHARE_SYSTEM)
        .setStep(step);
  }
}
