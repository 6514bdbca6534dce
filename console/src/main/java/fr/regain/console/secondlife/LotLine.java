package fr.regain.console.secondlife;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lot in a list.
 *
 * @param id its number
 * @param name what people call it
 * @param destination where it goes
 * @param ownerId number of its owner
 * @param ownerName who parts with it
 * @param beneficiary who receives it; empty: not said yet
 * @param pieces how many are in it
 * @param createdAt since when it is on record
 * @param closedAt when it left; null: it is open
 */
public record LotLine(
    long id,
    String name,
    Destination destination,
    long ownerId,
    String ownerName,
    String beneficiary,
    long pieces,
    Instant createdAt,
    @Nullable Instant closedAt) {}
