package fr.regain.console.eligibility;

import fr.regain.console.equipment.EquipmentKind;
import org.jspecify.annotations.Nullable;

/**
 * Which equipment the list shows. Each part that is set narrows it.
 *
 * @param text each of its words contained in host name, vendor, model, serial number or inventory
 *     number, in either case and without accents; or the short id; empty: all
 * @param route with this route; null: any
 * @param siteId in this site or below it; null: everywhere
 * @param kind of this kind; null: any
 * @param ownerId held by this owner, 0: by nobody who is known; null: by anybody
 * @param band of this age; null: any
 * @param reason for which this was found; null: all
 */
public record EligibilityFilter(
    String text,
    @Nullable Route route,
    @Nullable Long siteId,
    @Nullable EquipmentKind kind,
    @Nullable Long ownerId,
    @Nullable AgeBand band,
    @Nullable ReasonCode reason) {
  /** All equipment. */
  public static final EligibilityFilter ALL =
      new EligibilityFilter("", null, null, null, null, null, null);
}
