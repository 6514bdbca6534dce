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

  /** What may be held long enough. */
  private record Aged(ItemId id, Instant since) {}

  /** What is held long enough, with the facts that its content has now, if it is there. */
  private record Due(Ledger.Entry entry, Optional<FileFacts> facts) {
    /** What changed while it was held is never purged, so nothing is announced of it either. */
    boolean isAsItCame() {
      return facts.isEmpty()
          || entry.origin().filter(origin -> origin.isSameAs(facts.get())).isPresent();
    }
  }

  private final Contents contents;
  private final OpenDirectory root;
  private final Journal journal;
  private final Reserve reserve;
  private final InstantSource clock;

  Purge(
      Contents contents,
      OpenDirectory root,
      Journal journal,
      Reserve reserve,
      InstantSource clock) {
    this.contents = contents;
    this.root = root;
    this.journal = journal;
    this.reserve = reserve;
    this.clock = clock;
  }

  void run(Retention retention, Instant now, Consumer<Outcome> each) throws FileAccessException {
    List<Aged> byAge = new ArrayList<>();
    for (Ledger.Entry entry : journal.ledger().entries()) {
      Optional<Instant> since = entry.since();
      if (!entry.state().isFinal()
          && since.isPresent()
          && isOld(since.get(), now, retention.underPressure())) {
        byAge.add(new Aged(entry.id(), since.get()));
      }
    }
    byAge.sort(Comparator.comparing(Aged::since));
    for (int from = 0; from < byAge.size(); from += AT_ONCE) {
      Duration required =
          retention.isShort(root.volume()) ? retention.underPressure() : retention.usual();
      List<Ledger.Entry> due =
          byAge.subList(from, Math.min(byAge.size(), from + AT_ONCE)).stream()
              .filter(aged -> isOld(aged.since(), now, required))
              .map(aged -> journal.ledger().find(aged.id()).orElseThrow())
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
    List<Due> announced = new ArrayList<>();
    for (Ledger.Entry entry : due) {
      Due found = new Due(entry, contents.facts(entry.id()));
      if (found.isAsItCame()) {
        announced.add(found);
      } else {
        each.accept(new Outcome.Stays(KeepReason.CHANGED));
      }
    }
    try {
      announce(announced);
    } catch (FileAccessException e) {
      reserve.giveUpFor(e);
      announce(announced);
    }
    List<JournalRecord> ends = new ArrayList<>();
    Set<OpenDirectory> touched = new LinkedHashSet<>();
    for (Due item : announced) {
      each.accept(delete(item, touched, ends));
    }
    journal.settle(touched, ends);
  }

  private void announce(List<Due> items) throws FileAccessException {
    journal.append(
        items.stream()
            .map(item -> new JournalRecord.PurgeIntent(item.entry().id(), clock.instant()))
            .toList());
    journal.sync();
  }

  private Outcome delete(Due item, Set<OpenDirectory> touched, List<JournalRecord> ends) {
    ItemId id = item.entry().id();
    JournalRecord end = new JournalRecord.Purged(id, clock.instant());
    if (item.facts().isEmpty()) {
      ends.add(end);
      return new Outcome.Stays(KeepReason.GONE);
    }
    FileFacts facts = item.facts().get();
    try {
      OpenDirectory run = contents.ofRun(id.run());
      run.unlink(contents.name(id.sequence()), facts);
      touched.add(run);
    } catch (FileAccessException e) {
      return new Outcome.Stays(KeepReason.of(e.reason()));
    }
    ends.add(end);
    return new Outcome.Purged(facts.links() == 1 ? facts.allocated() : 0);
  }
}
