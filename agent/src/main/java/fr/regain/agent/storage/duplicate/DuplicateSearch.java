package fr.regain.agent.storage.duplicate;

import fr.regain.agent.host.MonotonicClock;
import fr.regain.agent.host.file.EpochNanos;
import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.storage.tree.IdentitySet;
import fr.regain.agent.storage.tree.Pace;
import fr.regain.agent.storage.tree.Place;
import fr.regain.agent.storage.tree.TreeWalk;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  private final Map<FilePath, Place> told;

  /**
   * A search on this machine.
   *
   * @param threads how many threads walk and read
   * @param cacheFile where it is kept which files are equal, for the next search; absent to keep
   *     none
   * @param told what some of the roots are for, whatever their names: the original is looked for in
   *     the best place
   */
  public DuplicateSearch(
      FileAccess access,
      InstantSource wallClock,
      MonotonicClock clock,
      int threads,
      Optional<Path> cacheFile,
      Map<FilePath, Place> told) {
    this.access = access;
    this.wallClock = wallClock;
    this.clock = clock;
    this.threads = threads;
    this.cacheFile = cacheFile;
    this.told = told;
  }

  /**
   * How many threads keep this machine's processors busy and its disk too: what is not in memory
   * yet comes twice as fast when a disk always has several requests to choose from.
   */
  public static int usualThreads() {
    return Math.max(LEAST_THREADS, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Searches all below {@code roots}, to the end or until {@code pace} ends it. What is returned
   * takes memory until it is closed.
   *
   * @param minimumSize bytes, at least 1; smaller files are not compared
   */
  public DuplicateReport search(List<FilePath> roots, long minimumSize, Pace pace) {
    if (minimumSize < 1) {
      throw new IllegalArgumentException("files without content have no double");
    }
    Arena memory = Arena.ofShared();
    try (ContentCache cache = cache()) {
      return search(roots, minimumSize, pace, cache, memory);
    } catch (RuntimeException e) {
      memory.close();
      throw e;
    }
  }

  private ContentCache cache() {
    return cacheFile.map(ContentCache::load).orElseGet(ContentCache::empty);
  }

  private DuplicateReport search(
      List<FilePath> roots, long minimumSize, Pace pace, ContentCache cache, Arena memory) {
    long start = clock.nanos();
    long settledBefore = EpochNanos.of(wallClock.instant().minus(SETTLING));
    SkipCount skips = new SkipCount();
    FileIndex index = new FileIndex(access, memory);
    try (IdentitySet hardLinked = new IdentitySet()) {
      List<CandidateVisitor> visitors =
          IntStream.range(0, threads)
              .mapToObj(i -> new CandidateVisitor(index, cache, hardLinked, skips, minimumSize))
              .toList();
      new TreeWalk(access, pace, told).walk(roots, visitors);
    }
    ContentReading reading = new ContentReading(index, access, pace, skips, threads);
    Comparison comparison = new Comparison(index);
    Grouping grouping = new Grouping(index, access, skips, threads);
    int[] rows = index.rows();
    List<int[]> sameSize = new ArrayList<>();
    List<int[]> unknown = new ArrayList<>();
    comparison.sameSize(
        rows,
        set -> {
          sameSize.add(set);
          if (comparison.isCompared(set)) {
            comparison.sameContent(set, grouping::add);
          } else {
            unknown.add(set);
          }
        });
    reading.read(unknown, cache.round());
    List<int[]> equal = new ArrayList<>();
    unknown.forEach(set -> comparison.sameContent(set, equal::add));
    grouping.addRead(equal);
    Optional<IOException> notKept =
        reading.bytesRead() > 0
            ? cacheFile.flatMap(file -> keep(cache, file, index, sameSize, settledBefore))
            : Optional.empty();
    List<DuplicateGroup> groups = grouping.groups();
    return new DuplicateReport(
        rows.length,
        groups,
        groups.stream().mapToLong(DuplicateGroup::reclaimableBytes).sum(),
        reading.bytesRead(),
        skips.counts(),
        pace.stopped(),
        notKept,
        Duration.ofNanos(clock.nanos() - start),
        memory);
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
