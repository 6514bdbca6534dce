package fr.regain.agent.storage.duplicate;

import java.util.Arrays;
import java.util.function.IntToLongFunction;
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
    return rowsOf(packed(rows, key), 0, rows.length);
  }

  /**
   * The rows that {@code same} finds equal to another, equal ones beside each other. Rows are first
   * brought together by {@code hash}, so that {@code same} is asked little.
   *
   * @param hash equal for rows that are equal; its high half has to be well spread
   */
  static int[] repeated(int[] rows, IntToLongFunction hash, Order same) {
    long[] packed = packed(rows, row -> (int) (hash.applyAsLong(row) >>> Integer.SIZE));
    int[] kept = new int[rows.length];
    int count = 0;
    int start = 0;
    for (int end = 1; end <= packed.length; end++) {
      if (end == packed.length || packed[start] >>> Integer.SIZE != packed[end] >>> Integer.SIZE) {
        if (end - start > 1) {
          int[] run = rowsOf(packed, start, end);
          sort(run.clone(), run, 0, run.length, same);
          count = keepRepeated(run, same, kept, count);
        }
        start = end;
      }
    }
    return Arrays.copyOf(kept, count);
  }

  /** Key and row in one number each, sorted, so that the JDK's fastest sort applies. */
  private static long[] packed(int[] rows, IntUnaryOperator key) {
    long[] packed = new long[rows.length];
    for (int at = 0; at < rows.length; at++) {
      int keyed = key.applyAsInt(rows[at]) ^ Integer.MIN_VALUE;
      packed[at] = ((long) keyed << Integer.SIZE) | rows[at];
    }
    Arrays.sort(packed);
    return packed;
  }

  private static int[] rowsOf(long[] packed, int start, int end) {
    int[] rows = new int[end - start];
    for (int at = 0; at < rows.length; at++) {
      rows[at] = (int) packed[start + at];
    }
    return rows;
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

  /** The same rows in order. */
  static int[] sorted(int[] rows, Order order) {
    int[] sorted = rows.clone();
    sort(rows.clone(), sorted, 0, sorted.length, order);
    return sorted;
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
