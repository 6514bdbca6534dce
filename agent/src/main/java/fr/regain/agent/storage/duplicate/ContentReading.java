package fr.regain.agent.storage.duplicate;

import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.storage.tree.Pace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Reads many files of the index on several threads, in the order in which they lie on the disk. */
final class ContentReading {
  /** What is read of one file. */
  @FunctionalInterface
  interface Reading {
    void read(Fingerprinter fingerprinter, int row) throws FileAccessException;
  }

  private static final int ROWS_AT_ONCE = 16;

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

  /** Reads the rows; those that cannot be read are marked and counted. */
  void read(int[] rows, Reading reading) {
    int[] ordered = inDiskOrder(rows);
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        running.add(pool.submit(() -> readSome(ordered, next, reading)));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a failure of this program ended the search", e);
    }
  }

  /**
   * By file number, which follows the place on the disk closely enough on the field's file systems.
   * Numbers that share their highest 32 bits of difference are neighbours in any order.
   */
  private int[] inDiskOrder(int[] rows) {
    long least = Long.MAX_VALUE;
    long most = 0;
    for (int row : rows) {
      least = Math.min(least, index.number(row));
      most = Math.max(most, index.number(row));
    }
    long first = least;
    int shift = Math.max(0, Integer.SIZE - Long.numberOfLeadingZeros(most - least));
    return RowSort.byKey(rows, row -> (int) ((index.number(row) - first) >>> shift));
  }

  private void readSome(int[] ordered, AtomicInteger next, Reading reading) {
    try (Fingerprinter fingerprinter = new Fingerprinter(index, access, pace)) {
      int from = next.getAndAdd(ROWS_AT_ONCE);
      while (from < ordered.length) {
        int to = Math.min(ordered.length, from + ROWS_AT_ONCE);
        for (int at = from; at < to; at++) {
          readOne(fingerprinter, ordered[at], reading);
        }
        from = next.getAndAdd(ROWS_AT_ONCE);
      }
      bytesRead.addAndGet(fingerprinter.bytesRead());
    }
  }

  private void readOne(Fingerprinter fingerprinter, int row, Reading reading) {
    try {
      if (!pace.goOn(1)) {
        throw new FileAccessException(Reason.STOPPED, "the work ended before this file's turn");
      }
      reading.read(fingerprinter, row);
    } catch (FileAccessException e) {
      index.setFailed(row);
      skips.add(e.reason());
    }
  }
}
