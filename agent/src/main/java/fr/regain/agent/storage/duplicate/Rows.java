package fr.regain.agent.storage.duplicate;

import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.nio.LongBuffer;

/**
 * A table outside the heap that grows by rows of one width, numbered from 0. Rows are had a chunk
 * at a time, so that threads that fill chunks of their own do not meet. It is read and written
 * through buffers, which is cheaper than by layout until the second compiler has seen it.
 */
final class Rows {
  static final int PER_CHUNK = 1 << 12;
  private static final int MOST_CHUNKS = 1 << 14;

  private final Arena arena;
  private final int width;
  private final LongBuffer[] chunks = new LongBuffer[MOST_CHUNKS];
  private int used;

  /**
   * An empty table.
   *
   * @param width words of a row
   */
  Rows(Arena arena, int width) {
    this.arena = arena;
    this.width = width;
  }

  /**
   * Adds a chunk of rows of zeros and returns the number of the first.
   *
   * @throws IllegalStateException beyond 67 million rows
   */
  synchronized int addChunk() {
    if (used == MOST_CHUNKS) {
      throw new IllegalStateException("more files than this version can compare at once");
    }
    chunks[used] =
        arena
            .allocate((long) width * PER_CHUNK * Long.BYTES, Long.BYTES)
            .asByteBuffer()
            .order(ByteOrder.nativeOrder())
            .asLongBuffer();
    return used++ * PER_CHUNK;
  }

  /** The number after the last row. */
  int end() {
    return used * PER_CHUNK;
  }

  long get(int row, int column) {
    return chunk(row).get(at(row) + column);
  }

  void set(int row, int column, long value) {
    chunk(row).put(at(row) + column, value);
  }

  /** The table's part that holds the row, which begins {@link #at} there. */
  LongBuffer chunk(int row) {
    return chunks[row / PER_CHUNK];
  }

  int at(int row) {
    return row % PER_CHUNK * width;
  }
}
