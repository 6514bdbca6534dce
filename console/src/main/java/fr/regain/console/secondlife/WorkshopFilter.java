package fr.regain.console.secondlife;

import fr.regain.console.equipment.EquipmentKind;
import org.jspecify.annotations.Nullable;

/**
 * Which pieces a list shows. Each part that is set narrows it.
 *
 * @param text contained in serial number, inventory number, maker or model, or the short id; empty:
 *     all
 * @param siteId in this site or below it; null: everywhere
 * @param ownerId held by this owner; null: by anybody
 * @param kind of this kind; null: of any
 * @param stage at this stage; null: at any
 * @param workshopOnly only what somebody has spotted
 */
public record WorkshopFilter(
    String text,
    @Nullable Long siteId,
    @Nullable Long ownerId,
    @Nullable EquipmentKind kind,
    @Nullable Stage stage,
    boolean workshopOnly) {

  WorkshopFilter withStage(@Nullable Stage other) {
    return new WorkshopFilter(text, siteId, ownerId, kind, other, workshopOnly);
  }
}
