package fr.regain.console.webhook;

import fr.regain.console.event.EventKind;
import fr.regain.console.web.Query;
import fr.regain.console.web.Visit;
import java.time.Instant;
import java.util.List;

/**
 * What the page of one webhook shows.
 *
 * @param visit the request
 * @param webhook it
 * @param before only deliveries with a smaller number are shown
 * @param found its deliveries, the newest first, and one more where there are older ones
 */
public record WebhookView(Visit visit, Webhook webhook, long before, List<Delivery> found) {
  /** Deliveries to a page. */
  public static final int SIZE = 20;

  /** The deliveries of this page. */
  public List<Delivery> deliveries() {
    return found.subList(0, Math.min(found.size(), SIZE));
  }

  /** Whether there are older ones. */
  public boolean hasOlder() {
    return found.size() > SIZE;
  }

  /** The page of the older ones. */
  public String older() {
    return new Query(address())
        .with("avant", Long.toString(deliveries().getLast().id()))
        .toString();
  }

  /** Whether this is the page of the newest ones. */
  public boolean isNewest() {
    return before == Long.MAX_VALUE;
  }

  /** Address of the page. */
  public String address() {
    return WebhooksView.address(webhook.id());
  }

  /** Where a form of this page is sent to. */
  public String act(String act) {
    return address() + "/" + act;
  }

  /** Whether it is told what happens. */
  public boolean isActive() {
    return webhook.state() == WebhookState.ACTIVE;
  }

  /** What the webhook is told, on one line. */
  public String kinds() {
    return WebhooksView.kinds(visit, webhook);
  }

  /** How long the last attempt of a delivery took. */
  public String took(Delivery delivery) {
    Integer millis = delivery.millis();
    return millis == null ? "" : visit.say("webhook.millis", visit.figures().number(millis));
  }

  /** What a delivery tells. */
  public String kind(Delivery delivery) {
    return EventKind.of(delivery.kind())
        .map(kind -> WebhooksView.kind(visit, kind))
        .orElseGet(() -> visit.say("webhook.kind-test"));
  }

  /** Where a delivery stands. */
  public String state(Delivery delivery) {
    Instant next = delivery.nextAt();
    return next == null
        ? visit.say("webhook.state." + delivery.state())
        : visit.say("webhook.waits-until", visit.figures().moment(next));
  }

  /** What the last attempt came to. */
  public String outcome(Delivery delivery) {
    if (delivery.lastAt() == null) {
      return visit.say("contact.never");
    }
    Fault fault = delivery.fault();
    Integer status = delivery.status();
    String what = visit.say(fault == null ? "webhook.arrived" : "webhook.fault." + fault);
    return status == null ? what : visit.say("webhook.with-status", what, status.toString());
  }
}
