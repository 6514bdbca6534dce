package fr.regain.console.webhook;

import fr.regain.console.event.EventKind;
import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the page of the webhooks shows.
 *
 * @param visit the request
 * @param webhooks those of the reader's sites, by name
 * @param site name of the site that the form proposes
 * @param form the form for a new one
 */
public record WebhooksView(Visit visit, List<Webhook> webhooks, String site, Form form) {
  /** Address of the page. */
  public static final String PATH = "/administration/webhooks";

  /** Address of the page of a webhook. */
  public static String address(long id) {
    return PATH + "/" + id;
  }

  /** Name of the field that says whether a new webhook is told that kind. */
  public static String field(EventKind kind) {
    return "kind-" + kind.code();
  }

  /** What a kind of event is called. */
  public static String kind(Visit visit, EventKind kind) {
    return visit.say("event." + kind);
  }

  /** What a webhook is told, on one line. */
  public String kinds(Webhook webhook) {
    return kinds(visit, webhook);
  }

  /** What a webhook is told, on one line. */
  public static String kinds(Visit visit, Webhook webhook) {
    return webhook.kinds().stream()
        .sorted()
        .map(kind -> kind(visit, kind))
        .collect(Collectors.joining(", "));
  }

  /** Whether a webhook is told anything, and whether that arrives. */
  public static String state(Visit visit, Webhook webhook) {
    Instant since = webhook.failingSince();
    return webhook.state() == WebhookState.ACTIVE && since != null
        ? visit.say("webhooks.failing", visit.figures().moment(since))
        : visit.say("webhooks.state." + webhook.state());
  }

  /** When something last arrived. */
  public String lastSuccess(Webhook webhook) {
    Instant at = webhook.lastSuccessAt();
    return at == null ? visit.say("contact.never") : visit.figures().moment(at);
  }

  /** What the field for the site holds. */
  public String typedSite() {
    return form.text("site").isEmpty() && form.isSound() ? site : form.text("site");
  }
}
