package fr.regain.console.exchange;

import fr.regain.console.equipment.Declaration;
import fr.regain.console.equipment.Description;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A piece of equipment as a row tells of it. What the row does not say is null.
 *
 * @param place of the row
 * @param siteId where it is, by the row or by choice
 * @param tellsSite whether the row itself says so
 * @param state what its status means
 */
record Candidate(
    long place,
    long siteId,
    boolean tellsSite,
    Description description,
    @Nullable Long ownerId,
    @Nullable LocalDate purchasedOn,
    @Nullable String inventoryNumber,
    ImportedState state) {

  /** What is declared once this row counts too: what it does not say stays. */
  Declaration over(Declaration before) {
    return new Declaration(
        ownerId == null ? before.ownerId() : ownerId,
        purchasedOn == null ? before.purchasedOn() : purchasedOn,
        inventoryNumber == null ? before.inventoryNumber() : inventoryNumber,
        before.protectedCarrier(),
        working(before.working()),
        surplus(before.surplus()));
  }

  /** What is in use was repaired if it was broken; that nobody tried it stays unknown. */
  private @Nullable Boolean working(@Nullable Boolean before) {
    return switch (state) {
      case BROKEN -> Boolean.FALSE;
      case IN_USE -> before == null ? null : Boolean.TRUE;
      case SURPLUS, NOTHING, GONE -> before;
    };
  }

  private boolean surplus(boolean before) {
    return switch (state) {
      case IN_USE -> false;
      case SURPLUS -> true;
      case BROKEN, NOTHING, GONE -> before;
    };
  }
}
