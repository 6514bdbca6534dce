package fr.regain.agent.quarantine;

import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.host.file.OpenFile;
import fr.regain.agent.host.file.Principal;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.host.file.VolumeFacts;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The quarantine of one account on one volume. Opening it verifies that it is private, settles what
 * an interruption left, and keeps every other process out until it is closed.
 *
 * <p>Each step is announced in the journal, on the medium, before it is made. Instances may be used
 * by one thread at a time.
 */
public final class Quarantine implements AutoCloseable {
  private final OwnedDirectories directories;
  private final InstantSource clock;
  private final OpenDirectory root;
  private final long volume;
  private final Contents contents;
  private final Journal journal;
  private final Reserve reserve;
  private final Deque<Runnable> closing;

  private Quarantine(
      FileAccess access,
      OwnedDirectories directories,
      FilePath path,
      InstantSource clock,
      Deque<Runnable> closing)
      throws IOException {
    this.directories = directories;
    this.clock = clock;
    this.closing = closing;
    Principal owner = directories.owner();
    root = directories.openPrivate(path);
    closing.push(root::close);
    volume = root.facts().identity().volume();
    OpenFile lock = lock(access, root);
    closing.push(lock::close);
    OpenDirectory held = OwnedDirectories.openPrivate(root, access.name("content"), owner);
    closing.push(held::close);
    contents = new Contents(access, held, owner);
    closing.push(contents::close);
    OpenDirectory records = OwnedDirectories.openPrivate(root, access.name("journal"), owner);
    closing.push(records::close);
    journal = Journal.open(access, records);
    closing.push(journal::close);
    contents.runs().forEach(journal.ledger()::sawRun);
    new Recovery(contents, journal, clock).run();
    reserve = new Reserve(access, root);
    reserve.make();
  }

  /**
   * Opens a quarantine, or makes an empty one.
   *
   * @param access how to reach files
   * @param directories the account's own directories
   * @param path the quarantine's directory
   * @param clock tells when things happen
   * @throws FileAccessException {@link Reason#UNTRUSTED} when another account could enter it or
   *     owns a part of it, {@link Reason#BUSY} when another process has it open
   */
  public static Quarantine open(
      FileAccess access, OwnedDirectories directories, FilePath path, InstantSource clock)
      throws IOException {
    Deque<Runnable> closing = new ArrayDeque<>();
    try {
      return new Quarantine(access, directories, path, clock, closing);
    } catch (IOException | RuntimeException e) {
      closing.forEach(Runnable::run);
      throw e;
    }
  }

  private static OpenFile lock(FileAccess access, OpenDirectory root) throws FileAccessException {
    OpenFile lock;
    try {
      lock = root.createFile(access.name("lock"));
    } catch (FileAccessException e) {
      if (e.reason() != Reason.EXISTS) {
        throw e;
      }
      lock = root.openFile(access.name("lock"));
    }
    if (!lock.tryLock()) {
      lock.close();
      throw new FileAccessException(Reason.BUSY, "another process works on the quarantine");
    }
    return lock;
  }

  /** The volume that content can come from, as in the facts of its files. */
  public long volume() {
    return volume;
  }

  /** Size and free space of that volume now. */
  public VolumeFacts space() throws FileAccessException {
    return root.volume();
  }

  /** Stretches of the journal that are damaged; only the content tells what they said. */
  public int damagedRecords() {
    return journal.ledger().damaged();
  }

  /**
   * Begins a run.
   *
   * @param planDigest the plan that it carries out, or another name for its purpose
   */
  public Intake begin(String planDigest) throws FileAccessException {
    int run = journal.ledger().lastRun() + 1;
    journal.append(List.of(new JournalRecord.Began(run, planDigest, clock.instant())));
    journal.sync();
    return new Intake(contents, journal, contents.createRun(run), run, clock);
  }

  /** The names of all that is held, in the order in which it came. */
  public List<ItemId> ids() throws IOException {
    return contents.present();
  }

  /**
   * Everything that is held, in the order in which it came. Where an item came from is read when it
   * is asked for, and no longer known once it is back.
   */
  public List<Held> held() throws IOException {
    return new HeldItems(ids(), this::held);
  }

  /**
   * What is held for some purposes, in the order in which it came; see {@link #held()}.
   *
   * @param purpose tells of what was given to {@link #begin}
   */
  public List<Held> heldFor(Predicate<String> purpose) throws IOException {
    List<ItemId> ids =
        ids().stream().filter(id -> purpose.test(journal.ledger().purpose(id.run()))).toList();
    return new HeldItems(ids, this::held);
  }

  private Held held(ItemId id) {
    Optional<Ledger.Entry> entry = journal.ledger().find(id);
    return new Held(id, entry.flatMap(Ledger.Entry::origin), entry.flatMap(Ledger.Entry::since));
  }

  /** Puts an item back, beside its old place when that is taken; or says why it is still held. */
  public Outcome restore(ItemId id) {
    return new Restoring(directories, contents, journal, reserve, clock).restore(id);
  }

  /**
   * Deletes for good what has been held long enough, the oldest first.
   *
   * @param retention how long that is
   * @param now a time that has certainly come
   * @param each told of each outcome
   */
  public void purge(Retention retention, Instant now, Consumer<Outcome> each) throws IOException {
    new Purge(contents, root, journal, reserve, clock).run(retention, now, each);
    long finished = journal.ledger().finished();
    if (finished == 0) {
      return;
    }
    contents.removeEmptyRuns();
    if (finished >= journal.ledger().size() - finished) {
      try {
        compact(journal.ledger());
      } catch (FileAccessException e) {
        // On a full volume the journal stays as long as it is: it says the same.
        if (!Reserve.isFull(e)) {
          throw e;
        }
      }
    }
  }

  /** Makes the journal as small as what it has to tell, once half of it is of what is over. */
  private void compact(Ledger ledger) throws FileAccessException {
    ledger.forgetFinished();
    Stream<JournalRecord> runs =
        Stream.concat(Stream.of(Map.entry(ledger.lastRun(), "")), ledger.runs().entrySet().stream())
            .map(run -> new JournalRecord.Began(run.getKey(), run.getValue(), clock.instant()));
    Stream<JournalRecord> items =
        StreamSupport.stream(ledger.entries().spliterator(), false)
            .flatMap(entry -> Stream.concat(entry.intent().stream(), entry.committed().stream()));
    journal.replaceWith(Stream.concat(runs, items));
  }

  @Override
  public void close() {
    closing.forEach(Runnable::run);
    closing.clear();
  }
}
