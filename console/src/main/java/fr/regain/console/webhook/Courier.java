package fr.regain.console.webhook;

import fr.regain.console.audit.Actor;
import fr.regain.console.audit.AuditService;
import fr.regain.console.event.Event;
import fr.regain.console.event.EventLog;
import fr.regain.console.platform.Database;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries what happened to those who want to hear of it. Any console on the database may; each
 * event is handed on once, and each attempt is one console's.
 */
@Singleton
final class Courier {
  /** For how long an attempt is one console's: far longer than it may take. */
  static final Duration HELD = Duration.ofMinutes(2);

  /** For how long deliveries are kept. */
  static final Duration KEPT = Duration.ofDays(30);

  /** Most events, or deliveries, that are read at a time. */
  static final int AT_A_TIME = 200;

  /** Most deliveries of one webhook among them. */
  static final int OF_ONE = 20;

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  private final Database database;
  private final Sender sender;
  private final SecureRandom random;
  private final Clock clock;

  Courier(Database database, Sender sender, SecureRandom random, Clock clock) {
    this.database = database;
    this.sender = sender;
    this.random = random;
    this.clock = clock;
  }

  /** Turns every event that was noted into deliveries. */
  void handOn() {
    int taken;
    do {
      taken = database.write(this::handSomeOn);
    } while (taken == AT_A_TIME);
  }

  private int handSomeOn(DSLContext dsl) {
    List<Event> events = EventLog.take(dsl, AT_A_TIME);
    if (events.isEmpty()) {
      return 0;
    }
    Instant now = clock.instant();
    List<WebhookReading.Listener> listeners = WebhookReading.listeners(dsl);
    for (Event event : events) {
      Message message = Message.of(random, event.kind().code(), event.at(), event.facts());
      for (WebhookReading.Listener listener : listeners) {
        if (listener.wants(event.kind(), event.sitePath())) {
          DeliveryStore.insert(dsl, listener.id(), message, now);
        }
      }
    }
    return events.size();
  }

  /**
   * What is due now: of each webhook the first few, so that what waits for one, however much it is,
   * keeps no other waiting.
   *
   * @param except the webhooks that this console is serving
   */
  List<DeliveryStore.Due> due(Collection<Long> except) {
    return database.read(dsl -> DeliveryStore.due(dsl, clock.instant(), except, OF_ONE, AT_A_TIME));
  }

  /** Attempts a delivery, unless another console does. */
  void attempt(DeliveryStore.Due due) {
    Optional<WebhookStore.Reach> reach =
        database.read(dsl -> WebhookStore.reach(dsl, due.webhookId()));
    Instant start = clock.instant();
    Optional<Delivery> claimed =
        reach.flatMap(
            unused -> database.write(dsl -> DeliveryStore.claim(dsl, due.id(), start, HELD)));
    if (claimed.isEmpty()) {
      return;
    }
    Delivery delivery = claimed.get();
    Outcome outcome = outcome(due.webhookId(), reach.orElseThrow(), delivery, start);
    Instant end = clock.instant();
    int millis =
        (int) Math.clamp(Duration.between(start, end).toMillis(), 0, TimeUnit.HOURS.toMillis(1));
    database.update(dsl -> note(dsl, due.webhookId(), delivery, outcome, end, millis));
  }

  /** An attempt that breaks in an unforeseen way is one that failed: its webhook's matter alone. */
  private Outcome outcome(long webhook, WebhookStore.Reach reach, Delivery delivery, Instant now) {
    try {
      return send(reach, delivery, now);
    } catch (RuntimeException unforeseen) {
      LOG.warn("An attempt at webhook {} broke", webhook, unforeseen);
      return Outcome.failed(Fault.NO_ANSWER);
    }
  }

  private Outcome send(WebhookStore.Reach reach, Delivery delivery, Instant now) {
    Map<String, String> headers =
        Map.of(
            "webhook-id",
            delivery.message().toString(),
            "webhook-timestamp",
            Long.toString(now.getEpochSecond()),
            "webhook-signature",
            reach.secret().signature(delivery.message().toString(), now, delivery.body()));
    return sender.post(URI.create(reach.address()), headers, delivery.body());
  }

  private void note(
      DSLContext dsl, long webhook, Delivery delivery, Outcome outcome, Instant now, int millis) {
    Fault fault = outcome.fault();
    if (fault == null) {
      DeliveryStore.note(dsl, delivery, outcome, null, now, millis);
      WebhookStore.noteSuccess(dsl, webhook, now);
      return;
    }
    Optional<Duration> pause =
        fault == Fault.GONE ? Optional.empty() : Retries.pause(delivery.attempts(), random);
    DeliveryStore.note(dsl, delivery, outcome, pause.map(now::plus).orElse(null), now, millis);
    WebhookStore.noteFailure(dsl, webhook, now);
    if (fault == Fault.GONE
        || (pause.isEmpty() && !WebhookStore.hasArrived(dsl, webhook, delivery.createdAt()))) {
      disable(dsl, webhook, fault, now);
    }
  }

  /** Nothing has arrived for as long as a delivery is attempted: a person has to look. */
  private static void disable(DSLContext dsl, long webhook, Fault fault, Instant now) {
    if (WebhookStore.setState(dsl, webhook, WebhookState.ACTIVE, WebhookState.DISABLED) == 1) {
      LOG.warn("Webhook {} is told nothing any more: {}", webhook, fault);
      AuditService.record(
          dsl,
          Actor.CONSOLE,
          "webhook.disable",
          "webhook " + webhook,
          "state: " + WebhookState.ACTIVE,
          "state: " + WebhookState.DISABLED + "\nfault: " + fault,
          now);
    }
  }

  /** Forgets old deliveries, those that still wait at a webhook that is not active included. */
  void prune() {
    database.update(dsl -> DeliveryStore.removeBefore(dsl, clock.instant().minus(KEPT)));
  }
}
