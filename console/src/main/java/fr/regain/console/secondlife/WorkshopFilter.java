package fr.regain.console.secondlife;

import fr.regain.console.equipment.EquipmentKind;
import org.jspecify.annotations.Nullable;

/**
 * Which pieces of the workshop a list shows. Each part that is set narrows it.
 *
 * @param text contained in label, serial number, inventory number, maker or model, in either case
 *     and without accents; empty: all
 * @param siteId in this site or below it; null: everywhere
 * @param ownerId held by this owner; null: by anybody
 * @param kind of this kind; null: of any
 * @param stage at this stage; null: at any
 */
public record WorkshopFilter(
    String text,
    @Nullable Long siteId,
    @Nullable Long ownerId,
    @Nullable EquipmentKind kind,
    @Nullable Stage stage) {
  /** All that somebody has spotted. */
  public static final WorkshopFilter ALL = new WorkshopFilter("", null, null, null, null);

  /** The same at another stage. */
  WorkshopFilter withStage(@Nullable Stage other) {
    return new WorkshopFilter(text, siteId, ownerId, kind, other);
  }
}
