package fr.regain.agent.storage.duplicate;

import fr.regain.agent.host.file.EntryCursor;
import fr.regain.agent.host.file.EpochNanos;
import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.storage.tree.Folder;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The files that may have a double: 88 bytes and the name for each outside the heap, and no object.
 * Files are added by several threads; afterwards each row is written by one at a time.
 */
final class FileIndex implements AutoCloseable {
  private static final int ROW_BYTES = Slot.BYTES + 24;
  private static final int FREED = Slot.BYTES;
  private static final int NAME = Slot.BYTES + 8;
  private static final int FOLDER = Slot.BYTES + 16;
  private static final int HOLDER = Slot.BYTES + 20;

  private static final int LATEST_FOLDERS = 8;

  private record Holder(long volume, long owner) {}

  private final Arena arena = Arena.ofShared();
  private final Rows rows = new Rows(arena, ROW_BYTES);
  private final NameStore names = new NameStore(arena);
  private final List<Folder> folders = new ArrayList<>();
  private final Map<Holder, Integer> holders = new HashMap<>();
  private final FileAccess access;

  FileIndex(FileAccess access) {
    this.access = access;
  }

  /** Adds the file that the cursor stands on. */
  synchronized void add(Folder folder, EntryCursor entry) throws FileAccessException {
    long name = names.add(entry.name().raw());
    int row = rows.add();
    rows.setLong(row, Slot.VOLUME, entry.volume());
    rows.setLong(row, Slot.NUMBER_HIGH, entry.numberHigh());
    rows.setLong(row, Slot.NUMBER, entry.number());
    rows.setLong(row, Slot.SIZE, entry.size());
    rows.setLong(row, Slot.MODIFIED, entry.modified());
    rows.setLong(row, Slot.CHANGED, entry.changed());
    rows.setLong(row, FREED, entry.links() > 1 ? 0 : entry.allocated());
    rows.setLong(row, NAME, name);
    rows.setInt(row, FOLDER, folderNumber(folder));
    Holder holder = new Holder(entry.volume(), entry.owner());
    rows.setInt(row, HOLDER, holders.computeIfAbsent(holder, first -> holders.size()));
  }

  private int folderNumber(Folder folder) {
    int latest = folders.size() - 1;
    // Few threads read few folders at a time, so that one of the last is nearly always it.
    for (int number = latest; number >= 0 && number > latest - LATEST_FOLDERS; number--) {
      if (folders.get(number) == folder) {
        return number;
      }
    }
    folders.add(folder);
    return latest + 1;
  }

  int size() {
    return rows.size();
  }

  long size(int row) {
    return rows.getLong(row, Slot.SIZE);
  }

  long number(int row) {
    return rows.getLong(row, Slot.NUMBER);
  }

  long modified(int row) {
    return rows.getLong(row, Slot.MODIFIED);
  }

  long changed(int row) {
    return rows.getLong(row, Slot.CHANGED);
  }

  /** Bytes that the volume gets back when the file goes: none while it has other names. */
  long freed(int row) {
    return rows.getLong(row, FREED);
  }

  /** A number that files of one owner on one volume share. */
  int holder(int row) {
    return rows.getInt(row, HOLDER);
  }

  Folder folder(int row) {
    return folders.get(rows.getInt(row, FOLDER));
  }

  FileName name(int row) throws FileAccessException {
    return access.nameOf(names.get(rows.getLong(row, NAME)));
  }

  /** Whether {@code facts} are still those of the row. */
  boolean isUnchanged(int row, FileFacts facts) {
    return facts.size() == size(row)
        && facts.identity().low() == number(row)
        && facts.identity().high() == rows.getLong(row, Slot.NUMBER_HIGH)
        && facts.identity().volume() == rows.getLong(row, Slot.VOLUME)
        && EpochNanos.of(facts.modified()) == modified(row)
        && EpochNanos.of(facts.changed()) == changed(row);
  }

  /** The table's part in which the row's slot begins {@link #slotAt}. */
  MemorySegment slots(int row) {
    return rows.chunk(row);
  }

  long slotAt(int row) {
    return rows.at(row);
  }

  /** Which search compared the file; zero while nothing is known of its content. */
  long round(int row) {
    return rows.getLong(row, Slot.ROUND);
  }

  /** Tells files of one size that one search compared apart; only while {@link #round} is known. */
  long content(int row) {
    return rows.getLong(row, Slot.CONTENT);
  }

  void setContent(int row, long round, long content) {
    rows.setLong(row, Slot.ROUND, round);
    rows.setLong(row, Slot.CONTENT, content);
  }

  /** Leaves a file out of all that follows. */
  void clearContent(int row) {
    setContent(row, 0, 0);
  }

  @Override
  public void close() {
    arena.close();
  }
}
