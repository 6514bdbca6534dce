package fr.regain.console.eligibility;

import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.platform.paging.Sort;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What the list is searched and sorted by. About 200 bytes of memory.
 *
 * @param equipmentId number of the piece
 * @param siteId where it is
 * @param ownerId who holds it; 0: nobody who is known
 * @param kind what it is
 * @param route the recommended route
 * @param reasons bits of what was found
 * @param madeAfter made no earlier; null: not known
 * @param madeBefore made no later; null: not known
 * @param staysUntil until when it can stay where it is; null: it cannot, or nobody knows
 * @param text its short id and what else people search it by, as {@code SearchText} writes it
 */
record IndexedPiece(
    long equipmentId,
    long siteId,
    long ownerId,
    EquipmentKind kind,
    Route route,
    long reasons,
    @Nullable LocalDate madeAfter,
    @Nullable LocalDate madeBefore,
    @Nullable LocalDate staysUntil,
    String text) {
  /** The day by which it is ordered; null: not known. */
  @Nullable LocalDate day(EligibilitySort sort) {
    return switch (sort) {
      case AGE -> madeAfter == null ? madeBefore : madeAfter;
      case STAY -> staysUntil;
    };
  }

  /** A piece that stands where one of that number and that day stands. */
  static IndexedPiece at(@Nullable LocalDate day, long equipmentId) {
    return new IndexedPiece(
        equipmentId, 0, 0, EquipmentKind.COMPUTER, Route.KEEP, 0, day, day, day, "");
  }

  /** The order of pieces; those whose day is not known come last either way. */
  static Comparator<IndexedPiece> order(Sort<EligibilitySort> sort) {
    // The oldest piece is the one made first.
    boolean earliestFirst = (sort.key() == EligibilitySort.AGE) == sort.descending();
    Comparator<LocalDate> days = Comparator.naturalOrder();
    return Comparator.<IndexedPiece, @Nullable LocalDate>comparing(
            piece -> piece.day(sort.key()),
            Comparator.nullsLast(earliestFirst ? days : days.reversed()))
        .thenComparingLong(IndexedPiece::equipmentId);
  }
}
