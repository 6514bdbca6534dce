package fr.regain.console.exchange;

import fr.regain.console.access.Scope;
import fr.regain.console.equipment.Equipment;
import fr.regain.console.equipment.EquipmentFilter;
import fr.regain.console.equipment.EquipmentService;
import fr.regain.console.platform.Database;
import fr.regain.v1.Inventory;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Goes through the equipment of a scope, a page at a time, with what is known of its hardware. */
@Singleton
final class EquipmentRows {
  private static final int PAGE = 1_000;

  private final Database database;
  private final EquipmentService equipment;

  EquipmentRows(Database database, EquipmentService equipment) {
    this.database = database;
    this.equipment = equipment;
  }

  /** Hands over each piece, in the order of its number; without facts an empty inventory. */
  void each(Scope scope, BiConsumer<Equipment, Inventory> taker) {
    long after = 0;
    List<Equipment> page;
    do {
      page = equipment.after(scope, EquipmentFilter.ALL, after, PAGE);
      List<Long> ids = page.stream().map(Equipment::id).toList();
      Map<Long, Inventory> facts = database.read(dsl -> equipment.facts(dsl, ids));
      for (Equipment piece : page) {
        taker.accept(piece, facts.getOrDefault(piece.id(), Inventory.getDefaultInstance()));
        after = piece.id();
      }
    } while (page.size() == PAGE);
  }
}
