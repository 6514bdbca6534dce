package fr.regain.agent.storage.duplicate;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.IntToLongFunction;

/** Sorts row numbers without making an object of each, which the JDK's comparators would need. */
final class RowSort {
  /** Compares two rows as {@link java.util.Comparator} does. */
  @FunctionalInterface
  interface Order {
    int compare(int row, int other);
  }

  private static final int SHORT_RUN = 12;

  private RowSort() {}

  /**
   * Hands over each set of rows that {@code same} finds equal, of two rows at least. Rows are first
   * brought together by {@code hash}, so that {@code same} is asked little.
   *
   * @param hash equal for rows that are equal; its high half has to be well spread
   */
  static void sets(int[] rows, IntToLongFunction hash, Order same, Consumer<int[]> to) {
    long[] packed = packed(rows, hash);
    int start = 0;
    for (int end = 1; end <= packed.length; end++) {
      if (end == packed.length || packed[start] >>> Integer.SIZE != packed[end] >>> Integer.SIZE) {
        if (end - start > 1) {
          setsOfFew(rowsOf(packed, start, end), same, to);
        }
        start = end;
      }
    }
  }

  /**
   * Hands over each set of few rows that {@code same} finds equal, of two rows at least. Rows that
   * all are equal are not copied.
   */
  static void setsOfFew(int[] rows, Order same, Consumer<int[]> to) {
    if (areEqual(rows, same)) {
      to.accept(rows);
      return;
    }
    int[] sorted = sorted(rows, same);
    int start = 0;
    for (int end = 1; end <= sorted.length; end++) {
      if (end == sorted.length || same.compare(sorted[start], sorted[end]) != 0) {
        if (end - start > 1) {
          to.accept(Arrays.copyOfRange(sorted, start, end));
        }
        start = end;
      }
    }
  }

  private static boolean areEqual(int[] rows, Order same) {
    for (int at = 1; at < rows.length; at++) {
      if (same.compare(rows[0], rows[at]) != 0) {
        return false;
      }
    }
    return rows.length > 1;
  }

  /** High half of the hash and row in one number each, so that the JDK's fastest sort applies. */
  private static long[] packed(int[] rows, IntToLongFunction hash) {
    long[] packed = new long[rows.length];
    for (int at = 0; at < rows.length; at++) {
      packed[at] = hash.applyAsLong(rows[at]) >>> Integer.SIZE << Integer.SIZE | rows[at];
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

  /** The same rows in order. */
  static int[] sorted(int[] rows, Order order) {
    int[] sorted = rows.clone();
    if (rows.length <= SHORT_RUN) {
      insertionSort(sorted, 0, sorted.length, order);
    } else {
      sort(rows.clone(), sorted, 0, sorted.length, order);
    }
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
