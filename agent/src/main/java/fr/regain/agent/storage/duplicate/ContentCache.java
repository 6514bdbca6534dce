package fr.regain.agent.storage.duplicate;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import fr.regain.agent.host.StateFiles;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;

/**
 * Which files earlier searches found equal, by volume, file number, size, and both change times to
 * the nanosecond. A file that belongs to the agent alone; it holds neither names nor anything that
 * was computed from contents. What is not whole, by its checksum, is as if it were not there.
 *
 * <p>The file is a hash table that is read in place: a header of five words (form, CRC-32 of all
 * that follows, slots, entries, latest round), then {@link Slot}s.
 */
final class ContentCache implements AutoCloseable {
  /** Most entries that are kept; 32 MiB on disk. */
  static final int MOST_ENTRIES = 350_000;

  private static final long FORM = 0x52474E4455503033L;
  private static final int CHECKSUM = 8;
  private static final int COUNT = 16;
  private static final int ENTRIES = 24;
  private static final int ROUND = 32;
  private static final int HEADER_BYTES = 40;
  private static final int LEAST_SLOTS = 64;

  private final Arena arena;
  private final MemorySegment slots;
  private final int entries;
  private final long round;

  private ContentCache(Arena arena, MemorySegment slots, int entries, long latestRound) {
    this.arena = arena;
    this.slots = slots;
    this.entries = entries;
    round = latestRound + 1;
  }

  /** The cache in a file; empty where there is none or it is damaged. */
  static ContentCache load(Path file) throws IOException {
    Arena arena = Arena.ofShared();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      MemorySegment all = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
      if (isWhole(all)) {
        return new ContentCache(
            arena,
            all.asSlice(HEADER_BYTES),
            (int) all.get(JAVA_LONG, ENTRIES),
            all.get(JAVA_LONG, ROUND));
      }
    } catch (NoSuchFileException e) {
      return new ContentCache(arena, MemorySegment.NULL, 0, 0);
    }
    return new ContentCache(arena, MemorySegment.NULL, 0, 0);
  }

  /** The number of a search that uses this cache, which none before it had. */
  long round() {
    return round;
  }

  private static boolean isWhole(MemorySegment all) {
    if (all.byteSize() < HEADER_BYTES || all.get(JAVA_LONG, 0) != FORM) {
      return false;
    }
    long count = all.get(JAVA_LONG, COUNT);
    return all.get(JAVA_LONG, ENTRIES) < count
        && Long.bitCount(count) == 1
        && all.byteSize() == HEADER_BYTES + count * Slot.BYTES
        && all.get(JAVA_LONG, CHECKSUM) == checksum(all);
  }

  private static long checksum(MemorySegment all) {
    CRC32 checksum = new CRC32();
    checksum.update(all.asSlice(COUNT).asByteBuffer());
    return checksum.getValue();
  }

  /** Gives the rows what is known of exactly these files. */
  void fill(FileIndex index, int[] rows) {
    if (entries == 0) {
      return;
    }
    for (int row : rows) {
      MemorySegment rowSlots = index.slots(row);
      long rowAt = index.slotAt(row);
      long at = find(slots, rowSlots, rowAt);
      if (isTaken(slots, at)) {
        MemorySegment.copy(slots, at, rowSlots, rowAt, Slot.BYTES);
      }
    }
  }

  /**
   * Writes a cache of what the index knows and, as far as there is room, of the entries here, which
   * are given up: Windows does not replace a file that is mapped into memory.
   *
   * @param settledBefore nanoseconds since 1970; a file that changed later may change again without
   *     a new change time, and is left out
   */
  void save(Path file, FileIndex index, long settledBefore) throws IOException {
    long expected = Math.min(MOST_ENTRIES, (long) index.size() + entries);
    long count = Math.max(LEAST_SLOTS, Long.highestOneBit(expected * 4 / 3) * 2);
    try (Arena writing = Arena.ofConfined()) {
      MemorySegment all = writing.allocate(HEADER_BYTES + count * Slot.BYTES, 8);
      MemorySegment table = all.asSlice(HEADER_BYTES);
      int written = addNew(table, index, settledBefore);
      written = addOld(table, written);
      all.set(JAVA_LONG, 0, FORM);
      all.set(JAVA_LONG, COUNT, count);
      all.set(JAVA_LONG, ENTRIES, written);
      all.set(JAVA_LONG, ROUND, round);
      all.set(JAVA_LONG, CHECKSUM, checksum(all));
      close();
      StateFiles.replace(file, all.asByteBuffer());
    }
  }

  private static int addNew(MemorySegment table, FileIndex index, long settledBefore) {
    int written = 0;
    for (int row = 0; row < index.size() && written < MOST_ENTRIES; row++) {
      if (index.round(row) != 0 && index.changed(row) < settledBefore) {
        MemorySegment rowSlots = index.slots(row);
        long rowAt = index.slotAt(row);
        MemorySegment.copy(rowSlots, rowAt, table, find(table, rowSlots, rowAt), Slot.BYTES);
        written++;
      }
    }
    return written;
  }

  private int addOld(MemorySegment table, int writtenBefore) {
    int written = writtenBefore;
    for (long old = 0; old < slots.byteSize() && written < MOST_ENTRIES; old += Slot.BYTES) {
      if (isTaken(slots, old)) {
        long at = find(table, slots, old);
        if (!isTaken(table, at)) {
          MemorySegment.copy(slots, old, table, at, Slot.BYTES);
          written++;
        }
      }
    }
    return written;
  }

  /** Where the slot with this key is, or the empty one where it would be. */
  private static long find(MemorySegment table, MemorySegment keys, long keyAt) {
    long count = table.byteSize() / Slot.BYTES;
    long number = keys.get(JAVA_LONG, keyAt + Slot.NUMBER);
    long slot = Slot.hash(number, keys.get(JAVA_LONG, keyAt + Slot.CHANGED)) & (count - 1);
    while (isTaken(table, slot * Slot.BYTES) && !isSameKey(table, slot * Slot.BYTES, keys, keyAt)) {
      slot = (slot + 1) & (count - 1);
    }
    return slot * Slot.BYTES;
  }

  private static boolean isTaken(MemorySegment table, long at) {
    return table.get(JAVA_LONG, at + Slot.ROUND) != 0;
  }

  private static boolean isSameKey(MemorySegment table, long at, MemorySegment keys, long keyAt) {
    return MemorySegment.mismatch(
            table, at, at + Slot.KEY_BYTES, keys, keyAt, keyAt + Slot.KEY_BYTES)
        < 0;
  }

  @Override
  public void close() {
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }
}
