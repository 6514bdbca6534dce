package fr.regain.agent.storage.tree;

import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.nio.LongBuffer;

/**
 * Which files were seen already, by volume and number; 48 bytes each outside the heap. Safe for
 * several threads.
 */
public final class IdentitySet implements AutoCloseable {
  private static final int SLOT_WORDS = 3;
  private static final long EMPTY = Long.MIN_VALUE;
  private static final int FIRST_SLOTS = 1024;
  private static final int MOST_SLOTS = 1 << 26;

  private Arena arena = Arena.ofShared();
  private LongBuffer slots = emptySlots(arena, FIRST_SLOTS);
  private int size;

  /**
   * Adds a file; false when it was there. The parts are those of a file's identity.
   *
   * @throws IllegalStateException beyond 33 million files
   */
  public synchronized boolean add(long volume, long numberHigh, long number) {
    if (size * 2 >= slots.capacity() / SLOT_WORDS) {
      grow();
    }
    return put(slots, volume, numberHigh, number);
  }

  private boolean put(LongBuffer table, long volume, long numberHigh, long number) {
    int count = table.capacity() / SLOT_WORDS;
    int slot = (int) hash(volume, numberHigh, number) & (count - 1);
    while (true) {
      int at = slot * SLOT_WORDS;
      long present = table.get(at);
      if (present == EMPTY) {
        table.put(at, volume).put(at + 1, numberHigh).put(at + 2, number);
        size++;
        return true;
      }
      if (present == volume && table.get(at + 1) == numberHigh && table.get(at + 2) == number) {
        return false;
      }
      slot = (slot + 1) & (count - 1);
    }
  }

  private void grow() {
    int count = slots.capacity() / SLOT_WORDS * 2;
    if (count > MOST_SLOTS) {
      throw new IllegalStateException("more files than this version can tell apart at once");
    }
    Arena larger = Arena.ofShared();
    LongBuffer table = emptySlots(larger, count);
    size = 0;
    for (int at = 0; at < slots.capacity(); at += SLOT_WORDS) {
      long volume = slots.get(at);
      if (volume != EMPTY) {
        put(table, volume, slots.get(at + 1), slots.get(at + 2));
      }
    }
    arena.close();
    arena = larger;
    slots = table;
  }

  private static LongBuffer emptySlots(Arena arena, int count) {
    long bytes = (long) count * SLOT_WORDS * Long.BYTES;
    LongBuffer table =
        arena
            .allocate(bytes, Long.BYTES)
            .asByteBuffer()
            .order(ByteOrder.nativeOrder())
            .asLongBuffer();
    for (int at = 0; at < table.capacity(); at += SLOT_WORDS) {
      table.put(at, EMPTY);
    }
    return table;
  }

  /** Spreads neighbouring file numbers over the table (finaliser of MurmurHash3). */
  private static long hash(long volume, long numberHigh, long number) {
    long mixed = number ^ Long.rotateLeft(volume, 32) ^ Long.rotateLeft(numberHigh, 16);
    mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }

  @Override
  public synchronized void close() {
    arena.close();
  }
}
