package fr.regain.agent.storage.duplicate;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** Sorts row numbers without making an object of each, which the JDK's comparators would need. */
final class RowSort {
  /** Compares two rows as {@link java.util.Comparator} does. */
  @FunctionalInterface
  interface Order {
    int compare(int row, int other);
  }

  private static final int SHORT_RUN = 12;

  private RowSort() {}

  /** The rows by ascending unsigned key; those of equal keys by row number. */
  static int[] byKey(int[] rows, IntUnaryOperator key) {
    long[] packed = new long[rows.length];
    for (int at = 0; at < rows.length; at++) {
      int keyed = key.applyAsInt(rows[at]) ^ Integer.MIN_VALUE;
      packed[at] = ((long) keyed << Integer.SIZE) | rows[at];
    }
    Arrays.sort(packed);
    int[] sorted = new int[rows.length];
    for (int at = 0; at < rows.length; at++) {
      sorted[at] = (int) packed[at];
    }
    return sorted;
  }

  /**
   * The rows that {@code same} finds equal to another, equal ones beside each other. Rows are first
   * brought together by {@code hash}, so that {@code same} is asked little.
   *
   * @param hash equal for rows that are equal
   */
  static int[] repeated(int[] rows, IntUnaryOperator hash, Order same) {
    int[] sorted = byKey(rows, hash);
    int[] kept = new int[sorted.length];
    int count = 0;
    int start = 0;
    for (int end = 1; end <= sorted.length; end++) {
      if (end == sorted.length || hash.applyAsInt(sorted[start]) != hash.applyAsInt(sorted[end])) {
        if (end - start > 1) {
          int[] run = Arrays.copyOfRange(sorted, start, end);
          sort(run.clone(), run, 0, run.length, same);
          count = keepRepeated(run, same, kept, count);
        }
        start = end;
      }
    }
    return Arrays.copyOf(kept, count);
  }

  private static int keepRepeated(int[] sorted, Order same, int[] kept, int keptBefore) {
    int count = keptBefore;
    boolean likeBefore = false;
    for (int at = 0; at < sorted.length; at++) {
      boolean likeNext = at + 1 < sorted.length && same.compare(sorted[at], sorted[at + 1]) == 0;
      if (likeBefore || likeNext) {
        kept[count++] = sorted[at];
      }
      likeBefore = likeNext;
    }
    return count;
  }

  private static void sort(int[] from, int[] to, int start, int end, Order order) {
    if (end - start <= SHORT_RUN) {
      insertionSort(to, start, end, order);
      return;
    }
    int middle = (start + end) >>> 1;
    sort(to, from, start, middle, order);
    sort(to, from, middle, end, order);
    int left = start;
    int right = middle;
    for (int at = start; at < end; at++) {
      boolean takeLeft =
          right == end || (left < middle && order.compare(from[left], from[right]) <= 0);
      to[at] = takeLeft ? from[left++] : from[right++];
    }
  }

  private static void insertionSort(int[] rows, int start, int end, Order order) {
    for (int at = start + 1; at < end; at++) {
      int row = rows[at];
      int gap = at;
      while (gap > start && order.compare(rows[gap - 1], row) > 0) {
        rows[gap] = rows[gap - 1];
        gap--;
      }
      rows[gap] = row;
    }
  }
}
