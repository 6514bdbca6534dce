package fr.regain.agent.lease;

import fr.regain.agent.cleanup.CleanupResult;
import fr.regain.agent.host.file.FileKind;
import fr.regain.agent.plan.CleanupPlan;
import fr.regain.agent.plan.Decision;
import fr.regain.agent.plan.KeepReason;
import fr.regain.agent.quarantine.Held;
import fr.regain.agent.quarantine.Origin;
import fr.regain.v1.Finding;
import fr.regain.v1.Kept;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sums for each rule, as they are reported: no name, no path. Bytes are allocated bytes, each file
 * counted once. What was done is only ever added up; what stays is counted anew where it is tried
 * anew.
 */
public final class Sums {
  private final Map<String, Finding.Builder> findings = new LinkedHashMap<>();
  private final Map<String, Map<String, Long>> kept = new LinkedHashMap<>();

  /** Sums that go on from what was reported or stored before. */
  public static Sums of(List<Finding> before) {
    Sums sums = new Sums();
    for (Finding finding : before) {
      sums.findings.put(finding.getRuleId(), finding.toBuilder().clearKept());
      finding
          .getKeptList()
          .forEach(k -> sums.keep(finding.getRuleId(), k.getReason(), k.getFiles()));
    }
    return sums;
  }

  /** A rule, so that it is reported even when nothing comes of it. */
  public Finding.Builder of(String rule) {
    return findings.computeIfAbsent(rule, id -> Finding.newBuilder().setRuleId(id));
  }

  /** What a plan would take and leave. */
  public Sums planned(CleanupPlan plan) {
    for (Decision decision : plan.decisions()) {
      Finding.Builder finding = of(decision.rule());
      switch (decision) {
        case Decision.Remove remove -> {
          if (remove.facts().kind() != FileKind.DIRECTORY) {
            finding.setPlannedFiles(finding.getPlannedFiles() + 1);
            finding.setPlannedBytes(finding.getPlannedBytes() + remove.credit());
          }
        }
        case Decision.Keep keep -> keep(keep.rule(), code(keep.reason()), 1);
        case Decision.Run _ -> {}
      }
    }
    return this;
  }

  /** What a clean-up of one rule did; what it had no time for is left out. */
  public void cleaned(String rule, CleanupResult result) {
    cleaned(rule, result, Set.of());
  }

  /**
   * What a clean-up of one rule did; what it had no time for is left out.
   *
   * @param later reasons for which something only waits for another turn, and is left out too
   */
  public void cleaned(String rule, CleanupResult result, Set<KeepReason> later) {
    Finding.Builder finding = of(rule);
    finding
        .setDeletedFiles(finding.getDeletedFiles() + result.deletedFiles())
        .setDeletedBytes(finding.getDeletedBytes() + result.deletedBytes())
        .setHeldFiles(finding.getHeldFiles() + result.quarantinedFiles())
        .setHeldBytes(finding.getHeldBytes() + result.pendingBytes());
    Map<KeepReason, Long> skipped = new EnumMap<>(KeepReason.class);
    skipped.putAll(result.skipped());
    skipped.remove(KeepReason.STOPPED);
    skipped.keySet().removeAll(later);
    skipped.forEach((reason, files) -> keep(rule, code(reason), files));
  }

  /** Takes what the quarantine really holds in place of what was added up. */
  public void holds(List<Held> held) {
    findings.values().forEach(finding -> finding.clearHeldFiles().clearHeldBytes());
    for (Held item : held) {
      Optional<Origin> origin = item.origin();
      if (origin.isPresent()) {
        Finding.Builder finding = of(origin.get().rule());
        finding.setHeldFiles(finding.getHeldFiles() + 1);
        finding.setHeldBytes(finding.getHeldBytes() + origin.get().allocated());
      }
    }
  }

  /** One more file is back. */
  public void restored(Origin origin) {
    Finding.Builder finding = of(origin.rule());
    finding.setRestoredFiles(finding.getRestoredFiles() + 1);
    finding.setRestoredBytes(finding.getRestoredBytes() + origin.allocated());
  }

  /** Whether anything went, for good or to the quarantine. */
  public boolean tellsOfAny() {
    return findings.values().stream()
        .anyMatch(finding -> finding.getDeletedFiles() > 0 || finding.getHeldFiles() > 0);
  }

  /** So many more stay for a reason. */
  public void keep(String rule, String reason, long files) {
    of(rule);
    if (files > 0) {
      kept.computeIfAbsent(rule, id -> new LinkedHashMap<>()).merge(reason, files, Long::sum);
    }
  }

  /** What stays is about to be counted from the start. */
  void clearKept() {
    kept.clear();
  }

  /** The code of a reason on the wire: {@code too_young}. */
  public static String code(KeepReason reason) {
    return reason.code().replace('-', '_');
  }

  /** As they are reported. */
  public List<Finding> findings() {
    List<Finding> all = new ArrayList<>();
    findings.forEach(
        (rule, finding) -> {
          Finding.Builder whole = finding.clone();
          kept.getOrDefault(rule, Map.of())
              .forEach(
                  (reason, files) ->
                      whole.addKept(Kept.newBuilder().setReason(reason).setFiles(files)));
          all.add(whole.build());
        });
    return all;
  }
}
