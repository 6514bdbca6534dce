package fr.regain.agent.quarantine;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.FileKind;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.plan.KeepReason;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One run that takes files into the quarantine, many at a time. */
public final class Intake {
  private final Contents contents;
  private final Journal journal;
  private final OpenDirectory into;
  private final int run;
  private final InstantSource clock;
  private int sequence;

  Intake(Contents contents, Journal journal, OpenDirectory into, int run, InstantSource clock) {
    this.contents = contents;
    this.journal = journal;
    this.into = into;
    this.run = run;
    this.clock = clock;
  }

  /** The number of this run. */
  public int run() {
    return run;
  }

  /**
   * Takes files. All intents are on the medium before the first file moves; every move is verified
   * at its destination, and what turns out to be another file goes back; both directories of every
   * move are on the medium before it is recorded.
   *
   * @return one outcome for each file, in the same order
   * @throws FileAccessException when the journal cannot take the intents: then nothing has moved
   */
  public List<Outcome> take(List<Incoming> files) throws FileAccessException {
    List<JournalRecord.Intent> intents = new ArrayList<>(files.size());
    for (Incoming file : files) {
      Origin origin = Origin.of(file.rule(), file.directory(), file.name(), file.facts());
      intents.add(new JournalRecord.Intent(new ItemId(run, ++sequence), origin, clock.instant()));
    }
    journal.append(intents);
    journal.sync();
    List<Outcome> outcomes = new ArrayList<>(files.size());
    List<JournalRecord> ends = new ArrayList<>(files.size());
    Set<OpenDirectory> touched = new LinkedHashSet<>(List.of(into));
    for (int i = 0; i < files.size(); i++) {
      touched.add(files.get(i).from());
      outcomes.add(move(files.get(i), intents.get(i), ends));
    }
    journal.settle(touched, ends);
    return outcomes;
  }

  private Outcome move(Incoming file, JournalRecord.Intent intent, List<JournalRecord> ends) {
    ItemId id = intent.id();
    Optional<KeepReason> refused = refused(file.facts());
    if (refused.isPresent()) {
      return stays(id, refused.get(), ends);
    }
    FileName as;
    try {
      as = contents.name(id.sequence());
      file.from().moveNoReplace(file.name(), file.facts(), into, as);
    } catch (FileAccessException e) {
      return stays(id, KeepReason.of(e.reason()), ends);
    }
    return verify(file, intent, as, ends);
  }

  private static Optional<KeepReason> refused(FileFacts facts) {
    if (facts.kind() != FileKind.REGULAR) {
      return Optional.of(KeepReason.NOT_REGULAR);
    }
    return facts.links() == 1 ? Optional.empty() : Optional.of(KeepReason.HARD_LINKED);
  }

  /** What came is what was examined, or goes back: somebody swapped it in between. */
  private Outcome verify(
      Incoming file, JournalRecord.Intent intent, FileName as, List<JournalRecord> ends) {
    ItemId id = intent.id();
    try {
      FileFacts moved = into.stat(as);
      if (!intent.origin().isSameAs(moved) || moved.links() != file.facts().links()) {
        into.moveNoReplace(as, moved, file.from(), file.name());
        return stays(id, KeepReason.CHANGED, ends);
      }
      ends.add(new JournalRecord.Committed(id, moved.changed(), clock.instant()));
    } catch (FileAccessException _) {
      // It cannot be examined, or its place is taken by now: it is held, as recovery will find, and
      // can be restored beside its place.
    }
    return new Outcome.Taken(id);
  }

  private Outcome stays(ItemId id, KeepReason reason, List<JournalRecord> ends) {
    ends.add(new JournalRecord.Reverted(id, reason.code(), clock.instant()));
    return new Outcome.Stays(reason);
  }
}
