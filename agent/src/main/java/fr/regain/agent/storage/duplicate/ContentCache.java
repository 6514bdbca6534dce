package fr.regain.agent.storage.duplicate;

import fr.regain.agent.host.StateFiles;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
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
  private static final int CHECKSUM = 1;
  private static final int COUNT = 2;
  private static final int ENTRIES = 3;
  private static final int ROUND = 4;
  private static final int HEADER_WORDS = 5;
  private static final int LEAST_SLOTS = 64;
  private static final int MOST_SLOTS = 1 << 20;

  private final Arena arena;
  private final LongBuffer slots;
  private final int entries;
  private final long round;

  private ContentCache(Arena arena, LongBuffer slots, int entries, long latestRound) {
    this.arena = arena;
    this.slots = slots;
    this.entries = entries;
    round = latestRound + 1;
  }

  /** Nothing is known. */
  static ContentCache empty() {
    return empty(Arena.ofShared());
  }

  private static ContentCache empty(Arena arena) {
    return new ContentCache(arena, LongBuffer.allocate(0), 0, 0);
  }

  /** The cache in a file; empty where there is none, or none that is whole and may be read. */
  static ContentCache load(Path file) {
    Arena arena = Arena.ofShared();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      MemorySegment mapped = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
      if (mapped.byteSize() <= bytes(MOST_SLOTS) && isWhole(mapped)) {
        LongBuffer all = words(mapped);
        return new ContentCache(
            arena,
            all.slice(HEADER_WORDS, all.capacity() - HEADER_WORDS),
            (int) all.get(ENTRIES),
            all.get(ROUND));
      }
    } catch (IOException e) {
      return empty(arena);
    }
    return empty(arena);
  }

  /** The number of a search that uses this cache, which none before it had. */
  long round() {
    return round;
  }

  private static boolean isWhole(MemorySegment file) {
    LongBuffer all = words(file);
    if (all.capacity() < HEADER_WORDS || all.get(0) != FORM) {
      return false;
    }
    long count = all.get(COUNT);
    return count <= MOST_SLOTS
        && Long.bitCount(count) == 1
        && all.get(ENTRIES) < count
        && file.byteSize() == bytes(count)
        && all.get(CHECKSUM) == checksum(file);
  }

  private static long bytes(long slotCount) {
    return (HEADER_WORDS + slotCount * Slot.WORDS) * Long.BYTES;
  }

  private static LongBuffer words(MemorySegment file) {
    return file.asByteBuffer().order(ByteOrder.nativeOrder()).asLongBuffer();
  }

  private static long checksum(MemorySegment file) {
    ByteBuffer counted = file.asByteBuffer();
    CRC32 checksum = new CRC32();
    checksum.update(counted.position(COUNT * Long.BYTES));
    return checksum.getValue();
  }

  /** Gives the row what is known of exactly this file; by any thread. */
  void fill(FileIndex index, int row) {
    if (entries == 0) {
      return;
    }
    LongBuffer rowSlots = index.slots(row);
    int rowAt = index.slotAt(row);
    int at = find(slots, rowSlots, rowAt);
    if (isTaken(slots, at)) {
      Slot.copy(slots, at, rowSlots, rowAt);
    }
  }

  /**
   * Writes a cache of what the index knows of these sets and, as far as there is room, of the
   * entries here, which are given up: Windows does not replace a file that is mapped into memory.
   *
   * @param settledBefore nanoseconds since 1970; a file that changed later may change again without
   *     a new change time, and is left out
   */
  void save(Path file, FileIndex index, List<int[]> sets, long settledBefore) throws IOException {
    int[] rows = sets.stream().flatMapToInt(Arrays::stream).toArray();
    long expected = Math.min(MOST_ENTRIES, (long) rows.length + entries);
    long count = Math.max(LEAST_SLOTS, Long.highestOneBit(expected * 4 / 3) * 2);
    try (Arena writing = Arena.ofConfined()) {
      MemorySegment written = writing.allocate(bytes(count), Long.BYTES);
      LongBuffer all = words(written);
      LongBuffer table = all.slice(HEADER_WORDS, all.capacity() - HEADER_WORDS);
      int kept = addNew(table, index, rows, settledBefore);
      kept = addOld(table, kept);
      all.put(0, FORM);
      all.put(COUNT, count);
      all.put(ENTRIES, kept);
      all.put(ROUND, round);
      all.put(CHECKSUM, checksum(written));
      close();
      StateFiles.replaceInTime(file, written.asByteBuffer());
    }
  }

  private static int addNew(LongBuffer table, FileIndex index, int[] rows, long settledBefore) {
    int written = 0;
    for (int at = 0; at < rows.length && written < MOST_ENTRIES; at++) {
      int row = rows[at];
      if (index.round(row) != 0 && index.changed(row) < settledBefore) {
        LongBuffer rowSlots = index.slots(row);
        int rowAt = index.slotAt(row);
        Slot.copy(rowSlots, rowAt, table, find(table, rowSlots, rowAt));
        written++;
      }
    }
    return written;
  }

  private int addOld(LongBuffer table, int writtenBefore) {
    int written = writtenBefore;
    for (int old = 0; old < slots.capacity() && written < MOST_ENTRIES; old += Slot.WORDS) {
      if (isTaken(slots, old)) {
        int at = find(table, slots, old);
        if (!isTaken(table, at)) {
          Slot.copy(slots, old, table, at);
          written++;
        }
      }
    }
    return written;
  }

  /** Where the slot with this key is, or the empty one where it would be. */
  private static int find(LongBuffer table, LongBuffer keys, int keyAt) {
    int last = table.capacity() / Slot.WORDS - 1;
    int slot =
        (int) Slot.hash(keys.get(keyAt + Slot.NUMBER), keys.get(keyAt + Slot.CHANGED)) & last;
    while (isTaken(table, slot * Slot.WORDS)
        && !Slot.isSameKey(table, slot * Slot.WORDS, keys, keyAt)) {
      slot = (slot + 1) & last;
    }
    return slot * Slot.WORDS;
  }

  private static boolean isTaken(LongBuffer table, int at) {
    return table.get(at + Slot.ROUND) != 0;
  }

  @Override
  public void close() {
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }
}
