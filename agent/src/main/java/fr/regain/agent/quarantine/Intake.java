package fr.regain.agent.quarantine;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.FileKind;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.plan.KeepReason;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
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
   * move are on the medium before it counts.
   *
   * @return one outcome for each file, in the same order
   * @throws FileAccessException when the journal or the quarantine itself fails: then nothing more
   *     was moved, and what had been is settled at the next start
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
    Set<OpenDirectory> touched = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int i = 0; i < files.size(); i++) {
      touched.add(files.get(i).from());
      outcomes.add(move(files.get(i), intents.get(i), ends));
    }
    for (OpenDirectory directory : touched) {
      directory.sync();
    }
    into.sync();
    journal.append(ends);
    return outcomes;
  }

  private Outcome move(Incoming file, JournalRecord.Intent intent, List<JournalRecord> ends)
      throws FileAccessException {
    ItemId id = intent.id();
    Optional<KeepReason> refused = refused(file.facts());
    if (refused.isPresent()) {
      return stays(id, refused.get(), ends);
    }
    FileName as = contents.name(id.sequence());
    try {
      file.from().moveNoReplace(file.name(), file.facts(), into, as);
    } catch (FileAccessException e) {
      return stays(id, KeepReason.of(e.reason()), ends);
    }
    FileFacts moved = into.stat(as);
    if (!intent.origin().isSameAs(moved) || moved.links() != file.facts().links()) {
      return sendBack(file, id, as, moved, ends);
    }
    ends.add(new JournalRecord.Committed(id, moved.changed(), clock.instant()));
    return new Outcome.Taken(id);
  }

  private static Optional<KeepReason> refused(FileFacts facts) {
    if (facts.kind() != FileKind.REGULAR) {
      return Optional.of(KeepReason.NOT_REGULAR);
    }
    return facts.links() == 1 ? Optional.empty() : Optional.of(KeepReason.HARD_LINKED);
  }

  /** What came was not what was examined: somebody swapped it in between. */
  private Outcome sendBack(
      Incoming file, ItemId id, FileName as, FileFacts moved, List<JournalRecord> ends)
      throws FileAccessException {
    try {
      into.moveNoReplace(as, moved, file.from(), file.name());
      return stays(id, KeepReason.CHANGED, ends);
    } catch (FileAccessException e) {
      if (e.reason() != Reason.EXISTS && e.reason() != Reason.GONE) {
        throw e;
      }
      // Its place is taken, or its directory is gone: it is held, and can be restored beside.
      ends.add(new JournalRecord.Committed(id, moved.changed(), clock.instant()));
      return new Outcome.Taken(id);
    }
  }

  private Outcome stays(ItemId id, KeepReason reason, List<JournalRecord> ends) {
    ends.add(new JournalRecord.Reverted(id, reason.code(), clock.instant()));
    return new Outcome.Stays(reason);
  }
}
