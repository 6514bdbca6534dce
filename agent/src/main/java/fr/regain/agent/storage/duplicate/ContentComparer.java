package fr.regain.agent.storage.duplicate;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.OpenFile;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.storage.tree.FolderHandles;
import fr.regain.agent.storage.tree.Pace;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Tells which files of one size are equal, byte by byte and without any checksum: whoever can
 * choose a file's content can make checksums collide, and to compute one costs more than to
 * compare. One thread's.
 *
 * <p>A block of each file is read at a time, and only files that are equal so far are read further.
 * Each file is opened anew for each block, so that however many there are, one is open.
 */
final class ContentComparer implements AutoCloseable {
  private static final int MEMORY_BYTES = 2 << 20;
  // To open a file again costs as much as to read this; most files are read whole at once.
  private static final int FIRST_BYTES = 256 << 10;
  private static final int LEAST_BYTES = 4 << 10;
  private static final int STEP_BYTES = 256 << 10;

  /** Files that are equal up to {@code offset}. */
  private static final class Part {
    final int[] rows;
    final long offset;

    Part(int[] rows, long offset) {
      this.rows = rows;
      this.offset = offset;
    }
  }

  private final FileIndex index;
  private final Pace pace;
  private final SkipCount skips;
  private final long round;
  private final FolderHandles folders;
  private final Arena arena = Arena.ofConfined();
  private final MemorySegment memory = arena.allocate(MEMORY_BYTES, 4096);
  private final Deque<Part> parts = new ArrayDeque<>();
  private long bytesRead;

  ContentComparer(FileIndex index, FolderHandles folders, Pace pace, SkipCount skips, long round) {
    this.index = index;
    this.folders = folders;
    this.pace = pace;
    this.skips = skips;
    this.round = round;
  }

  /** Bytes that were read from files so far. */
  long bytesRead() {
    return bytesRead;
  }

  /**
   * Compares all files of one size, and writes what it finds into the index. Those that cannot be
   * read are counted, and nothing is known of them.
   */
  void compare(int[] rows) {
    parts.add(new Part(rows, 0));
    while (!parts.isEmpty()) {
      Part part = parts.removeLast();
      if (part.rows.length == 1 || part.offset == index.size(part.rows[0])) {
        for (int row : part.rows) {
          index.setContent(row, round, part.rows[0]);
        }
      } else {
        divide(part);
      }
    }
  }

  private void divide(Part part) {
    int length = blockLength(part);
    Blocks blocks = new Blocks(memory, length, part.rows.length);
    int[] placeOf = new int[part.rows.length];
    for (int at = 0; at < part.rows.length; at++) {
      boolean read = read(part.rows[at], part.offset, blocks.free());
      placeOf[at] = read ? blocks.place() : Blocks.NONE;
    }
    for (int[] rows : blocks.split(part.rows, placeOf)) {
      parts.add(new Part(rows, part.offset + length));
    }
    int[] later = Blocks.rowsAt(part.rows, placeOf, Blocks.NO_ROOM);
    if (later.length > 0) {
      parts.add(new Part(later, part.offset));
    }
  }

  /** What leaves room for a block of each file, within reason. */
  private int blockLength(Part part) {
    long left = index.size(part.rows[0]) - part.offset;
    int fair = Math.max(LEAST_BYTES, MEMORY_BYTES / part.rows.length / LEAST_BYTES * LEAST_BYTES);
    return (int) Math.min(left, part.offset == 0 ? Math.min(FIRST_BYTES, fair) : fair);
  }

  private boolean read(int row, long offset, MemorySegment into) {
    try (OpenFile file = open(row, (int) (into.byteSize() / STEP_BYTES) + 1)) {
      long read = file.read(into, offset);
      bytesRead += read;
      if (read < into.byteSize() || !index.isUnchanged(row, file.state())) {
        throw new FileAccessException(Reason.CHANGED, "no longer the file that was listed");
      }
      return true;
    } catch (FileAccessException e) {
      index.clearContent(row);
      skips.add(e.reason());
      return false;
    }
  }

  private OpenFile open(int row, int steps) throws FileAccessException {
    if (!pace.goOn(steps)) {
      throw new FileAccessException(Reason.STOPPED, "the work ended before this file's turn");
    }
    try {
      return folders.open(index.folder(row)).openFile(index.name(row));
    } catch (FileAccessException e) {
      if (e.reason() != Reason.OPEN_FILES) {
        throw e;
      }
      folders.keepFewer();
      return folders.open(index.folder(row)).openFile(index.name(row));
    }
  }

  @Override
  public void close() {
    arena.close();
  }
}
