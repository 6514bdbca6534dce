package fr.regain.agent.storage.tree;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Which files were seen already, by volume and number; 48 bytes each outside the heap. Safe for
 * several threads.
 */
public final class IdentitySet implements AutoCloseable {
  private static final int SLOT_BYTES = 24;
  private static final long EMPTY = Long.MIN_VALUE;
  private static final int FIRST_SLOTS = 1024;

  private Arena arena = Arena.ofShared();
  private MemorySegment slots = emptySlots(arena, FIRST_SLOTS);
  private long size;

  /** Adds a file; false when it was there. The parts are those of a file's identity. */
  public synchronized boolean add(long volume, long numberHigh, long number) {
    if (size * 2 >= slots.byteSize() / SLOT_BYTES) {
      grow();
    }
    return put(slots, volume, numberHigh, number);
  }

  private boolean put(MemorySegment table, long volume, long numberHigh, long number) {
    long count = table.byteSize() / SLOT_BYTES;
    long slot = hash(volume, numberHigh, number) & (count - 1);
    while (true) {
      long at = slot * SLOT_BYTES;
      long present = table.get(JAVA_LONG, at);
      if (present == EMPTY) {
        table.set(JAVA_LONG, at, volume);
        table.set(JAVA_LONG, at + 8, numberHigh);
        table.set(JAVA_LONG, at + 16, number);
        size++;
        return true;
      }
      if (present == volume
          && table.get(JAVA_LONG, at + 8) == numberHigh
          && table.get(JAVA_LONG, at + 16) == number) {
        return false;
      }
      slot = (slot + 1) & (count - 1);
    }
  }

  private void grow() {
    Arena larger = Arena.ofShared();
    MemorySegment table = emptySlots(larger, slots.byteSize() / SLOT_BYTES * 2);
    size = 0;
    for (long at = 0; at < slots.byteSize(); at += SLOT_BYTES) {
      long volume = slots.get(JAVA_LONG, at);
      if (volume != EMPTY) {
        put(table, volume, slots.get(JAVA_LONG, at + 8), slots.get(JAVA_LONG, at + 16));
      }
    }
    arena.close();
    arena = larger;
    slots = table;
  }

  private static MemorySegment emptySlots(Arena arena, long count) {
    MemorySegment table = arena.allocate(count * SLOT_BYTES, 8);
    for (long at = 0; at < table.byteSize(); at += SLOT_BYTES) {
      table.set(JAVA_LONG, at, EMPTY);
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
