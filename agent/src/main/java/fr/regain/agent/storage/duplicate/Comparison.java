package fr.regain.agent.storage.duplicate;

import java.util.Arrays;
import java.util.function.Consumer;

/** Narrows the index down to sets of equal files: by size and holder, then by content. */
final class Comparison {
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final FileIndex index;

  Comparison(FileIndex index) {
    this.index = index;
  }

  /** Hands over each set of those rows that share size, volume and owner. */
  void sameSize(int[] rows, Consumer<int[]> to) {
    RowSort.sets(
        rows, row -> (index.size(row) + index.holder(row)) * SPREAD, this::compareSize, to);
  }

  /** Whether all rows of a set were compared with each other by one search. */
  boolean isCompared(int[] set) {
    long round = index.round(set[0]);
    for (int row : set) {
      if (index.round(row) != round) {
        return false;
      }
    }
    return round != 0;
  }

  /** Hands over each set of rows that share the content, within one that shares the size. */
  void sameContent(int[] sameSize, Consumer<int[]> to) {
    RowSort.setsOfFew(known(sameSize), this::compareContent, to);
  }

  /** Those of a set of which something is known. */
  private int[] known(int[] set) {
    int[] known = new int[set.length];
    int count = 0;
    for (int row : set) {
      if (index.round(row) != 0) {
        known[count++] = row;
      }
    }
    return count == set.length ? set : Arrays.copyOf(known, count);
  }

  private int compareSize(int row, int other) {
    int order = Long.compare(index.size(row), index.size(other));
    return order != 0 ? order : Integer.compare(index.holder(row), index.holder(other));
  }

  /** Zero for files of one size and holder that were found equal. */
  private int compareContent(int row, int other) {
    int order = Long.compare(index.round(row), index.round(other));
    return order != 0 ? order : Long.compare(index.content(row), index.content(other));
  }
}
