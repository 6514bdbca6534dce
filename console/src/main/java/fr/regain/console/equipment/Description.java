package fr.regain.console.equipment;

import fr.regain.v1.Inventory;
import org.jspecify.annotations.Nullable;

/**
 * What a piece of equipment is by its own plate. What is not known is null.
 *
 * @param kind what it is
 * @param vendor its maker; a screen's is the three letters of its EDID ("DEL") where it was seen
 * @param model its model
 * @param serialNumber its serial number, junk left out
 * @param made between which days it was made
 * @param facts all else, in the form in which agents tell it; absent where its device reports one
 */
public record Description(
    EquipmentKind kind,
    @Nullable String vendor,
    @Nullable String model,
    @Nullable String serialNumber,
    Made made,
    @Nullable Inventory facts) {

  /** This, and what another one knows where this one does not. */
  Description completedBy(Description other) {
    return new Description(
        kind == EquipmentKind.COMPUTER ? other.kind : kind,
        vendor == null ? other.vendor : vendor,
        model == null ? other.model : model,
        serialNumber == null ? other.serialNumber : serialNumber,
        made.equals(Made.UNKNOWN) ? other.made : made,
        facts == null ? other.facts : facts);
  }
}
