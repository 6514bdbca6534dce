package fr.regain.console.device;

import fr.regain.v1.Inventory;
import java.time.Instant;
import java.util.UUID;

/**
 * An inventory that a device sent.
 *
 * @param deviceId who sent it
 * @param digest SHA-256 of the serialised inventory, lower-case hexadecimal
 * @param inventory what it says
 * @param receivedAt when it came
 */
public record InventoryReading(
    UUID deviceId, String digest, Inventory inventory, Instant receivedAt) {}
