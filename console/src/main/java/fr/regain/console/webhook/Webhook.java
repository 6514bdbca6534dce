package fr.regain.console.webhook;

import fr.regain.console.event.EventKind;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An address outside that is told what happens.
 *
 * @param id its number
 * @param name what people call it
 * @param address where it is told
 * @param siteId number of the site on which, and below which, things have to happen
 * @param siteName name of that site
 * @param kinds what it is told
 * @param state whether it is
 * @param createdAt when it was made
 * @param lastSuccessAt when something last arrived; null: never
 * @param failingSince since when nothing has arrived; null: the last delivery arrived, or there was
 *     none
 */
public record Webhook(
    long id,
    String name,
    String address,
    long siteId,
    String siteName,
    Set<EventKind> kinds,
    WebhookState state,
    Instant createdAt,
    @Nullable Instant lastSuccessAt,
    @Nullable Instant failingSince) {
  /** Keeps its own copy of the kinds. */
  public Webhook {
    kinds = Set.copyOf(kinds);
  }
}
