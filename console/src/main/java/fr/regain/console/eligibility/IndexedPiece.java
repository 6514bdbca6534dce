package fr.regain.console.eligibility;

import fr.regain.console.equipment.EquipmentKind;
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
  private static final Comparator<@Nullable LocalDate> UNKNOWN_LAST =
      Comparator.nullsLast(Comparator.naturalOrder());

  /** The oldest first, what is of unknown age last. */
  static final Comparator<IndexedPiece> BY_AGE =
      Comparator.comparing(IndexedPiece::made, UNKNOWN_LAST)
          .thenComparingLong(IndexedPiece::equipmentId);

  /** What leaves first, what does not stay or nobody knows of last. */
  static final Comparator<IndexedPiece> BY_STAY =
      Comparator.comparing(IndexedPiece::staysUntil, UNKNOWN_LAST)
          .thenComparingLong(IndexedPiece::equipmentId);

  private @Nullable LocalDate made() {
    return madeAfter == null ? madeBefore : madeAfter;
  }
}
