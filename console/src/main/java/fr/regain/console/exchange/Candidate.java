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
 * @param working false: the row says that it does not work
 * @param surplus whether it is no longer needed
 */
record Candidate(
    long place,
    long siteId,
    Description description,
    @Nullable Long ownerId,
    @Nullable LocalDate purchasedOn,
    @Nullable String inventoryNumber,
    @Nullable Boolean working,
    @Nullable Boolean surplus) {

  /** What is declared once this row counts too: what it does not say stays. */
  Declaration over(Declaration before) {
    return new Declaration(
        ownerId == null ? before.ownerId() : ownerId,
        purchasedOn == null ? before.purchasedOn() : purchasedOn,
        inventoryNumber == null ? before.inventoryNumber() : inventoryNumber,
        before.protectedCarrier(),
        working == null ? before.working() : working,
        surplus == null ? before.surplus() : surplus);
  }
}
