package fr.regain.agent.mine;

import fr.regain.agent.cleanup.Workspace;
import fr.regain.agent.host.MonotonicClock;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.lease.Purpose;
import fr.regain.agent.lease.Sums;
import fr.regain.agent.plan.Decision;
import fr.regain.agent.quarantine.Held;
import fr.regain.agent.quarantine.ItemId;
import fr.regain.agent.quarantine.Outcome;
import fr.regain.agent.quarantine.Quarantine;
import fr.regain.v1.LeaseReport;
import fr.regain.v1.LeaseStep;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** One visit of the person to their page: what they see, what they have ticked and answered. */
final class Visit {
  private static final int MOST_POSTPONED = 3;
  private static final String BY_ONESELF = "mine";

  /** Where the visit stands. */
  enum Step {
    CHOOSING,
    CLEANING,
    CLEANED,
    POSTPONED,
    DECLINED
  }

  /** What a person is told once, at the top of the next page. */
  enum Notice {
    NOTHING,
    NOTHING_TICKED,
    NOT_SENT,
    NO_MORE_DELAY,
    NOT_CLEANED,
    BACK,
    NOT_BACK
  }

  private final Workspace workspace;
  private final OwnFiles own;
  private final Optional<Asked> asked;
  private final Answers answers;
  private final Choice choice;
  private final MonotonicClock clock;
  private final Remainder.Permission permission;
  private volatile Optional<Cleaning> cleaning = Optional.empty();
  private final List<LeaseReport> sent = new ArrayList<>();
  private Step step = Step.CHOOSING;
  private Notice notice = Notice.NOTHING;

  /**
   * Begins one.
   *
   * @param asked what a campaign asks; absent when the person came by themselves
   * @param choice of what would go
   * @param permission whether the campaign still asks, while a program is waited for
   */
  Visit(
      Workspace workspace,
      OwnFiles own,
      Optional<Asked> asked,
      Answers answers,
      Choice choice,
      MonotonicClock clock,
      Remainder.Permission permission) {
    this.workspace = workspace;
    this.own = own;
    this.asked = asked;
    this.answers = answers;
    this.choice = choice;
    this.clock = clock;
    this.permission = permission;
  }

  synchronized Step step() {
    if (step == Step.CLEANING && cleaning.filter(Cleaning::ended).isPresent()) {
      step = Step.CLEANED;
    }
    return step;
  }

  /** Whether nothing more is to come: the page may be closed. */
  synchronized boolean over() {
    return step == Step.POSTPONED || step == Step.DECLINED;
  }

  synchronized Notice takeNotice() {
    Notice now = notice;
    notice = Notice.NOTHING;
    return now;
  }

  Optional<Asked> asked() {
    return asked;
  }

  Choice choice() {
    return choice;
  }

  Optional<Cleaning> cleaning() {
    return cleaning;
  }

  /** What was sent, word for word; none when nothing was. */
  synchronized List<LeaseReport> sent() {
    return List.copyOf(sent);
  }

  /** Whether a program that runs now keeps something of what is ticked in a group. */
  boolean isKeptByProgram(Choice.Group group) {
    Predicate<Decision.Remove> kept = workspace.keptByPrograms();
    Set<FilePath> areas = new HashSet<>();
    return group.entries().stream()
        .filter(choice::isTicked)
        .map(entry -> entry.items().getFirst())
        .filter(item -> areas.add(item.area()))
        .anyMatch(kept);
  }

  /** Whether a program is waited for, to clean what it keeps. */
  boolean isWaiting() {
    return cleaning.filter(Cleaning::isWaiting).isPresent();
  }

  /** What would be sent if the person agreed now and all of it went. */
  Optional<LeaseReport> wouldBeSent() {
    return asked.map(a -> Answers.message(a.lease(), LeaseStep.LEASE_STEP_AGREED, choice.atMost()));
  }

  boolean mayPostpone() {
    return asked.isPresent() && own.postponed(asked.get().lease().getId()) < MOST_POSTPONED;
  }

  /** Ticks whole classes: those that are named go with what is ticked in them. */
  synchronized void tickClasses(Set<String> rules) {
    for (Choice.Group group : choice.groups()) {
      boolean wanted = rules.contains(group.rule().id());
      boolean any = choice.ticked(group.entries()).files() > 0;
      if (wanted != any) {
        group.entries().forEach(entry -> choice.tick(entry, wanted));
      }
    }
  }

  synchronized void tick(List<Choice.Entry> shown, Set<Integer> ticked) {
    shown.forEach(entry -> choice.tick(entry, ticked.contains(entry.number())));
  }

  synchronized void keepAlways(Choice.Entry entry) throws IOException {
    own.keep(entry.path());
    choice.keepAlways(entry);
  }

  List<FilePath> kept() {
    return own.kept();
  }

  synchronized void keepNoLonger(FilePath path) throws IOException {
    own.keepNoLonger(path);
  }

  /** Yes: what is ticked goes, and nothing else. */
  synchronized void agree() {
    if (step != Step.CHOOSING) {
      return;
    }
    if (choice.ticked().files() == 0) {
      notice = Notice.NOTHING_TICKED;
      return;
    }
    String purpose =
        asked.map(a -> Purpose.of(a.lease().getCampaignId(), a.lease().getId())).orElse(BY_ONESELF);
    Cleaning begun = new Cleaning(workspace, choice, purpose, clock);
    cleaning = Optional.of(begun);
    step = Step.CLEANING;
    begun.start(permission, () -> ended(begun), later -> tell(LeaseStep.LEASE_STEP_AGREED, later));
  }

  /** A clean-up that failed before anything went is no answer: the person may say yes again. */
  private synchronized void ended(Cleaning ended) {
    if (ended.failure().isPresent() && !ended.sums().tellsOfAny()) {
      cleaning = Optional.empty();
      step = Step.CHOOSING;
      notice = Notice.NOT_CLEANED;
    } else {
      tell(LeaseStep.LEASE_STEP_AGREED, ended.sums());
    }
  }

  /** Later: asked again, at most three times. */
  synchronized void postpone() throws IOException {
    if (step != Step.CHOOSING || asked.isEmpty()) {
      return;
    }
    if (!mayPostpone()) {
      notice = Notice.NO_MORE_DELAY;
      return;
    }
    own.postponeOnceMore(asked.get().lease().getId());
    tell(LeaseStep.LEASE_STEP_POSTPONED, new Sums());
    step = Step.POSTPONED;
  }

  /** No: nothing goes, and this campaign does not ask again. */
  synchronized void decline() {
    if (step == Step.CHOOSING) {
      tell(LeaseStep.LEASE_STEP_DECLINED, new Sums());
      step = Step.DECLINED;
    }
  }

  private synchronized void tell(LeaseStep answer, Sums sums) {
    if (asked.isEmpty()) {
      return;
    }
    LeaseReport message = Answers.message(asked.get().lease(), answer, sums);
    try {
      if (answer != LeaseStep.LEASE_STEP_POSTPONED) {
        own.answered(asked.get().lease().getId(), answer);
      }
      answers.leave(message);
      sent.add(message);
    } catch (IOException notLeft) {
      notice = Notice.NOT_SENT;
    }
  }

  /** What the person's quarantine holds. */
  synchronized List<Held> held() throws IOException {
    try (Quarantine quarantine = workspace.quarantine()) {
      return quarantine.held();
    }
  }

  /** Puts one thing back, or all. */
  synchronized void restore(Optional<ItemId> one) throws IOException {
    try (Quarantine quarantine = workspace.quarantine()) {
      List<ItemId> items = one.isPresent() ? List.of(one.get()) : quarantine.ids();
      boolean all = true;
      for (ItemId item : items) {
        all &= quarantine.restore(item) instanceof Outcome.Back;
      }
      notice = all ? Notice.BACK : Notice.NOT_BACK;
    }
  }
}
