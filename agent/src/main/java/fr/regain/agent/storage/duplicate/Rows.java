package fr.regain.agent.storage.duplicate;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A table outside the heap that grows by rows of one width, numbered from 0. */
final class Rows {
  private static final int ROWS_PER_CHUNK = 1 << 14;
  private static final int MOST_CHUNKS = 1 << 12;

  private final Arena arena;
  private final int width;
  private final MemorySegment[] chunks = new MemorySegment[MOST_CHUNKS];
  private int size;

  /**
   * An empty table.
   *
   * @param width bytes of a row, a multiple of eight
   */
  Rows(Arena arena, int width) {
    this.arena = arena;
    this.width = width;
  }

  /**
   * Adds a row of zeros and returns its number.
   *
   * @throws IllegalStateException beyond 67 million rows
   */
  int add() {
    int chunk = size / ROWS_PER_CHUNK;
    if (chunk == MOST_CHUNKS) {
      throw new IllegalStateException("more files than this version can compare at once");
    }
    if (size % ROWS_PER_CHUNK == 0) {
      chunks[chunk] = arena.allocate((long) width * ROWS_PER_CHUNK, 8);
    }
    return size++;
  }

  int size() {
    return size;
  }

  long getLong(int row, int column) {
    return chunk(row).get(JAVA_LONG, at(row) + column);
  }

  void setLong(int row, int column, long value) {
    chunk(row).set(JAVA_LONG, at(row) + column, value);
  }

  int getInt(int row, int column) {
    return chunk(row).get(JAVA_INT, at(row) + column);
  }

  void setInt(int row, int column, int value) {
    chunk(row).set(JAVA_INT, at(row) + column, value);
  }

  /** The table's part that holds the row, which begins {@link #at} there. */
  MemorySegment chunk(int row) {
    return chunks[row / ROWS_PER_CHUNK];
  }

  long at(int row) {
    return (long) (row % ROWS_PER_CHUNK) * width;
  }
}
