package fr.regain.agent.storage.duplicate;

import java.util.Arrays;

/** Sorts row numbers without making an object of each, which the JDK's comparators would need. */
final class RowSort {
  /** Compares two rows as {@link java.util.Comparator} does. */
  @FunctionalInterface
  interface Order {
    int compare(int row, int other);
  }

  private static final int SHORT_RUN = 12;

  private RowSort() {}

  /** Sorts in place by merging; equal rows keep their order. */
  static void sort(int[] rows, Order order) {
    sort(rows.clone(), rows, 0, rows.length, order);
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

  /** Of sorted rows, those that have an equal one beside them. */
  static int[] repeated(int[] sorted, Order order) {
    int[] kept = new int[sorted.length];
    int count = 0;
    for (int at = 0; at < sorted.length; at++) {
      boolean likeBefore = at > 0 && order.compare(sorted[at - 1], sorted[at]) == 0;
      boolean likeNext = at + 1 < sorted.length && order.compare(sorted[at], sorted[at + 1]) == 0;
      if (likeBefore || likeNext) {
        kept[count++] = sorted[at];
      }
    }
    return Arrays.copyOf(kept, count);
  }
}
