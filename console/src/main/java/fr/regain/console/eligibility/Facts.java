package fr.regain.console.eligibility;

import fr.regain.console.equipment.Declaration;
import fr.regain.console.equipment.Equipment;
import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.equipment.Made;
import fr.regain.v1.Inventory;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a piece of equipment; what is not known is absent in each part.
 *
 * @param kind what it is
 * @param works whether it reports itself, or was seen by a device: then it works
 * @param made between which days it was made, the day of its purchase taken into account
 * @param declaration what people say
 * @param inventory its hardware
 */
public record Facts(
    EquipmentKind kind, boolean works, Made made, Declaration declaration, Inventory inventory) {

  /**
   * The facts of a piece.
   *
   * @param inventory its hardware; null: nothing is known of it
   */
  public static Facts of(Equipment equipment, @Nullable Inventory inventory) {
    return new Facts(
        equipment.kind(),
        equipment.deviceId() != null || equipment.seenWith() != null,
        equipment.made(),
        equipment.declaration(),
        inventory == null ? Inventory.getDefaultInstance() : inventory);
  }

  Facts with(Inventory other) {
    return new Facts(kind, works, made, declaration, other);
  }

  Facts with(Declaration other) {
    return new Facts(kind, works, made, other, inventory);
  }
}
