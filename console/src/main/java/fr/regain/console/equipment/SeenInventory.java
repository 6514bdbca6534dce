package fr.regain.console.equipment;

import fr.regain.v1.Inventory;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * An inventory as the survey reads it.
 *
 * @param deviceId the device that sent it
 * @param siteId where that is
 * @param sitePath path of that site
 * @param receivedAt when it came
 * @param inventory what it says
 */
record SeenInventory(
    UUID deviceId, long siteId, String sitePath, OffsetDateTime receivedAt, Inventory inventory) {}
