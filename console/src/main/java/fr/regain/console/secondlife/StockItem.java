package fr.regain.console.secondlife;

import fr.regain.console.equipment.EquipmentKind;
import org.jspecify.annotations.Nullable;

/**
 * A reformed good in stock.
 *
 * @param equipmentId its number
 * @param ownerId who holds it; null: unknown
 * @param kind what it is
 * @param stage where it stood
 * @param exclusion why the decree leaves it out; null: it counts
 */
record StockItem(
    long equipmentId,
    @Nullable Long ownerId,
    EquipmentKind kind,
    Stage stage,
    @Nullable Exclusion exclusion) {}
