package fr.regain.console.secondlife;

import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
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
 * @param disks disks that were in it when it came in, as far as an inventory tells: those to erase
 * @param fitted disks that were put in since, as new
 * @param checks answers given so far, by step
 * @param recorded erasures, the struck ones too, in the order in which they were recorded
 * @param parts keys of the factors of new parts that were fitted
 * @param history newest first
 * @param cameInAt when it last came in from use: collected, or back from its departure; null: never
 */
public record Dossier(
    Piece piece,
    List<KnownDisk> disks,
    List<KnownDisk> fitted,
    Map<String, Check> checks,
    List<RecordedErasure> recorded,
    List<String> parts,
    List<Step> history,
    @Nullable Instant cameInAt) {

  /**
   * One of its erasures on record.
   *
   * @throws Problem {@link ProblemCode#NOT_FOUND} when there is none of that number
   */
  RecordedErasure recorded(long erasureId) {
    return recorded.stream()
        .filter(one -> one.id() == erasureId)
        .findFirst()
        .orElseThrow(() -> noErasure(erasureId));
  }

  static Problem noErasure(long erasureId) {
    return new Problem(
        ProblemCode.NOT_FOUND, "There is no erasure number " + erasureId + " that counts.");
  }

  /** The erasures that count. */
  public List<Erasure> erasures() {
    return recorded.stream().filter(one -> !one.isStruck()).map(RecordedErasure::erasure).toList();
  }

  /**
   * Whether a serial number is told by the inventory, or was recorded before: nobody has to look at
   * it twice. Soldered storage goes by the serial number of its piece.
   */
  boolean isKnown(String serialNumber) {
    String key = Erasure.plain(serialNumber);
    String own = piece.serialNumber();
    return disks.stream().anyMatch(disk -> Erasure.plain(disk.serialNumber()).equals(key))
        || erasures().stream().anyMatch(erasure -> erasure.isOf(serialNumber))
        || (clearance().isSoldered() && own != null && Erasure.plain(own).equals(key));
  }

  /** An erasure with what the inventory tells of its disk. */
  Erasure completed(Erasure erasure) {
    return disks.stream()
        .filter(disk -> erasure.isOf(disk.serialNumber()))
        .findFirst()
        .map(erasure::of)
        .orElse(erasure);
  }

  /** The steps of its checklist. */
  public List<String> steps() {
    return Checklist.of(piece.kind());
  }

  /** The steps without an answer, in their order. */
  public List<String> stepsLeft() {
    return steps().stream().filter(step -> !checks.containsKey(step)).toList();
  }

  /** The answers that found a fault. */
  public List<Check> faults() {
    return checks.values().stream().filter(check -> check.outcome() == Outcome.FAULT).toList();
  }

  /** Whether an act asks for a word on the faults that the inspection found. */
  boolean asksForRepair(Act act) {
    return act == Act.RECONDITION && !faults().isEmpty();
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
        erasures(),
        stepsLeft().size(),
        piece.grade());
  }
}
