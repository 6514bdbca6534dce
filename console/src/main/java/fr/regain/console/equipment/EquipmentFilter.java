package fr.regain.console.equipment;

import org.jspecify.annotations.Nullable;

/**
 * Which equipment a list holds. Each part that is set narrows it.
 *
 * @param text contained in vendor, model, serial number or inventory number in either case, or the
 *     short id; empty: all
 * @param siteId in this site or below it; null: everywhere
 * @param kind of this kind; null: of any
 * @param ownerId held by this owner; null: by anybody
 */
public record EquipmentFilter(
    String text, @Nullable Long siteId, @Nullable EquipmentKind kind, @Nullable Long ownerId) {
  /** All equipment. */
  public static final EquipmentFilter ALL = new EquipmentFilter("", null, null, null);
}
