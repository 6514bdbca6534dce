package fr.regain.agent.storage.duplicate;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Different blocks of one length in memory, found again by their content. They are kept in order,
 * so that many are found in few comparisons whatever they hold.
 */
final class Blocks {
  /** The place of a block that could not be read. */
  static final int NONE = -1;

  /** The place of a block that is like none here, when there is no room for one more. */
  static final int NO_ROOM = -2;

  private final MemorySegment memory;
  private final int length;
  private final int[] inOrder;
  private int count;

  /**
   * No block yet.
   *
   * @param memory room for two blocks at least
   * @param length bytes of each block
   * @param most how many there can be at most
   */
  Blocks(MemorySegment memory, int length, int most) {
    this.memory = memory;
    this.length = length;
    // One more is always read, and stays only if it is unlike the others.
    inOrder = new int[(int) Math.min(most, memory.byteSize() / length - 1)];
  }

  /** Where the next block is to be put. */
  MemorySegment free() {
    return memory.asSlice((long) count * length, length);
  }

  /** The number of the block that is like the one in {@link #free}, which is kept if it is new. */
  int place() {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      int order = compare(inOrder[middle], count);
      if (order == 0) {
        return inOrder[middle];
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (count == inOrder.length) {
      return NO_ROOM;
    }
    System.arraycopy(inOrder, low, inOrder, low + 1, count - low);
    inOrder[low] = count;
    return count++;
  }

  private int compare(int block, int other) {
    long at = (long) block * length;
    long otherAt = (long) other * length;
    long differs =
        MemorySegment.mismatch(memory, at, at + length, memory, otherAt, otherAt + length);
    return differs < 0 ? 0 : Byte.compareUnsigned(byteAt(at + differs), byteAt(otherAt + differs));
  }

  private byte byteAt(long at) {
    return memory.get(JAVA_BYTE, at);
  }

  /** The rows of each block, from the place of each row's. */
  List<int[]> split(int[] rows, int[] placeOf) {
    int[] counts = new int[count];
    for (int place : placeOf) {
      if (place >= 0) {
        counts[place]++;
      }
    }
    List<int[]> split = new ArrayList<>();
    for (int rowsOfOne : counts) {
      split.add(new int[rowsOfOne]);
    }
    for (int at = rows.length - 1; at >= 0; at--) {
      if (placeOf[at] >= 0) {
        split.get(placeOf[at])[--counts[placeOf[at]]] = rows[at];
      }
    }
    return split;
  }

  /** The rows that have the place. */
  static int[] rowsAt(int[] rows, int[] placeOf, int place) {
    int[] found = new int[rows.length];
    int count = 0;
    for (int at = 0; at < rows.length; at++) {
      if (placeOf[at] == place) {
        found[count++] = rows[at];
      }
    }
    return Arrays.copyOf(found, count);
  }
}
