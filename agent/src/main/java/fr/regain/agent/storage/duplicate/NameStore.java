package fr.regain.agent.storage.duplicate;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Raw names outside the heap, one after the other, each after its length. */
final class NameStore {
  private static final int CHUNK_BYTES = 1 << 20;

  private final Arena arena;
  private final List<MemorySegment> chunks = new ArrayList<>();
  private int used = CHUNK_BYTES;

  NameStore(Arena arena) {
    this.arena = arena;
  }

  /** Keeps a name and returns where it is. */
  long add(byte[] raw) {
    int needed = Short.BYTES + raw.length;
    if (used + needed > CHUNK_BYTES) {
      chunks.add(arena.allocate(CHUNK_BYTES));
      used = 0;
    }
    MemorySegment chunk = chunks.getLast();
    chunk.set(JAVA_SHORT_UNALIGNED, used, (short) raw.length);
    MemorySegment.copy(raw, 0, chunk, JAVA_BYTE, used + Short.BYTES, raw.length);
    long at = (long) (chunks.size() - 1) * CHUNK_BYTES + used;
    used += needed;
    return at;
  }

  byte[] get(long at) {
    MemorySegment chunk = chunks.get((int) (at / CHUNK_BYTES));
    int from = (int) (at % CHUNK_BYTES);
    int length = chunk.get(JAVA_SHORT_UNALIGNED, from);
    return chunk.asSlice(from + Short.BYTES, length).toArray(JAVA_BYTE);
  }
}
