package fr.regain.console.equipment;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Equipment as lines of the journal. */
final class EquipmentText {
  private EquipmentText() {}

  /** Lines {@code name: value}; what is not known has none. */
  static String lines(Equipment equipment) {
    Description description = equipment.description();
    Declaration declaration = equipment.declaration();
    return Stream.of(
            line("kind", description.kind()),
            line("site", equipment.siteId()),
            line("vendor", description.vendor()),
            line("model", description.model()),
            line("serial", description.serialNumber()),
            line("owner", declaration.ownerId()),
            line("purchased", declaration.purchasedOn()),
            line("inventory-number", declaration.inventoryNumber()),
            line("protected-carrier", declaration.protectedCarrier()),
            line("working", declaration.working()),
            line("surplus", declaration.surplus()))
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private static String line(String name, @Nullable Object value) {
    return value == null ? "" : name + ": " + value;
  }
}
