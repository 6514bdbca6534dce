package fr.regain.console.equipment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What people say of a piece of equipment, and no machine can. What nobody has said is null.
 *
 * @param ownerId who holds it
 * @param purchasedOn the day on which it was bought
 * @param inventoryNumber the number that the owner's books give it, at most {@value
 *     #LONGEST_NUMBER} characters
 * @param protectedCarrier whether it holds classified or specially protected carriers
 * @param working whether a person found that it works
 * @param surplus whether it is no longer needed where it is
 */
public record Declaration(
    @Nullable Long ownerId,
    @Nullable LocalDate purchasedOn,
    @Nullable String inventoryNumber,
    @Nullable Boolean protectedCarrier,
    @Nullable Boolean working,
    boolean surplus) {
  /** Most characters of an inventory number. */
  public static final int LONGEST_NUMBER = 64;

  /** Nobody has said anything. */
  public static final Declaration NONE = new Declaration(null, null, null, null, null, false);

  /** What a form that shows it sends back, so that a change of somebody else's is seen. */
  String mark() {
    return Integer.toHexString(hashCode());
  }

  /** The same with another owner. */
  public Declaration withOwner(@Nullable Long other) {
    return new Declaration(other, purchasedOn, inventoryNumber, protectedCarrier, working, surplus);
  }

  /** The same with another day of purchase. */
  public Declaration withPurchasedOn(@Nullable LocalDate other) {
    return new Declaration(ownerId, other, inventoryNumber, protectedCarrier, working, surplus);
  }

  /** The same with another inventory number. */
  public Declaration withInventoryNumber(@Nullable String other) {
    return new Declaration(ownerId, purchasedOn, other, protectedCarrier, working, surplus);
  }

  /** The same with another word on its carriers. */
  public Declaration withProtectedCarrier(@Nullable Boolean other) {
    return new Declaration(ownerId, purchasedOn, inventoryNumber, other, working, surplus);
  }

  /** The same with another finding on whether it works. */
  public Declaration withWorking(@Nullable Boolean other) {
    return new Declaration(ownerId, purchasedOn, inventoryNumber, protectedCarrier, other, surplus);
  }

  /** The same, needed where it is or not. */
  public Declaration withSurplus(boolean other) {
    return new Declaration(ownerId, purchasedOn, inventoryNumber, protectedCarrier, working, other);
  }
}
