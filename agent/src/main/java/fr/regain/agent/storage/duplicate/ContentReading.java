package fr.regain.agent.storage.duplicate;

import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.storage.tree.FolderHandles;
import fr.regain.agent.storage.tree.Pace;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Compares the files of many sizes on several threads, about in the order of the disk. */
final class ContentReading {
  private final FileIndex index;
  private final FileAccess access;
  private final Pace pace;
  private final SkipCount skips;
  private final int threads;
  private final AtomicLong bytesRead = new AtomicLong();

  ContentReading(FileIndex index, FileAccess access, Pace pace, SkipCount skips, int threads) {
    this.index = index;
    this.access = access;
    this.pace = pace;
    this.skips = skips;
    this.threads = threads;
  }

  /** Bytes that were read from files so far. */
  long bytesRead() {
    return bytesRead.get();
  }

  /** Compares the rows of each size that {@code comparison} does not know yet. */
  void read(Comparison comparison, int[] sameSize, long round) {
    int[] starts = comparison.starts(sameSize);
    int[] unknown =
        IntStream.range(0, starts.length - 1)
            .filter(set -> !comparison.isCompared(sameSize, starts[set], starts[set + 1]))
            .toArray();
    if (unknown.length == 0) {
      return;
    }
    int[] ordered = inDiskOrder(unknown, sameSize, starts);
    AtomicInteger next = new AtomicInteger();
    Parallel.run(threads, thread -> compareSome(sameSize, starts, ordered, next, round));
  }

  /**
   * By the number of each set's first file, which follows the place on the disk closely enough on
   * the field's file systems. Numbers that share their highest 32 bits of difference are neighbours
   * in any order.
   */
  private int[] inDiskOrder(int[] sets, int[] sameSize, int[] starts) {
    long least = Long.MAX_VALUE;
    long most = 0;
    for (int set : sets) {
      long number = index.number(sameSize[starts[set]]);
      least = Math.min(least, number);
      most = Math.max(most, number);
    }
    long first = least;
    int shift = Math.max(0, Integer.SIZE - Long.numberOfLeadingZeros(most - least));
    return RowSort.byKey(
        sets, set -> (int) ((index.number(sameSize[starts[set]]) - first) >>> shift));
  }

  private void compareSome(
      int[] sameSize, int[] starts, int[] ordered, AtomicInteger next, long round) {
    try (FolderHandles folders = new FolderHandles(access, threads);
        ContentComparer comparer = new ContentComparer(index, folders, pace, skips, round)) {
      int at = next.getAndIncrement();
      while (at < ordered.length) {
        int set = ordered[at];
        comparer.compare(Arrays.copyOfRange(sameSize, starts[set], starts[set + 1]));
        at = next.getAndIncrement();
      }
      bytesRead.addAndGet(comparer.bytesRead());
    }
  }
}
