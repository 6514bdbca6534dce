package fr.regain.agent.storage.duplicate;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Narrows the index down to equal files: by size and holder, then by content. */
final class Comparison {
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final FileIndex index;

  Comparison(FileIndex index) {
    this.index = index;
  }

  /** Of those rows, the ones that share size, volume and owner with another; such ones beside each other. */
  int[] sameSize(int[] rows) {
    return RowSort.repeated(
        rows, row -> (index.size(row) + index.holder(row)) * SPREAD, this::compareSize);
  }

  /**
   * Where in {@link #sameSize} each set of rows begins that share these, and the end of the last.
   */
  int[] starts(int[] sameSize) {
    return IntStream.rangeClosed(0, sameSize.length)
        .filter(
            at ->
                at == 0
                    || at == sameSize.length
                    || compareSize(sameSize[at - 1], sameSize[at]) != 0)
        .toArray();
  }

  /** Whether all these rows were compared with each other by one search. */
  boolean isCompared(int[] sameSize, int from, int to) {
    long round = index.round(sameSize[from]);
    return round != 0
        && IntStream.range(from, to).allMatch(at -> index.round(sameSize[at]) == round);
  }

  /** Of those rows, the ones that share the content with another; such ones beside each other. */
  int[] sameContent(int[] sameSize) {
    return RowSort.repeated(
        Arrays.stream(sameSize).filter(row -> index.round(row) != 0).toArray(),
        row -> (index.size(row) + index.content(row) * SPREAD) * SPREAD,
        this::compareContent);
  }

  private int compareSize(int row, int other) {
    int order = Long.compare(index.size(row), index.size(other));
    return order != 0 ? order : Integer.compare(index.holder(row), index.holder(other));
  }

  /** Zero for files of one size and holder that were found equal. */
  int compareContent(int row, int other) {
    int order = compareSize(row, other);
    if (order == 0) {
      order = Long.compare(index.round(row), index.round(other));
    }
    return order != 0 ? order : Long.compare(index.content(row), index.content(other));
  }
}
