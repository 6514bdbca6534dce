package fr.regain.console.equipment;

import fr.regain.console.access.Scope;
import fr.regain.console.device.DeclaredAge;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Tells the page of a device when people said that it was bought. */
@Singleton
final class DeclaredPurchases implements DeclaredAge {
  private final EquipmentService equipment;

  DeclaredPurchases(EquipmentService equipment) {
    this.equipment = equipment;
  }

  /** The reader was allowed to see the device: its day of purchase is part of it. */
  @Override
  public Optional<Purchase> of(UUID deviceId) {
    return equipment.ofDevice(Scope.EVERYWHERE, deviceId).flatMap(DeclaredPurchases::purchase);
  }

  private static Optional<Purchase> purchase(Equipment piece) {
    LocalDate day = piece.declaration().purchasedOn();
    return day == null
        ? Optional.empty()
        : Optional.of(new Purchase(day, piece.made().after(), piece.made().before()));
  }
}
