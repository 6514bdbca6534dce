package fr.regain.agent.quarantine;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.plan.KeepReason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Deletes for good what has been held long enough. */
final class Purge {
  private static final int AT_ONCE = 512;

  private final Contents contents;
  private final OpenDirectory root;
  private final Journal journal;
  private final InstantSource clock;

  Purge(Contents contents, OpenDirectory root, Journal journal, InstantSource clock) {
    this.contents = contents;
    this.root = root;
    this.journal = journal;
    this.clock = clock;
  }

  void run(Retention retention, Consumer<Outcome> each) throws FileAccessException {
    Instant now = clock.instant();
    List<Ledger.Entry> heldByAge =
        journal.ledger().entries().stream()
            .filter(entry -> !entry.state().isFinal() && entry.since().isPresent())
            .sorted(Comparator.comparing(entry -> entry.since().orElseThrow()))
            .toList();
    for (int from = 0; from < heldByAge.size(); from += AT_ONCE) {
      Duration required =
          retention.isShort(root.volume()) ? retention.underPressure() : retention.usual();
      List<Ledger.Entry> due =
          heldByAge.subList(from, Math.min(heldByAge.size(), from + AT_ONCE)).stream()
              .filter(entry -> isOld(entry.since().orElseThrow(), now, required))
              .toList();
      if (due.isEmpty()) {
        return;
      }
      purge(due, each);
    }
  }

  /** A time in the future is no age: the clock was wrong then or is now. */
  private static boolean isOld(Instant since, Instant now, Duration required) {
    return !since.isAfter(now) && Duration.between(since, now).compareTo(required) >= 0;
  }

  private void purge(List<Ledger.Entry> due, Consumer<Outcome> each) throws FileAccessException {
    journal.append(
        due.stream()
            .map(entry -> new JournalRecord.PurgeIntent(entry.id(), clock.instant()))
            .toList());
    journal.sync();
    List<JournalRecord> ends = new ArrayList<>();
    Set<OpenDirectory> touched = new LinkedHashSet<>();
    for (Ledger.Entry entry : due) {
      each.accept(delete(entry, touched, ends));
    }
    for (OpenDirectory run : touched) {
      run.sync();
    }
    journal.append(ends);
    journal.sync();
  }

  private Outcome delete(Ledger.Entry entry, Set<OpenDirectory> touched, List<JournalRecord> ends)
      throws FileAccessException {
    Optional<FileFacts> facts = contents.facts(entry.id());
    if (facts.isEmpty()) {
      ends.add(new JournalRecord.Purged(entry.id(), clock.instant()));
      return new Outcome.Stays(KeepReason.GONE);
    }
    boolean same = entry.origin().filter(origin -> origin.isSameAs(facts.get())).isPresent();
    if (!same) {
      return new Outcome.Stays(KeepReason.CHANGED);
    }
    OpenDirectory run = contents.ofRun(entry.id().run());
    touched.add(run);
    try {
      run.unlink(contents.name(entry.id().sequence()), facts.get());
    } catch (FileAccessException e) {
      return new Outcome.Stays(KeepReason.of(e.reason()));
    }
    ends.add(new JournalRecord.Purged(entry.id(), clock.instant()));
    return new Outcome.Purged(facts.get().links() == 1 ? facts.get().allocated() : 0);
  }
}
