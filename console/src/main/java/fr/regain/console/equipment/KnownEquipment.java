package fr.regain.console.equipment;

import fr.regain.v1.Inventory;
import org.jspecify.annotations.Nullable;

/**
 * A piece of equipment with its hardware.
 *
 * @param equipment the piece
 * @param hostName what people call the device that it is; null: it is none
 * @param gone whether it has left its owner for good
 * @param inventory what its device reports, else what was imported; null: nothing is known
 */
public record KnownEquipment(
    Equipment equipment, @Nullable String hostName, boolean gone, @Nullable Inventory inventory) {}
