package fr.regain.agent.storage.scan;

import fr.regain.agent.host.MonotonicClock;
import fr.regain.agent.host.file.EpochNanos;
import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.storage.tree.IdentitySet;
import fr.regain.agent.storage.tree.Pace;
import fr.regain.agent.storage.tree.TreeWalk;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** Measures what is in trees, without reading the content of any file or writing anything. */
public final class StorageScan {
  private static final int LISTED = 20;

  private final FileAccess access;
  private final InstantSource wallClock;
  private final MonotonicClock clock;
  private final int threads;

  /**
   * A scan of this machine's files.
   *
   * @param wallClock what ages are counted from
   * @param threads how many threads walk
   */
  public StorageScan(
      FileAccess access, InstantSource wallClock, MonotonicClock clock, int threads) {
    this.access = access;
    this.wallClock = wallClock;
    this.clock = clock;
    this.threads = threads;
  }

  /** Scans all below {@code roots}, to the end or until {@code pace} ends it. */
  public ScanReport scan(List<FilePath> roots, Pace pace) {
    long start = clock.nanos();
    try (IdentitySet hardLinked = new IdentitySet()) {
      long now = EpochNanos.of(wallClock.instant());
      List<Tally> tallies =
          IntStream.range(0, threads).mapToObj(i -> new Tally(hardLinked, now, LISTED)).toList();
      new TreeWalk(access, pace).walk(roots, tallies);
      return report(tallies, pace, Duration.ofNanos(clock.nanos() - start));
    }
  }

  private static ScanReport report(List<Tally> tallies, Pace pace, Duration elapsed) {
    Tally first = tallies.getFirst();
    for (Tally other : tallies.subList(1, tallies.size())) {
      first.places.addAll(other.places);
      first.ages.addAll(other.ages);
      first.extensions.addAll(other.extensions);
    }
    return new ScanReport(
        total(tallies, tally -> tally.files),
        total(tallies, tally -> tally.directories),
        total(tallies, tally -> tally.links),
        total(tallies, tally -> tally.special),
        total(tallies, tally -> tally.hardLinkNames),
        total(tallies, tally -> tally.logical),
        total(tallies, tally -> tally.allocated),
        first.places.byCode(place -> place.code()),
        first.ages.byCode(AgeBand::code),
        first.extensions.byCode(ExtensionFamily::code),
        Ranking.best(LISTED, tallies.stream().map(tally -> tally.largest)),
        Ranking.best(LISTED, tallies.stream().map(tally -> tally.oldest)),
        skipped(tallies),
        pace.stopped(),
        elapsed);
  }

  private static long total(List<Tally> tallies, ToLongFunction<Tally> column) {
    return tallies.stream().mapToLong(column).sum();
  }

  private static List<Skip> skipped(List<Tally> tallies) {
    List<Skip> skips = new ArrayList<>();
    for (Reason reason : Reason.values()) {
      List<Tally.Left> left =
          tallies.stream()
              .filter(tally -> tally.skipped.containsKey(reason))
              .map(tally -> tally.skipped.get(reason))
              .toList();
      if (!left.isEmpty()) {
        long count = left.stream().mapToLong(one -> one.count).sum();
        skips.add(new Skip(reason, count, left.getFirst().example.path()));
      }
    }
    return skips;
  }
}
