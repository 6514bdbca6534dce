package fr.regain.agent.quarantine;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.plan.KeepReason;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Puts one item back under its name, or beside it under a new one. */
final class Restoring {
  private static final int ATTEMPTS = 1000;

  private final OwnedDirectories directories;
  private final Contents contents;
  private final Journal journal;
  private final Reserve reserve;
  private final InstantSource clock;

  Restoring(
      OwnedDirectories directories,
      Contents contents,
      Journal journal,
      Reserve reserve,
      InstantSource clock) {
    this.directories = directories;
    this.contents = contents;
    this.journal = journal;
    this.reserve = reserve;
    this.clock = clock;
  }

  Outcome restore(ItemId id) {
    try {
      Optional<FileFacts> held = contents.facts(id);
      if (held.isEmpty()) {
        return new Outcome.Stays(KeepReason.GONE);
      }
      Optional<Ledger.Entry> entry = journal.ledger().find(id);
      Optional<Origin> origin = entry.flatMap(Ledger.Entry::origin);
      if (origin.isEmpty()) {
        return new Outcome.Stays(KeepReason.UNSUPPORTED);
      }
      if (!origin.get().isOf(held.get())) {
        return new Outcome.Stays(KeepReason.CHANGED);
      }
      boolean unchanged =
          origin.get().isSameAs(held.get())
              && entry
                  .flatMap(Ledger.Entry::committed)
                  .filter(committed -> committed.changed().equals(held.get().changed()))
                  .isPresent();
      try {
        return putBack(id, origin.get(), held.get(), unchanged);
      } catch (FileAccessException e) {
        reserve.giveUpFor(e);
        return putBack(id, origin.get(), held.get(), unchanged);
      }
    } catch (FileAccessException e) {
      return new Outcome.Stays(KeepReason.of(e.reason()));
    }
  }

  /** Throws only while the item is still held. */
  private Outcome putBack(ItemId id, Origin origin, FileFacts facts, boolean unchanged)
      throws FileAccessException {
    try (OpenDirectory to = directories.openOrCreate(origin.directory())) {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        FileName name = beside(origin.name(), attempt);
        if (move(id, origin, facts, to, name)) {
          return new Outcome.Back(
              origin.directory(), name, unchanged && isThatFile(to, name, facts));
        }
      }
      return new Outcome.Stays(KeepReason.PLACE_TAKEN);
    }
  }

  /** False when the name is taken. */
  private boolean move(ItemId id, Origin origin, FileFacts facts, OpenDirectory to, FileName name)
      throws FileAccessException {
    OpenDirectory from = contents.ofRun(id.run());
    journal.append(
        List.of(new JournalRecord.RestoreIntent(id, origin.directory(), name, clock.instant())));
    journal.sync();
    try {
      from.moveNoReplace(contents.name(id.sequence()), facts, to, name);
    } catch (FileAccessException e) {
      if (e.reason() == Reason.EXISTS) {
        return false;
      }
      throw e;
    }
    journal.settle(List.of(to, from), List.of(new JournalRecord.Restored(id, clock.instant())));
    return true;
  }

  private static boolean isThatFile(OpenDirectory directory, FileName name, FileFacts facts) {
    try {
      return directory.stat(name).identity().equals(facts.identity());
    } catch (FileAccessException _) {
      return false;
    }
  }

  /** The name itself, then with a number before the ending: {@code letter (1).odt}. */
  private static FileName beside(FileName name, int attempt) throws FileAccessException {
    return attempt == 0 ? name : name.numbered(attempt);
  }
}
