package fr.regain.agent.storage.duplicate;

import fr.regain.agent.host.file.EntryCursor;
import fr.regain.agent.host.file.EpochNanos;
import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.storage.tree.Folder;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

/**
 * The files that may have a double: 88 bytes and the name for each outside the heap, and no object.
 * Files are added by several threads; afterwards each row is written by one thread at a time.
 */
final class FileIndex implements AutoCloseable {
  private static final int ROW_BYTES = 88;
  private static final int SIZE = 0;
  private static final int FREED = 8;
  private static final int VOLUME = 16;
  private static final int NUMBER_HIGH = 24;
  private static final int NUMBER = 32;
  private static final int MODIFIED = 40;
  private static final int CHANGED = 48;
  private static final int NAME = 56;
  private static final int ENDS = 64;
  private static final int FOLDER = 72;
  private static final int OWNER = 76;
  private static final int DIGEST = 80;
  private static final int STATE = 84;

  private static final int HAS_ENDS = 1;
  private static final int HAS_DIGEST = 2;
  private static final int FAILED = 4;

  private final Arena arena = Arena.ofShared();
  private final Rows rows = new Rows(arena, ROW_BYTES);
  private final Rows digests = new Rows(arena, Digest.BYTES);
  private final NameStore names = new NameStore(arena);
  private final List<Folder> folders = new ArrayList<>();
  private final FileAccess access;

  FileIndex(FileAccess access) {
    this.access = access;
  }

  /** Adds the file that the cursor stands on. */
  synchronized void add(Folder folder, EntryCursor entry) throws FileAccessException {
    long name = names.add(entry.name().raw());
    int row = rows.add();
    rows.setLong(row, SIZE, entry.size());
    rows.setLong(row, FREED, entry.links() > 1 ? 0 : entry.allocated());
    rows.setLong(row, VOLUME, entry.volume());
    rows.setLong(row, NUMBER_HIGH, entry.numberHigh());
    rows.setLong(row, NUMBER, entry.number());
    rows.setLong(row, MODIFIED, entry.modified());
    rows.setLong(row, CHANGED, entry.changed());
    rows.setLong(row, NAME, name);
    rows.setInt(row, FOLDER, number(folder));
    rows.setInt(row, OWNER, (int) entry.owner());
  }

  private int number(Folder folder) {
    int latest = folders.size() - 1;
    // Two threads read two folders at a time, so that one of the last few is nearly always it.
    for (int number = latest; number >= 0 && number > latest - 8; number--) {
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
    return rows.getLong(row, SIZE);
  }

  /** Bytes that the volume gets back when the file goes: none while it has other names. */
  long freed(int row) {
    return rows.getLong(row, FREED);
  }

  long volume(int row) {
    return rows.getLong(row, VOLUME);
  }

  long numberHigh(int row) {
    return rows.getLong(row, NUMBER_HIGH);
  }

  long number(int row) {
    return rows.getLong(row, NUMBER);
  }

  long modified(int row) {
    return rows.getLong(row, MODIFIED);
  }

  long changed(int row) {
    return rows.getLong(row, CHANGED);
  }

  int owner(int row) {
    return rows.getInt(row, OWNER);
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
        && facts.identity().volume() == volume(row)
        && facts.identity().high() == numberHigh(row)
        && facts.identity().low() == number(row)
        && EpochNanos.of(facts.modified()) == modified(row)
        && EpochNanos.of(facts.changed()) == changed(row);
  }

  boolean hasEnds(int row) {
    return (state(row) & HAS_ENDS) != 0;
  }

  /** A checksum of the first and the last block. */
  long ends(int row) {
    return rows.getLong(row, ENDS);
  }

  void setEnds(int row, long checksum) {
    rows.setLong(row, ENDS, checksum);
    rows.setInt(row, STATE, state(row) | HAS_ENDS);
  }

  boolean hasDigest(int row) {
    return (state(row) & HAS_DIGEST) != 0;
  }

  /** The SHA-256 of the content; only while {@link #hasDigest}. */
  Digest digest(int row) {
    int at = rows.getInt(row, DIGEST);
    return new Digest(
        digests.getLong(at, 0),
        digests.getLong(at, 8),
        digests.getLong(at, 16),
        digests.getLong(at, 24));
  }

  int compareDigests(int row, int other) {
    int at = rows.getInt(row, DIGEST);
    int otherAt = rows.getInt(other, DIGEST);
    int order = 0;
    for (int word = 0; order == 0 && word < Digest.BYTES; word += Long.BYTES) {
      order = Long.compare(digests.getLong(at, word), digests.getLong(otherAt, word));
    }
    return order;
  }

  void setDigest(int row, Digest digest) {
    int at;
    synchronized (this) {
      at = digests.add();
    }
    digests.setLong(at, 0, digest.first());
    digests.setLong(at, 8, digest.second());
    digests.setLong(at, 16, digest.third());
    digests.setLong(at, 24, digest.fourth());
    rows.setInt(row, DIGEST, at);
    rows.setInt(row, STATE, state(row) | HAS_DIGEST);
  }

  /** Leaves a file out of all that follows. */
  void setFailed(int row) {
    rows.setInt(row, STATE, state(row) | FAILED);
  }

  boolean isFailed(int row) {
    return (state(row) & FAILED) != 0;
  }

  private int state(int row) {
    return rows.getInt(row, STATE);
  }

  @Override
  public void close() {
    arena.close();
  }
}
