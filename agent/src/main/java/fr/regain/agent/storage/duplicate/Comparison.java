package fr.regain.agent.storage.duplicate;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Narrows the index down to equal files: by size and holder, by both ends, by SHA-256. */
final class Comparison {
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final FileIndex index;
  private final ContentReading reading;

  Comparison(FileIndex index, ContentReading reading) {
    this.index = index;
    this.reading = reading;
  }

  /** Rows that share size, volume and owner with another. */
  int[] sameSize() {
    return RowSort.repeated(
        IntStream.range(0, index.size()).toArray(),
        row -> (index.size(row) + index.holder(row)) * SPREAD,
        (row, other) -> compareSize(index, row, other));
  }

  /** Of those, rows that share the content with another; equal ones beside each other. */
  int[] sameContent(int[] sameSize) {
    reading.read(filter(sameSize, row -> !hasFirst(row)), Fingerprinter::readFirst);
    int[] sameFirst =
        RowSort.repeated(
            filter(sameSize, row -> !index.isFailed(row)),
            row -> isSmall(index, row) ? index.digestStart(row) : index.ends(row) * SPREAD,
            (row, other) -> compareFirst(index, row, other));
    reading.read(filter(sameFirst, row -> !index.hasDigest(row)), Fingerprinter::readWhole);
    return RowSort.repeated(
        filter(sameFirst, row -> !index.isFailed(row)),
        index::digestStart,
        (row, other) -> compareContent(index, row, other));
  }

  private boolean hasFirst(int row) {
    return isSmall(index, row) ? index.hasDigest(row) : index.hasEnds(row);
  }

  private static boolean isSmall(FileIndex index, int row) {
    return index.size(row) <= Fingerprinter.WHOLE_BYTES;
  }

  private static int[] filter(int[] rows, IntPredicate kept) {
    return Arrays.stream(rows).filter(kept).toArray();
  }

  private static int compareSize(FileIndex index, int row, int other) {
    int order = Long.compare(index.size(row), index.size(other));
    return order != 0 ? order : Integer.compare(index.holder(row), index.holder(other));
  }

  private static int compareFirst(FileIndex index, int row, int other) {
    int order = compareSize(index, row, other);
    if (order != 0) {
      return order;
    }
    return isSmall(index, row)
        ? index.compareDigests(row, other)
        : Long.compare(index.ends(row), index.ends(other));
  }

  /** Zero for files of one size, holder and SHA-256. */
  static int compareContent(FileIndex index, int row, int other) {
    int order = compareSize(index, row, other);
    return order != 0 ? order : index.compareDigests(row, other);
  }
}
