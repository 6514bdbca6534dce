package fr.regain.agent.quarantine;

import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.NewFile;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.host.file.OpenFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The journal of one quarantine: numbered files of records. A process only ever adds a file of its
 * own, so a torn end stays where it is and is never written over.
 */
final class Journal implements AutoCloseable {
  private static final String ENDING = ".journal";
  private static final int RECORDS_AT_ONCE = 4096;

  /** Paths may be long: so many bytes of records are in memory at a time, and one more record. */
  private static final int BYTES_AT_ONCE = 4 << 20;

  /** Bytes at which the next records begin a new file. */
  private static final long LONG = 64L << 20;

  private final FileAccess access;
  private final OpenDirectory directory;
  private final Ledger ledger;
  private final List<Integer> earlier;
  private int number;
  private @Nullable NewFile file;
  private long written;

  private Journal(
      FileAccess access, OpenDirectory directory, Ledger ledger, List<Integer> earlier) {
    this.access = access;
    this.directory = directory;
    this.ledger = ledger;
    this.earlier = earlier;
    number = earlier.isEmpty() ? 0 : earlier.getLast();
  }

  /** Reads every file of {@code directory}, which the journal does not close. */
  static Journal open(FileAccess access, OpenDirectory directory) throws IOException {
    Ledger ledger = new Ledger();
    TreeMap<Integer, FileName> files = new TreeMap<>();
    directory.list(
        entry -> {
          numberOf(entry.name()).ifPresent(found -> files.put(found, entry.name()));
          return true;
        });
    FrameReader frames = new FrameReader();
    for (FileName name : files.values()) {
      try (OpenFile file = directory.openFile(name);
          OpenFileStream in = new OpenFileStream(file)) {
        ledger.countDamage(frames.read(in, ledger::apply));
      }
    }
    return new Journal(access, directory, ledger, new ArrayList<>(files.keySet()));
  }

  private static OptionalInt numberOf(FileName name) {
    String text = name.display();
    if (!text.matches("\\d{8}" + ENDING)) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(Integer.parseInt(text.substring(0, 8)));
  }

  /** What all records together say. */
  Ledger ledger() {
    return ledger;
  }

  /** Adds records; they are on the medium once {@link #sync} returns. */
  void append(List<? extends JournalRecord> records) throws FileAccessException {
    if (!records.isEmpty()) {
      write(records);
      records.forEach(ledger::apply);
    }
  }

  private void write(List<? extends JournalRecord> records) throws FileAccessException {
    leaveLongFile();
    NewFile out = writable();
    long end = written;
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    try {
      for (JournalRecord each : records) {
        frames.writeBytes(Frames.frame(each));
        if (frames.size() >= BYTES_AT_ONCE) {
          end = write(out, frames, end);
        }
      }
      end = write(out, frames, end);
    } catch (FileAccessException e) {
      if (written == 0) {
        remove(out);
      }
      throw e;
    }
    written = end;
  }

  /** Writes the frames, forgets them, and returns where they end. */
  private static long write(NewFile out, ByteArrayOutputStream frames, long at)
      throws FileAccessException {
    if (frames.size() == 0) {
      return at;
    }
    try (Arena arena = Arena.ofConfined()) {
      out.write(arena.allocateFrom(ValueLayout.JAVA_BYTE, frames.toByteArray()), at);
    }
    long end = at + frames.size();
    frames.reset();
    return end;
  }

  private void leaveLongFile() throws FileAccessException {
    if (file != null && written >= LONG) {
      file.sync();
      leaveFile();
    }
  }

  private void leaveFile() {
    if (file != null) {
      file.close();
      file = null;
      earlier.add(number);
    }
  }

  /**
   * Records how steps ended, once the directories that they changed are on the medium. The steps
   * are made and nothing here can undo that, so it never fails: what does not get recorded is found
   * out again by recovery.
   */
  void settle(Collection<OpenDirectory> changed, List<? extends JournalRecord> ends) {
    try {
      for (OpenDirectory each : changed) {
        each.sync();
      }
    } catch (FileAccessException _) {
      // A power cut may still take the steps back: they stay announced, and are looked at again.
      return;
    }
    try {
      append(ends);
    } catch (FileAccessException _) {
      ends.forEach(ledger::apply);
    }
  }

  /** Returns once everything added is on the medium. */
  void sync() throws FileAccessException {
    if (file != null) {
      file.sync();
    }
  }

  /** Replaces all earlier files by new ones that hold {@code records}; they must say the same. */
  void replaceWith(Stream<? extends JournalRecord> records) throws FileAccessException {
    leaveFile();
    int last = number;
    try {
      Iterator<? extends JournalRecord> rest = records.iterator();
      while (rest.hasNext()) {
        List<JournalRecord> some = new ArrayList<>();
        while (some.size() < RECORDS_AT_ONCE && rest.hasNext()) {
          some.add(rest.next());
        }
        write(some);
      }
      sync();
    } catch (FileAccessException e) {
      leaveFile();
      removeAfter(last);
      throw e;
    }
    for (int old : List.copyOf(earlier)) {
      if (old <= last) {
        directory.unlink(name(old), directory.stat(name(old)));
        earlier.remove(Integer.valueOf(old));
      }
    }
    directory.sync();
  }

  /** A part of what was to replace the others only takes their room. */
  private void removeAfter(int last) {
    for (int part : List.copyOf(earlier)) {
      if (part > last) {
        earlier.remove(Integer.valueOf(part));
        unlink(part);
      }
    }
  }

  private NewFile writable() throws FileAccessException {
    NewFile open = file;
    if (open == null) {
      open = directory.createFile(name(number + 1));
      number++;
      written = 0;
      file = open;
      directory.sync();
    }
    return open;
  }

  /** A file without a record: each attempt on a full volume would leave one more. */
  private void remove(NewFile empty) {
    empty.close();
    file = null;
    unlink(number);
  }

  private void unlink(int segment) {
    try {
      directory.unlink(name(segment), directory.stat(name(segment)));
    } catch (FileAccessException _) {
      // What is left of it says nothing new, and goes with the next compaction.
    }
  }

  private FileName name(int segment) throws FileAccessException {
    return access.name(String.format(Locale.ROOT, "%08d", segment) + ENDING);
  }

  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }
}
