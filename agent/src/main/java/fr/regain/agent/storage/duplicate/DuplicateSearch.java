package fr.regain.agent.storage.duplicate;

import fr.regain.agent.host.MonotonicClock;
import fr.regain.agent.host.file.EpochNanos;
import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.storage.tree.IdentitySet;
import fr.regain.agent.storage.tree.Pace;
import fr.regain.agent.storage.tree.TreeWalk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds files with the same content: those of one size are compared byte by byte, each only as far
 * as another is still like it. Files of different owners or volumes are never doubles of each
 * other.
 */
public final class DuplicateSearch {
  private static final Duration SETTLING = Duration.ofSeconds(2);
  private static final int LEAST_THREADS = 8;

  private final FileAccess access;
  private final InstantSource wallClock;
  private final MonotonicClock clock;
  private final int threads;
  private final Optional<Path> cacheFile;

  /**
   * A search on this machine.
   *
   * @param threads how many threads walk and read
   * @param cacheFile where it is kept which files are equal, for the next search; absent to keep
   *     none
   */
  public DuplicateSearch(
      FileAccess access,
      InstantSource wallClock,
      MonotonicClock clock,
      int threads,
      Optional<Path> cacheFile) {
    this.access = access;
    this.wallClock = wallClock;
    this.clock = clock;
    this.threads = threads;
    this.cacheFile = cacheFile;
  }

  /**
   * How many threads keep this machine's processors busy and its disk too: what is not in memory
   * yet comes twice as fast when a disk always has several requests to choose from.
   */
  public static int usualThreads() {
    return Math.max(LEAST_THREADS, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Searches all below {@code roots}, to the end or until {@code pace} ends it.
   *
   * @param minimumSize bytes, at least 1; smaller files are not compared
   * @throws IOException when the cache cannot be read
   */
  public DuplicateReport search(List<FilePath> roots, long minimumSize, Pace pace)
      throws IOException {
    if (minimumSize < 1) {
      throw new IllegalArgumentException("files without content have no double");
    }
    long start = clock.nanos();
    long settledBefore = EpochNanos.of(wallClock.instant().minus(SETTLING));
    SkipCount skips = new SkipCount();
    try (FileIndex index = new FileIndex(access)) {
      walk(roots, minimumSize, index, skips, pace);
      ContentReading reading = new ContentReading(index, access, pace, skips, threads);
      Comparison comparison = new Comparison(index);
      int[] rows = index.rows();
      Compared compared =
          compare(index, comparison.sameSize(rows), comparison, reading, settledBefore);
      List<DuplicateGroup> groups =
          new Grouping(index, access, skips, threads).groups(compared.equal());
      return new DuplicateReport(
          rows.length,
          groups,
          groups.stream().mapToLong(DuplicateGroup::reclaimableBytes).sum(),
          reading.bytesRead(),
          skips.counts(),
          pace.stopped(),
          compared.notKept(),
          Duration.ofNanos(clock.nanos() - start));
    }
  }

  private void walk(
      List<FilePath> roots, long minimumSize, FileIndex index, SkipCount skips, Pace pace) {
    try (IdentitySet hardLinked = new IdentitySet()) {
      List<CandidateVisitor> visitors =
          IntStream.range(0, threads)
              .mapToObj(
                  i -> new CandidateVisitor(index.newWriter(), hardLinked, skips, minimumSize))
              .toList();
      new TreeWalk(access, pace).walk(roots, visitors);
    }
  }

  /** Sets of equal rows, and why they are not kept. */
  private record Compared(List<int[]> equal, Optional<IOException> notKept) {}

  private Compared compare(
      FileIndex index,
      List<int[]> sameSize,
      Comparison comparison,
      ContentReading reading,
      long settledBefore)
      throws IOException {
    if (cacheFile.isEmpty()) {
      reading.read(comparison, sameSize, 1);
      return new Compared(comparison.sameContent(sameSize), Optional.empty());
    }
    try (ContentCache cache = ContentCache.load(cacheFile.get())) {
      cache.fill(index, sameSize);
      reading.read(comparison, sameSize, cache.round());
      Optional<IOException> notKept =
          reading.bytesRead() > 0
              ? keep(cache, cacheFile.get(), index, sameSize, settledBefore)
              : Optional.empty();
      return new Compared(comparison.sameContent(sameSize), notKept);
    }
  }

  /** A disk that is full is when people look for duplicates: it costs them no result. */
  private static Optional<IOException> keep(
      ContentCache cache, Path file, FileIndex index, List<int[]> sameSize, long settledBefore) {
    try {
      cache.save(file, index, sameSize, settledBefore);
      return Optional.empty();
    } catch (IOException failure) {
      return Optional.of(failure);
    }
  }
}
