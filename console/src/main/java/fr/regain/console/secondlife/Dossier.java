package fr.regain.console.secondlife;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A piece with all that its page shows. Answers and erasures are those since it last came in from
 * use, parts those since it was last collected.
 *
 * @param piece the piece
 * @param disks disks that its inventory tells of
 * @param checks answers given so far, by step
 * @param erasures in the order in which they were recorded
 * @param parts keys of the factors of new parts that were fitted
 * @param history newest first
 * @param cameInAt when it last came in from use: collected, or back from its departure; null: never
 */
public record Dossier(
    Piece piece,
    List<KnownDisk> disks,
    Map<String, Check> checks,
    List<Erasure> erasures,
    List<String> parts,
    List<Step> history,
    @Nullable Instant cameInAt) {

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
   * Whether an erasure ended before the piece came in: somebody has used it since. Where the end is
   * not told, nothing says so.
   */
  boolean isOutdated(Erasure erasure) {
    Instant ended = erasure.endedAt();
    // Forms tell minutes only.
    return ended != null
        && cameInAt != null
        && ended.isBefore(cameInAt.truncatedTo(ChronoUnit.MINUTES));
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
