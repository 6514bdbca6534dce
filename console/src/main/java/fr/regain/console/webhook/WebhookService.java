package fr.regain.console.webhook;

import static fr.regain.console.schema.Tables.SITE;
import static fr.regain.console.schema.Tables.WEBHOOK;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Scope;
import fr.regain.console.audit.AuditService;
import fr.regain.console.event.EventKind;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * Webhooks, for whoever administers their site: what lies outside of that role's sites does not
 * exist for them.
 */
@Singleton
public final class WebhookService {
  /** Most characters of a name. */
  public static final int LONGEST_NAME = 100;

  /** Most webhooks of a console. */
  public static final int MOST = 100;

  private final Database database;
  private final Destinations destinations;
  private final SecureRandom random;
  private final Clock clock;

  WebhookService(Database database, Destinations destinations, SecureRandom random, Clock clock) {
    this.database = database;
    this.destinations = destinations;
    this.random = random;
    this.clock = clock;
  }

  private static Scope scope(Person by) {
    return by.scope(Role.ADMINISTRATOR);
  }

  /** The webhooks of the person's sites, by name. */
  public List<Webhook> list(Person by) {
    return database.read(dsl -> WebhookReading.list(dsl, scope(by)));
  }

  /** One of them. */
  public Optional<Webhook> find(Person by, long id) {
    return database.read(dsl -> WebhookReading.find(dsl, scope(by), id));
  }

  /** What is wrong with an address, if anything is. */
  Optional<WebhookAddress.Wrong> wrong(String address) {
    return WebhookAddress.check(address, destinations);
  }

  /**
   * Makes a webhook.
   *
   * @param siteId one of the person's sites; things that happen on it and below it are told. What
   *     is of the whole organisation is told at the root alone
   * @throws Problem {@link ProblemCode#REQUEST_INVALID} for a name, an address or a choice that
   *     cannot be, {@link ProblemCode#NOT_FOUND} for a site outside of the person's
   */
  public NewWebhook create(
      Person by, String name, String address, long siteId, Set<EventKind> kinds) {
    check(name, address, kinds);
    SigningSecret secret = SigningSecret.random(random);
    return database.write(
        dsl -> {
          if (!dsl.fetchExists(SITE, SITE.ID.eq(siteId).and(scope(by).holds(SITE.PATH)))) {
            throw new Problem(ProblemCode.NOT_FOUND, "There is no site number " + siteId + ".");
          }
          if (dsl.fetchCount(WEBHOOK) >= MOST) {
            throw new Problem(
                ProblemCode.REQUEST_INVALID,
                "There are " + MOST + " webhooks already. Remove one that nobody needs first.");
          }
          Instant now = clock.instant();
          long id =
              WebhookStore.insert(dsl, name.strip(), address.strip(), secret, siteId, kinds, now);
          Webhook made = found(dsl, by, id);
          record(dsl, by, "webhook.create", id, "", text(made));
          return new NewWebhook(made, secret);
        });
  }

  private void check(String name, String address, Set<EventKind> kinds) {
    if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
      throw invalid("The name has 1 to " + LONGEST_NAME + " characters.");
    }
    if (kinds.isEmpty()) {
      throw invalid("Choose what the webhook is told.");
    }
    wrong(address.strip())
        .ifPresent(
            wrong -> {
              throw invalid(
                  switch (wrong) {
                    case MALFORMED ->
                        "The address is written like https://name/path, with nothing before the"
                            + " name and no #.";
                    case NO_TLS ->
                        "The address must start with https: the setting"
                            + " console.webhooks.allowed-networks names no network in which it may"
                            + " do without.";
                    case REFUSED ->
                        "The address is none of the public Internet, nor of the setting"
                            + " console.webhooks.allowed-networks.";
                  });
            });
  }

  private static Problem invalid(String text) {
    return new Problem(ProblemCode.REQUEST_INVALID, text);
  }

  /** Removes a webhook and what was on its way to it. */
  public void remove(Person by, long id) {
    database.update(
        dsl -> {
          Webhook before = found(dsl, by, id);
          WebhookStore.remove(dsl, id);
          record(dsl, by, "webhook.remove", id, text(before), "");
        });
  }

  /** Tells it nothing any more until {@link #resume}; one that is not told already stays. */
  public void pause(Person by, long id) {
    move(by, id, "webhook.pause", WebhookState.PAUSED);
  }

  /** Tells it what happens from now on, and what still waits for it. */
  public void resume(Person by, long id) {
    move(by, id, "webhook.resume", WebhookState.ACTIVE);
  }

  private void move(Person by, long id, String action, WebhookState to) {
    database.update(
        dsl -> {
          WebhookState from = found(dsl, by, id).state();
          if (from != to && WebhookStore.setState(dsl, id, from, to) == 1) {
            record(dsl, by, action, id, "state: " + from, "state: " + to);
          }
        });
  }

  /**
   * Sends a message by which the person sees whether it arrives.
   *
   * @throws Problem {@link ProblemCode#REQUEST_INVALID} while the webhook is not active
   */
  public void test(Person by, long id) {
    database.update(
        dsl -> {
          refuseUnlessActive(found(dsl, by, id));
          Instant now = clock.instant();
          String facts = "{\"webhookId\":" + id + "}";
          DeliveryStore.insert(dsl, id, Message.of(random, Message.TEST, now, facts), now);
          record(dsl, by, "webhook.test", id, "", "");
        });
  }

  private static void refuseUnlessActive(Webhook webhook) {
    if (webhook.state() != WebhookState.ACTIVE) {
      throw invalid("The webhook is told nothing at present. Resume it first.");
    }
  }

  /**
   * Deliveries of a webhook, the newest first.
   *
   * @param before only those with a smaller number
   * @throws Problem {@link ProblemCode#NOT_FOUND} without such a webhook
   */
  public List<Delivery> deliveries(Person by, long id, long before, int most) {
    return database.read(dsl -> DeliveryStore.list(dsl, found(dsl, by, id).id(), before, most));
  }

  /**
   * Sends what a delivery holds once more, under the same name: a receiver that has it already
   * knows it by that.
   *
   * @throws Problem {@link ProblemCode#NOT_FOUND} without such a delivery, {@link
   *     ProblemCode#REQUEST_INVALID} while the webhook is not active
   */
  public void replay(Person by, long id, long delivery) {
    database.update(
        dsl -> {
          refuseUnlessActive(found(dsl, by, id));
          Delivery again =
              DeliveryStore.find(dsl, id, delivery)
                  .orElseThrow(
                      () ->
                          new Problem(
                              ProblemCode.NOT_FOUND,
                              "There is no delivery number " + delivery + "."));
          Message message = new Message(again.message(), again.kind(), again.body());
          DeliveryStore.insert(dsl, id, message, clock.instant());
          record(dsl, by, "webhook.replay", id, "", "message: " + again.message());
        });
  }

  private static Webhook found(DSLContext dsl, Person by, long id) {
    return WebhookReading.find(dsl, scope(by), id)
        .orElseThrow(
            () -> new Problem(ProblemCode.NOT_FOUND, "There is no webhook number " + id + "."));
  }

  private void record(
      DSLContext dsl, Person by, String action, long id, String before, String after) {
    AuditService.record(dsl, by.actor(), action, "webhook " + id, before, after, clock.instant());
  }

  private static String text(Webhook webhook) {
    return "name: %s\naddress: %s\nsite: %d\nkinds: %s\nstate: %s"
        .formatted(
            webhook.name(),
            webhook.address(),
            webhook.siteId(),
            webhook.kinds().stream()
                .sorted()
                .map(EventKind::code)
                .collect(Collectors.joining(", ")),
            webhook.state());
  }
}
