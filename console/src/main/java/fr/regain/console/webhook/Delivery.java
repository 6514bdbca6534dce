package fr.regain.console.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one address.
 *
 * @param id its number
 * @param message names the event to the receiver, the same at each attempt
 * @param kind code of the event's kind
 * @param body what is sent
 * @param createdAt since when it is on its way
 * @param state where it stands
 * @param attempts how often it was attempted
 * @param nextAt when it is attempted next; null: it is not
 * @param lastAt when it was last attempted; null: never
 * @param status what the last attempt was answered with; null: nothing came back
 * @param fault what was wrong with the last attempt; null: nothing
 * @param millis how long the last attempt took, in milliseconds; null: there was none
 */
public record Delivery(
    long id,
    UUID message,
    String kind,
    String body,
    Instant createdAt,
    DeliveryState state,
    int attempts,
    @Nullable Instant nextAt,
    @Nullable Instant lastAt,
    @Nullable Integer status,
    @Nullable Fault fault,
    @Nullable Integer millis) {}
