package fr.regain.agent.storage.duplicate;

import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.storage.tree.FolderHandles;
import fr.regain.agent.storage.tree.Pace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

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

  /** Compares the rows of each set. */
  void read(List<int[]> sameSize, long round) {
    if (sameSize.isEmpty()) {
      return;
    }
    List<int[]> sets = new ArrayList<>(sameSize);
    // The number of a set's first file follows the place on the disk closely enough on the field's
    // file systems.
    sets.sort((set, other) -> Long.compare(index.number(set[0]), index.number(other[0])));
    AtomicInteger next = new AtomicInteger();
    Parallel.run(threads, thread -> compareSome(sets, next, round));
  }

  private void compareSome(List<int[]> sets, AtomicInteger next, long round) {
    try (FolderHandles folders = new FolderHandles(access);
        ContentComparer comparer = new ContentComparer(index, folders, pace, skips, round)) {
      int at = next.getAndIncrement();
      while (at < sets.size()) {
        comparer.compare(sets.get(at));
        at = next.getAndIncrement();
      }
      bytesRead.addAndGet(comparer.bytesRead());
    }
  }
}
