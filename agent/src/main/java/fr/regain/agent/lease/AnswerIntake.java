package fr.regain.agent.lease;

import com.google.protobuf.InvalidProtocolBufferException;
import fr.regain.agent.host.file.Principal;
import fr.regain.agent.rule.Rule;
import fr.regain.agent.rule.RuleSet;
import fr.regain.v1.Lease;
import fr.regain.v1.LeaseMode;
import fr.regain.v1.LeaseReport;
import fr.regain.v1.LeaseStep;
import java.util.List;
import java.util.Optional;

/** Turns what people left into reports: each once, so many for each person, and no name. */
final class AnswerIntake implements DropFolder.Reader {
  private static final int ID_BYTES = 16;
  private static final int MOST_ANSWERS = 500;
  private static final int MOST_ANSWERS_OF_ONE = 5;
  private static final int MOST_POSTPONED = 3;

  private final LeaseStore store;
  private final Outbox outbox;
  private final LocalPolicy policy;
  private final RuleSet rules;
  private final long diskBytes;

  /**
   * For one look into the folder.
   *
   * @param diskBytes capacity of all fixed volumes
   */
  AnswerIntake(LeaseStore store, Outbox outbox, LocalPolicy policy, RuleSet rules, long diskBytes) {
    this.store = store;
    this.outbox = outbox;
    this.policy = policy;
    this.rules = rules;
    this.diskBytes = diskBytes;
  }

  @Override
  public boolean take(Principal owner, String name, byte[] content) {
    LeaseReport answer;
    try {
      answer = LeaseReport.parseFrom(content);
    } catch (InvalidProtocolBufferException garbage) {
      return false;
    }
    Optional<HeldLease> asking =
        answer.getLeaseId().size() == ID_BYTES
            ? store
                .find(answer.getLeaseId())
                .filter(held -> held.stage() == Stage.ASKING)
                .filter(held -> policy.asksPeople(held.lease(), rules))
            : Optional.empty();
    if (asking.isEmpty()) {
      return false;
    }
    HeldLease held = asking.get();
    if (held.answers().stream().anyMatch(taken -> taken.entry().equals(name))) {
      return true;
    }
    Optional<LeaseReport> checked =
        PersonAnswer.checked(answer, held.lease(), personRules(held.lease()), diskBytes)
            .filter(report -> mayStill(held, owner, report.getStep()));
    checked.ifPresent(
        report ->
            outbox.send(
                held.with(new HeldLease.Answer(owner.id(), name, report.getStep())), report));
    return checked.isPresent();
  }

  private static boolean mayStill(HeldLease held, Principal owner, LeaseStep step) {
    List<HeldLease.Answer> own =
        held.answers().stream().filter(answer -> answer.account().equals(owner.id())).toList();
    long postponed = own.stream().filter(a -> a.step() == LeaseStep.LEASE_STEP_POSTPONED).count();
    return held.answers().size() < MOST_ANSWERS
        && own.size() < MOST_ANSWERS_OF_ONE
        && (step != LeaseStep.LEASE_STEP_POSTPONED || postponed < MOST_POSTPONED);
  }

  /** In a restore any rule of a person's may have been the one. */
  private List<Rule> personRules(Lease lease) {
    return lease.getMode() == LeaseMode.LEASE_MODE_RESTORE
        ? rules.rules().stream().filter(ChosenRules::isOfPerson).toList()
        : ChosenRules.ofPerson(policy.allowed(lease), rules);
  }
}
