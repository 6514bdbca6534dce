package fr.regain.console.secondlife;

import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.equipment.Owner;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A piece of equipment as the workshop sees it. What is not known is null.
 *
 * @param id its number
 * @param shortId what its label says
 * @param kind what it is
 * @param siteId where it is
 * @param siteName name of that site
 * @param owner who holds it; null: to be qualified
 * @param vendor its maker
 * @param model its model
 * @param serialNumber its serial number
 * @param inventoryNumber the number of the owner's books
 * @param purchasedOn the day of its purchase
 * @param madeBefore the latest day on which it can have been made
 * @param protectedCarrier whether it holds specially protected carriers
 * @param stage where it stands
 * @param grade how its case looks
 * @param disksCounted how many disks a person counted in it
 * @param changedAt when a step last moved it; null: nobody has spotted it
 * @param lotId the lot that it is in, or left with
 */
public record Piece(
    long id,
    String shortId,
    EquipmentKind kind,
    long siteId,
    String siteName,
    @Nullable Owner owner,
    @Nullable String vendor,
    @Nullable String model,
    @Nullable String serialNumber,
    @Nullable String inventoryNumber,
    @Nullable LocalDate purchasedOn,
    @Nullable LocalDate madeBefore,
    @Nullable Boolean protectedCarrier,
    Stage stage,
    @Nullable Grade grade,
    @Nullable Integer disksCounted,
    @Nullable Instant changedAt,
    @Nullable Long lotId) {

  /** Maker and model, as far as they are known; empty: neither is. */
  public String name() {
    String made = vendor == null ? "" : vendor;
    String called = model == null ? "" : model;
    return (made + " " + called).strip();
  }

  /** Address of its page, which its label bears. */
  public String address() {
    return "/m/" + shortId;
  }

  /** Whether it is certainly over ten years old on that day. */
  public boolean isOverReuseAge(LocalDate on) {
    return Clearance.isOverReuseAge(purchasedOn, madeBefore, on);
  }
}
