package fr.regain.agent.cleanup;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.plan.Decision;
import fr.regain.agent.plan.KeepReason;
import fr.regain.agent.quarantine.Incoming;
import fr.regain.agent.quarantine.Intake;
import fr.regain.agent.quarantine.ItemId;
import fr.regain.agent.quarantine.Outcome;
import fr.regain.agent.quarantine.Quarantine;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Collects files for the quarantine and hands them over many at a time. */
final class Takings implements AutoCloseable {
  private static final int FILES = 4096;
  private static final int DIRECTORIES = 128;

  private final Quarantine quarantine;
  private final String digest;
  private final Tally tally;
  private final List<Incoming> waiting = new ArrayList<>();
  private final List<Long> credits = new ArrayList<>();
  private final IdentityHashMap<OpenDirectory, SharedDirectory> open = new IdentityHashMap<>();
  private @Nullable Intake intake;

  Takings(Quarantine quarantine, String digest, Tally tally) {
    this.quarantine = quarantine;
    this.digest = digest;
    this.tally = tally;
  }

  /**
   * Why an item stays now, as its directory's handle tells; empty when it may go. Whether it is
   * still what the plan showed is asked by the effect itself, immediately before.
   */
  static Optional<KeepReason> reasonToKeep(OpenDirectory directory, Decision.Remove item) {
    try {
      return directory.inUse(item.name()) ? Optional.of(KeepReason.IN_USE) : Optional.empty();
    } catch (FileAccessException e) {
      if (e.reason() == Reason.GONE) {
        return Optional.of(KeepReason.GONE);
      }
      boolean another = e.reason() == Reason.NOT_REGULAR || e.reason() == Reason.LINK;
      return Optional.of(another ? KeepReason.CHANGED : KeepReason.USE_UNKNOWN);
    }
  }

  void add(Decision.Remove item, SharedDirectory directory) throws FileAccessException {
    Optional<KeepReason> keep = reasonNotToWait(item, directory);
    if (keep.isPresent()) {
      tally.skipped(keep.get());
      return;
    }
    wait(item, directory);
    if (waiting.size() >= FILES || open.size() >= DIRECTORIES) {
      settle();
    }
  }

  /**
   * Takes one item at once, and puts it back when {@code regret} then says so. What cannot go back
   * is held, and counted so.
   */
  void takeUnless(Decision.Remove item, SharedDirectory directory, BooleanSupplier regret)
      throws FileAccessException {
    settle();
    Optional<KeepReason> keep = reasonNotToWait(item, directory);
    if (keep.isPresent()) {
      tally.skipped(keep.get());
      return;
    }
    wait(item, directory);
    Outcome outcome = handOver().getFirst();
    if (outcome instanceof Outcome.Taken(ItemId id)
        && regret.getAsBoolean()
        && quarantine.restore(id) instanceof Outcome.Back) {
      outcome = new Outcome.Stays(KeepReason.SURVIVOR);
    }
    count(outcome, item.credit());
    forget();
  }

  private Optional<KeepReason> reasonNotToWait(Decision.Remove item, SharedDirectory directory) {
    return item.facts().identity().volume() == quarantine.volume()
        ? reasonToKeep(directory.open(), item)
        : Optional.of(KeepReason.OTHER_VOLUME);
  }

  private void wait(Decision.Remove item, SharedDirectory directory) {
    if (!open.containsKey(directory.open())) {
      open.put(directory.open(), directory.share());
    }
    waiting.add(
        new Incoming(item.rule(), directory.open(), directory.path(), item.name(), item.facts()));
    credits.add(item.credit());
  }

  /** Hands over what waits, and counts it. */
  void settle() throws FileAccessException {
    if (waiting.isEmpty()) {
      return;
    }
    List<Outcome> outcomes = handOver();
    for (int i = 0; i < outcomes.size(); i++) {
      count(outcomes.get(i), credits.get(i));
    }
    forget();
  }

  private List<Outcome> handOver() throws FileAccessException {
    Intake into = intake;
    if (into == null) {
      into = quarantine.begin(digest);
      intake = into;
    }
    return into.take(List.copyOf(waiting));
  }

  private void count(Outcome outcome, long credit) {
    switch (outcome) {
      case Outcome.Taken _ -> tally.quarantined(credit);
      case Outcome.Stays(KeepReason reason) -> tally.skipped(reason);
      case Outcome.Back _, Outcome.Purged _ ->
          throw new IllegalStateException("an intake neither restores nor purges");
    }
  }

  /** Gives up what waits. */
  void forget() {
    waiting.clear();
    credits.clear();
    open.values().forEach(SharedDirectory::close);
    open.clear();
  }

  @Override
  public void close() {
    forget();
  }
}
