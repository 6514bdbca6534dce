package fr.regain.agent.storage.duplicate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Narrows the index down to sets of equal files: by size and holder, then by content. */
final class Comparison {
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final FileIndex index;

  Comparison(FileIndex index) {
    this.index = index;
  }

  /** The sets of those rows that share size, volume and owner. */
  List<int[]> sameSize(int[] rows) {
    return RowSort.sets(
        rows, row -> (index.size(row) + index.holder(row)) * SPREAD, this::compareSize);
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

  /** The sets, within those, of rows that share the content. */
  List<int[]> sameContent(List<int[]> sameSize) {
    List<int[]> equal = new ArrayList<>(sameSize.size());
    for (int[] set : sameSize) {
      RowSort.addSets(equal, known(set), this::compareContent);
    }
    return equal;
  }

  /** Those of a set of which something is known. */
  private int[] known(int[] set) {
    int[] known = set.clone();
    int count = 0;
    for (int row : set) {
      if (index.round(row) != 0) {
        known[count++] = row;
      }
    }
    return count == set.length ? known : Arrays.copyOf(known, count);
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
