package fr.regain.console.exchange;

import fr.regain.console.device.HardwareMatch;
import fr.regain.console.equipment.Description;
import fr.regain.console.equipment.Equipment;
import fr.regain.console.equipment.EquipmentKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What tells a piece from others, in a row or on record. A serial number is its maker's and holds
 * everywhere; an inventory number is one of the owner's books, and every school counts 1, 2, 3.
 *
 * @param group pieces of different groups are never one: a computer and its screen often share a
 *     number; null: it does not say what it is
 * @param serial upper case; null: none that tells it from others
 * @param number the inventory number
 * @param ownerId whose books; null: not known
 * @param establishment whose books where the owner is not known: see {@link Establishments}
 */
record Identity(
    @Nullable String group,
    @Nullable String serial,
    @Nullable String number,
    @Nullable Long ownerId,
    long establishment) {

  static Identity of(Candidate row, Establishments establishments) {
    return of(
        row.description(), row.inventoryNumber(), row.ownerId(), establishments.of(row.siteId()));
  }

  static Identity of(Equipment piece, Establishments establishments) {
    return of(
        piece.description(),
        piece.declaration().inventoryNumber(),
        piece.declaration().ownerId(),
        establishments.of(piece.siteId()));
  }

  private static Identity of(
      Description plate, @Nullable String number, @Nullable Long ownerId, long establishment) {
    String serial = plate.serialNumber();
    return new Identity(
        group(plate),
        serial == null || !HardwareMatch.isTelling(serial) ? null : serial.toUpperCase(Locale.ROOT),
        number,
        ownerId,
        establishment);
  }

  private static @Nullable String group(Description plate) {
    return switch (plate.kind()) {
      case OTHER -> null;
      case COMPUTER ->
          plate.vendor() == null && plate.model() == null && plate.serialNumber() == null
              ? null
              : EquipmentKind.COMPUTER.name();
      case DESKTOP, LAPTOP, ALL_IN_ONE, TABLET, SERVER -> EquipmentKind.COMPUTER.name();
      case MONITOR, PRINTER, NETWORK, PHONE -> plate.kind().name();
    };
  }

  /**
   * Whether both are one piece: one serial number, or, where one of them has none, one number of
   * the same books. Two serial numbers are two pieces, whatever else they share.
   */
  boolean meets(Identity other) {
    if (group != null && other.group != null && !group.equals(other.group)) {
      return false;
    }
    if (serial != null && other.serial != null) {
      return serial.equals(other.serial);
    }
    return number != null && number.equals(other.number) && isOfOneBook(other);
  }

  private boolean isOfOneBook(Identity other) {
    if (ownerId != null && other.ownerId != null) {
      return ownerId.equals(other.ownerId);
    }
    return establishment == other.establishment;
  }
}
