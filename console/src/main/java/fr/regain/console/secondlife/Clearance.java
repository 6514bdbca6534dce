package fr.regain.console.secondlife;

import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.equipment.Made;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands between a piece and its next act, beyond its stage. What is not known stands in the
 * way of reuse: a disk of which nobody knows is a disk that nobody erased.
 *
 * @param kind what it is
 * @param protectedCarrier whether it holds classified or specially protected carriers; null: nobody
 *     has said
 * @param disks those that its inventory tells of
 * @param disksCounted how many a person counted in it; null: nobody has
 * @param erasures those recorded for it, in the order in which they were
 * @param checksLeft steps of its checklist without an answer
 * @param grade null: none yet
 */
record Clearance(
    EquipmentKind kind,
    @Nullable Boolean protectedCarrier,
    List<KnownDisk> disks,
    @Nullable Integer disksCounted,
    List<Erasure> erasures,
    int checksLeft,
    @Nullable Grade grade) {

  /** The obligation of reuse ends after ten years (law 2021-1485, article 16). */
  static final int REUSE_YEARS = 10;

  /** Why an act cannot be done now. */
  enum Obstacle {
    CHECKS_LEFT,
    GRADE_MISSING,
    DISKS_NOT_COUNTED,
    DISK_NOT_ERASED,
    CARRIER_UNKNOWN,
    PROTECTED_CARRIER
  }

  /** What counts when a piece that was inspected leaves. */
  static Clearance ofDeparture(Piece piece, List<KnownDisk> disks, List<Erasure> erasures) {
    return new Clearance(
        piece.kind(),
        piece.protectedCarrier(),
        disks,
        piece.disksCounted(),
        erasures,
        0,
        piece.grade());
  }

  /** Whether there is nothing to erase: it is a screen, and no inventory tells of a disk in it. */
  boolean hasNoDisk() {
    return kind == EquipmentKind.MONITOR && disks.isEmpty();
  }

  /** What stands in the way of an act; nothing: it may be done. */
  List<Obstacle> obstacles(Act act) {
    List<Obstacle> obstacles = new ArrayList<>();
    switch (act) {
      case SPOT, RESERVE, COLLECT -> {}
      case RECYCLE -> {
        if (Boolean.TRUE.equals(protectedCarrier)) {
          addErasure(obstacles);
        }
      }
      case INSPECT -> {
        if (checksLeft > 0) {
          obstacles.add(Obstacle.CHECKS_LEFT);
        }
        if (grade == null) {
          obstacles.add(Obstacle.GRADE_MISSING);
        }
        if (disksCounted == null && !hasNoDisk()) {
          obstacles.add(Obstacle.DISKS_NOT_COUNTED);
        }
      }
      case ERASE, RECONDITION, ASSIGN -> addErasure(obstacles);
      case TRANSFER, SELL, GIVE -> {
        addErasure(obstacles);
        addCarrier(obstacles);
      }
    }
    return List.copyOf(obstacles);
  }

  private void addCarrier(List<Obstacle> obstacles) {
    if (hasNoDisk()) {
      return;
    }
    if (protectedCarrier == null) {
      obstacles.add(Obstacle.CARRIER_UNKNOWN);
    } else if (protectedCarrier) {
      obstacles.add(Obstacle.PROTECTED_CARRIER);
    }
  }

  private void addErasure(List<Obstacle> obstacles) {
    if (hasNoDisk()) {
      return;
    }
    if (disksCounted == null) {
      obstacles.add(Obstacle.DISKS_NOT_COUNTED);
    }
    if (!isErased()) {
      obstacles.add(Obstacle.DISK_NOT_ERASED);
    }
  }

  /** Whether there is storage in each piece of this kind, that nobody can take out. */
  boolean isSoldered() {
    return kind == EquipmentKind.TABLET || kind == EquipmentKind.PHONE;
  }

  /**
   * Whether each disk has a verified erasure: each whose serial number is known has its own, and
   * there are as many as the inventory tells of, or as a person counted, whichever is more. A
   * tablet and a phone have one at least, whatever was counted.
   */
  boolean isErased() {
    if (hasNoDisk()) {
      return true;
    }
    int counted = disksCounted == null ? 0 : disksCounted;
    int least = Math.max(isSoldered() ? 1 : 0, Math.max(disks.size(), counted));
    return uncovered().isEmpty() && erasedSerials().size() >= least;
  }

  /** Disks with a known serial number that have no verified erasure. */
  List<KnownDisk> uncovered() {
    Set<String> erased = erasedSerials();
    return disks.stream()
        .filter(disk -> !disk.serialNumber().isBlank())
        .filter(disk -> !erased.contains(Erasure.plain(disk.serialNumber())))
        .toList();
  }

  private Set<String> erasedSerials() {
    return verified().keySet();
  }

  /** Serial numbers of the solid-state disks that were erased by overwriting them alone. */
  List<String> overwritten() {
    return verified().values().stream()
        .filter(Erasure::isOverwrittenSolidState)
        .map(Erasure::diskSerial)
        .toList();
  }

  // The last word on a disk counts: one that failed after it had succeeded is not erased.
  private Map<String, Erasure> verified() {
    Map<String, Erasure> last = new LinkedHashMap<>();
    for (Erasure erasure : erasures) {
      last.put(Erasure.plain(erasure.diskSerial()), erasure);
    }
    last.remove("");
    last.values().removeIf(erasure -> !erasure.isVerified());
    return last;
  }

  /**
   * Whether a piece is certainly over ten years old on a day, and so outside the obligation of
   * reuse: as the list of routes asks it.
   *
   * @param purchasedOn what the owner's books say; null: nothing
   * @param madeBefore the latest day on which it can have been made; null: unknown
   */
  static boolean isOverReuseAge(
      @Nullable LocalDate purchasedOn, @Nullable LocalDate madeBefore, LocalDate on) {
    return new Made(null, madeBefore).boughtOn(purchasedOn).isOver(REUSE_YEARS, on);
  }
}
