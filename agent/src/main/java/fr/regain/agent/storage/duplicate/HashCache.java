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
import java.util.zip.CRC32C;

/**
 * Fingerprints of earlier searches, by volume, file number, size, and both change times to the
 * nanosecond. A file that belongs to the agent alone; it holds no names. What is not whole, by its
 * checksum, is as if it were not there.
 *
 * <p>The file is a hash table that is read in place: a header of four words (form, slots, entries,
 * CRC-32C of the slots), then slots of twelve words: six of the key, what is known, checksum of the
 * ends, four of the digest. An empty slot knows nothing.
 */
final class HashCache implements AutoCloseable {
  /** Most entries that are kept; 48 MiB on disk. */
  static final int MOST_ENTRIES = 350_000;

  private static final long FORM = 0x52474E4455503031L;
  private static final int HEADER_BYTES = 32;
  private static final int SLOT_BYTES = 96;
  private static final int KNOWN = 48;
  private static final int ENDS = 56;
  private static final int DIGEST = 64;
  private static final int KNOWS_ENDS = 1;
  private static final int KNOWS_DIGEST = 2;
  private static final int LEAST_SLOTS = 64;

  private final Arena arena;
  private final MemorySegment slots;
  private final int entries;

  private HashCache(Arena arena, MemorySegment slots, int entries) {
    this.arena = arena;
    this.slots = slots;
    this.entries = entries;
  }

  /** The cache in a file; empty where there is none or it is damaged. */
  static HashCache load(Path file) throws IOException {
    Arena arena = Arena.ofShared();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      MemorySegment all = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
      if (isWhole(all)) {
        return new HashCache(
            arena, all.asSlice(HEADER_BYTES), (int) all.get(JAVA_LONG, 2 * Long.BYTES));
      }
    } catch (NoSuchFileException e) {
      return new HashCache(arena, MemorySegment.NULL, 0);
    }
    return new HashCache(arena, MemorySegment.NULL, 0);
  }

  private static boolean isWhole(MemorySegment all) {
    if (all.byteSize() < HEADER_BYTES || all.get(JAVA_LONG, 0) != FORM) {
      return false;
    }
    long count = all.get(JAVA_LONG, Long.BYTES);
    return all.get(JAVA_LONG, 2 * Long.BYTES) < count
        && Long.bitCount(count) == 1
        && all.byteSize() == HEADER_BYTES + count * SLOT_BYTES
        && all.get(JAVA_LONG, 3 * Long.BYTES) == checksum(all.asSlice(HEADER_BYTES));
  }

  private static long checksum(MemorySegment slots) {
    CRC32C checksum = new CRC32C();
    checksum.update(slots.asByteBuffer());
    return checksum.getValue();
  }

  /** Gives the rows the fingerprints that are known for exactly these files. */
  void fill(FileIndex index, int[] rows) {
    if (slots.byteSize() == 0) {
      return;
    }
    for (int row : rows) {
      long at = find(slots, key(index, row));
      long known = slots.get(JAVA_LONG, at + KNOWN);
      if ((known & KNOWS_ENDS) != 0) {
        index.setEnds(row, slots.get(JAVA_LONG, at + ENDS));
      }
      if ((known & KNOWS_DIGEST) != 0) {
        index.setDigest(
            row,
            new Digest(
                slots.get(JAVA_LONG, at + DIGEST),
                slots.get(JAVA_LONG, at + DIGEST + 8),
                slots.get(JAVA_LONG, at + DIGEST + 16),
                slots.get(JAVA_LONG, at + DIGEST + 24)));
      }
    }
  }

  /**
   * Writes a cache of the index's fingerprints and, as far as there is room, of the entries here.
   *
   * @param settledBefore nanoseconds since 1970; a file that changed later may change again without
   *     a new change time, and is left out
   */
  void save(Path file, FileIndex index, long settledBefore) throws IOException {
    try (Arena writing = Arena.ofConfined()) {
      long expected = Math.min(MOST_ENTRIES, (long) index.size() + entries);
      long count = Math.max(LEAST_SLOTS, Long.highestOneBit(expected * 4 / 3) * 2);
      MemorySegment all = writing.allocate(HEADER_BYTES + count * SLOT_BYTES, 8);
      MemorySegment table = all.asSlice(HEADER_BYTES);
      int written = addIndex(table, index, settledBefore);
      written += addOld(table, MOST_ENTRIES - written);
      all.set(JAVA_LONG, 0, FORM);
      all.set(JAVA_LONG, Long.BYTES, count);
      all.set(JAVA_LONG, 2 * Long.BYTES, written);
      all.set(JAVA_LONG, 3 * Long.BYTES, checksum(table));
      StateFiles.replace(file, all.asByteBuffer());
    }
  }

  private static int addIndex(MemorySegment table, FileIndex index, long settledBefore) {
    int written = 0;
    for (int row = 0; row < index.size() && written < MOST_ENTRIES; row++) {
      boolean known = index.hasEnds(row) || index.hasDigest(row);
      if (known && !index.isFailed(row) && index.changed(row) < settledBefore) {
        long[] key = key(index, row);
        long at = find(table, key);
        MemorySegment.copy(key, 0, table, JAVA_LONG, at, key.length);
        long knows = 0;
        if (index.hasEnds(row)) {
          knows |= KNOWS_ENDS;
          table.set(JAVA_LONG, at + ENDS, index.ends(row));
        }
        if (index.hasDigest(row)) {
          knows |= KNOWS_DIGEST;
          Digest digest = index.digest(row);
          table.set(JAVA_LONG, at + DIGEST, digest.first());
          table.set(JAVA_LONG, at + DIGEST + 8, digest.second());
          table.set(JAVA_LONG, at + DIGEST + 16, digest.third());
          table.set(JAVA_LONG, at + DIGEST + 24, digest.fourth());
        }
        table.set(JAVA_LONG, at + KNOWN, knows);
        written++;
      }
    }
    return written;
  }

  private int addOld(MemorySegment table, int room) {
    int written = 0;
    for (long old = 0; old < slots.byteSize() && written < room; old += SLOT_BYTES) {
      if (slots.get(JAVA_LONG, old + KNOWN) != 0) {
        long[] key = new long[6];
        MemorySegment.copy(slots, JAVA_LONG, old, key, 0, key.length);
        long at = find(table, key);
        if (table.get(JAVA_LONG, at + KNOWN) == 0) {
          MemorySegment.copy(slots, old, table, at, SLOT_BYTES);
          written++;
        }
      }
    }
    return written;
  }

  private static long[] key(FileIndex index, int row) {
    return new long[] {
      index.volume(row),
      index.numberHigh(row),
      index.number(row),
      index.size(row),
      index.modified(row),
      index.changed(row)
    };
  }

  /** Where the key's slot is, or the empty one where it would be. */
  private static long find(MemorySegment table, long[] key) {
    long count = table.byteSize() / SLOT_BYTES;
    long hash = 0;
    for (long word : key) {
      hash = (hash ^ word) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
    }
    long slot = hash & (count - 1);
    while (!isEmptyOr(table, slot * SLOT_BYTES, key)) {
      slot = (slot + 1) & (count - 1);
    }
    return slot * SLOT_BYTES;
  }

  private static boolean isEmptyOr(MemorySegment table, long at, long[] key) {
    if (table.get(JAVA_LONG, at + KNOWN) == 0) {
      return true;
    }
    for (int word = 0; word < key.length; word++) {
      if (table.get(JAVA_LONG, at + (long) word * Long.BYTES) != key[word]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    arena.close();
  }
}
