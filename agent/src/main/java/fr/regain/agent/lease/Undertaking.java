package fr.regain.agent.lease;

import com.google.protobuf.ByteString;
import fr.regain.agent.cleanup.CleanupResult;
import fr.regain.agent.cleanup.StoredPlan;
import fr.regain.agent.cleanup.Workspace;
import fr.regain.agent.host.file.FileKind;
import fr.regain.agent.plan.Caps;
import fr.regain.agent.plan.CleanupPlan;
import fr.regain.agent.plan.Decision;
import fr.regain.agent.plan.KeepReason;
import fr.regain.agent.quarantine.Held;
import fr.regain.agent.quarantine.Outcome;
import fr.regain.agent.quarantine.Quarantine;
import fr.regain.agent.rule.Rule;
import fr.regain.agent.storage.tree.Pace;
import fr.regain.v1.Lease;
import fr.regain.v1.RuleChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * Carries out one verified lease in the process that it runs in, piece by piece. After each piece
 * the state is on the medium; what a kill leaves open is done again and finds itself gone. So files
 * that a killed process deleted in its last piece of at most 1,024 are reported as gone and not as
 * deleted: fewer than were, never more. What is held is counted in the quarantine itself.
 */
final class Undertaking {
  private static final int DELETED_AT_ONCE = 1024;

  /** The quarantine's journal is read for each piece, so that pieces are larger there. */
  private static final int HELD_AT_ONCE = 8192;

  private static final int RESTORED_AT_ONCE = 100;

  private final Workspace workspace;
  private final Path file;
  private final Pace pace;
  private final LongConsumer done;
  private final WorkState state;

  /**
   * Goes on where the stored state ends.
   *
   * @param file of the state
   * @param done told how many items are done
   */
  Undertaking(Workspace workspace, Path file, Pace pace, LongConsumer done) {
    this.workspace = workspace;
    this.file = file;
    this.pace = pace;
    this.done = done;
    this.state = WorkState.load(file);
  }

  /** Does what the lease says for the rules that the local policy leaves. */
  void run(Lease lease, List<RuleChoice> allowed) throws IOException, InterruptedException {
    switch (lease.getMode()) {
      case LEASE_MODE_DRY_RUN -> preview(lease, allowed);
      case LEASE_MODE_CLEAN -> clean(lease, allowed);
      case LEASE_MODE_RESTORE -> restore(lease);
      case LEASE_MODE_UNSPECIFIED, UNRECOGNIZED -> state.problem = Optional.of("lease.mode");
    }
    state.save(file);
  }

  /** Only counts what the quarantine holds, for a lease that ends before its time. */
  void settle(Lease lease) throws IOException {
    count(lease);
    state.save(file);
  }

  private void preview(Lease lease, List<RuleChoice> allowed) throws IOException {
    List<Rule> rules = ChosenRules.ofSystem(allowed, workspace.rules());
    Optional<StoredPlan> made =
        workspace.planForCampaign(rules, ChosenRules.limits(lease), path -> false, pace);
    if (made.isEmpty()) {
      return;
    }
    StoredPlan plan = made.get();
    Sums sums = new Sums();
    rules.forEach(rule -> sums.of(rule.id()));
    state.sums = sums.planned(plan.plan());
    state.planDigest = ByteString.copyFrom(HexFormat.of().parseHex(plan.digest()));
    state.finished = true;
  }

  private void clean(Lease lease, List<RuleChoice> allowed)
      throws IOException, InterruptedException {
    Optional<StoredPlan> plan =
        workspace.findForCampaign(HexFormat.of().formatHex(lease.getPlanDigest().toByteArray()));
    if (plan.isEmpty() || !plan.get().plan().ruleSetDigest().equals(workspace.rules().digest())) {
      state.problem = Optional.of("lease.plan");
      return;
    }
    state.planDigest = lease.getPlanDigest();
    Map<String, List<Decision>> parts = parts(plan.get().plan(), lease, allowed);
    state.save(file);
    for (Map.Entry<String, List<Decision>> part : parts.entrySet()) {
      clean(lease, plan.get().plan(), part.getKey(), part.getValue());
    }
    count(lease);
    state.finished = pace.stopped().isEmpty();
  }

  /**
   * The plan's own order, rule by rule, cut where the lease's limits are reached: by all rules of
   * the lease, so that one which is forbidden later leaves no room to others.
   */
  private Map<String, List<Decision>> parts(
      CleanupPlan plan, Lease lease, List<RuleChoice> allowed) {
    List<String> all = ids(lease.getRulesList());
    List<String> rules = ids(allowed);
    Caps limits = ChosenRules.limits(lease);
    Map<String, List<Decision>> parts = new LinkedHashMap<>();
    Map<String, Long> above = new LinkedHashMap<>();
    long files = 0;
    long bytes = 0;
    for (Decision decision : plan.decisions()) {
      if (!all.contains(decision.rule()) || decision instanceof Decision.Keep) {
        continue;
      }
      if (decision instanceof Decision.Remove remove
          && remove.facts().kind() != FileKind.DIRECTORY) {
        if (files + 1 > limits.files() || bytes + remove.facts().allocated() > limits.bytes()) {
          above.merge(decision.rule(), 1L, Long::sum);
          continue;
        }
        files++;
        bytes += remove.facts().allocated();
      }
      parts.computeIfAbsent(decision.rule(), rule -> new ArrayList<>()).add(decision);
    }
    parts.keySet().retainAll(rules);
    above.keySet().retainAll(rules);
    if (state.places.isEmpty()) {
      rules.forEach(state.sums::of);
      above.forEach((rule, count) -> state.sums.keep(rule, Sums.code(KeepReason.ABOVE_CAP), count));
      parts.forEach((rule, part) -> state.places.put(rule, new WorkState.Place(0, part.size())));
    }
    return parts;
  }

  private List<String> ids(List<RuleChoice> choices) {
    return ChosenRules.ofSystem(choices, workspace.rules()).stream().map(Rule::id).toList();
  }

  private void clean(Lease lease, CleanupPlan plan, String rule, List<Decision> all)
      throws IOException, InterruptedException {
    int from = (int) state.places.getOrDefault(rule, new WorkState.Place(0, all.size())).done();
    while (from < all.size() && pace.goOn(0)) {
      List<Decision> piece = all.subList(from, pieceEnd(all, from));
      long before = state.done();
      CleanupResult result =
          workspace.clean(
              new CleanupPlan(plan.ruleSetDigest(), plan.madeAt(), piece),
              Purpose.of(lease.getCampaignId(), lease.getId()),
              pace,
              (items, ofPiece) -> done.accept(before + items));
      long left = result.skipped().getOrDefault(KeepReason.STOPPED, 0L);
      from += (int) (piece.size() - left);
      state.places.put(rule, new WorkState.Place(from, all.size()));
      state.sums.cleaned(rule, result);
      if (result.freeSpaceChange().isPresent()) {
        state.returned =
            OptionalLong.of(state.returned.orElse(0) + result.freeSpaceChange().getAsLong());
      }
      state.save(file);
      done.accept(state.done());
    }
  }

  private static int pieceEnd(List<Decision> all, int from) {
    boolean held =
        all.get(from) instanceof Decision.Remove remove && remove.way() == Decision.Way.QUARANTINE;
    return Math.min(all.size(), from + (held ? HELD_AT_ONCE : DELETED_AT_ONCE));
  }

  private void count(Lease lease) throws IOException {
    String purpose = Purpose.of(lease.getCampaignId(), lease.getId());
    try (Quarantine quarantine = workspace.quarantine()) {
      state.sums.holds(quarantine.heldFor(purpose::equals));
    }
  }

  private void restore(Lease lease) throws IOException {
    try (Quarantine quarantine = workspace.quarantine()) {
      List<Held> held = Purpose.held(quarantine, lease.getCampaignId());
      long before = state.done();
      long position = 0;
      // Those that stayed before are held still: this pass tries them again, and counts them again.
      state.sums.clearKept();
      state.places.put("restore", new WorkState.Place(before, before + held.size()));
      for (Held item : held) {
        if (!pace.goOn(1)) {
          break;
        }
        String rule = item.origin().map(origin -> origin.rule()).orElse("");
        switch (quarantine.restore(item.id())) {
          case Outcome.Back _ -> item.origin().ifPresent(state.sums::restored);
          case Outcome.Stays(KeepReason reason) -> state.sums.keep(rule, Sums.code(reason), 1);
          case Outcome.Taken _, Outcome.Purged _ ->
              throw new IllegalStateException("a restore neither takes nor purges");
        }
        position++;
        state.places.put("restore", new WorkState.Place(before + position, before + held.size()));
        if (position % RESTORED_AT_ONCE == 0) {
          state.save(file);
        }
        done.accept(state.done());
      }
      state.finished = position == held.size();
    }
  }
}
