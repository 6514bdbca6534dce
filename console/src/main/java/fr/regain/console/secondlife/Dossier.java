package fr.regain.console.secondlife;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A piece with all that its page shows. Answers, erasures and parts are those since it was last
 * collected.
 *
 * @param piece the piece
 * @param disks disks that its inventory tells of
 * @param checks answers given so far, by step
 * @param erasures in the order in which they were recorded
 * @param parts keys of the factors of new parts that were fitted
 * @param history newest first
 * @param collectedAt when it was last collected; null: it never was
 */
public record Dossier(
    Piece piece,
    List<KnownDisk> disks,
    Map<String, Check> checks,
    List<Erasure> erasures,
    List<String> parts,
    List<Step> history,
    @Nullable Instant collectedAt) {

  /** The steps of its checklist. */
  public List<String> steps() {
    return Checklist.of(piece.kind());
  }

  /** The steps without an answer, in their order. */
  public List<String> stepsLeft() {
    return steps().stream().filter(step -> !checks.containsKey(step)).toList();
  }

  /** How many steps found a fault. */
  public long faults() {
    return checks.values().stream().filter(check -> check.outcome() == Outcome.FAULT).count();
  }

  /**
   * Whether an erasure ended before the piece was collected: somebody has used it since. Where the
   * end is not told, nothing says so.
   */
  boolean isOutdated(Erasure erasure) {
    Instant ended = erasure.endedAt();
    // Forms tell minutes only.
    return ended != null
        && collectedAt != null
        && ended.isBefore(collectedAt.truncatedTo(ChronoUnit.MINUTES));
  }

  /** What stands in its way. */
  Clearance clearance() {
    return new Clearance(
        piece.kind(),
        piece.protectedCarrier(),
        disks,
        piece.disksCounted(),
        erasures,
        stepsLeft().size(),
        piece.grade());
  }
}
