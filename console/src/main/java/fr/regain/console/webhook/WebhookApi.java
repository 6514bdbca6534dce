package fr.regain.console.webhook;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.api.ApiCall;
import fr.regain.console.api.Page;
import fr.regain.console.api.Paging;
import fr.regain.console.event.EventKind;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.web.ApiRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Webhooks, for programs. */
@Controller(ApiRequest.ROOT + "/webhooks")
@Secured(Roles.ADMINISTRATOR)
class WebhookApi {
  private final WebhookService webhooks;

  WebhookApi(WebhookService webhooks) {
    this.webhooks = webhooks;
  }

  /** A {@link Webhook}; its secret is told once, by the call that makes it. */
  @Serdeable
  record WebhookAnswer(
      long id,
      String name,
      String address,
      long siteId,
      List<String> kinds,
      WebhookState state,
      Instant createdAt,
      @Nullable Instant lastSuccessAt,
      @Nullable Instant failingSince,
      @Nullable String secret) {
    static WebhookAnswer of(Webhook webhook, @Nullable String secret) {
      return new WebhookAnswer(
          webhook.id(),
          webhook.name(),
          webhook.address(),
          webhook.siteId(),
          webhook.kinds().stream().sorted().map(EventKind::code).toList(),
          webhook.state(),
          webhook.createdAt(),
          webhook.lastSuccessAt(),
          webhook.failingSince(),
          secret);
    }
  }

  /** A webhook to make; its kinds are codes like {@code campaign.stopped}. */
  @Serdeable
  record NewWebhookRequest(
      @NotBlank @Size(max = WebhookService.LONGEST_NAME) String name,
      @NotBlank @Size(max = WebhookAddress.LONGEST) String address,
      long siteId,
      @NotEmpty @Size(max = 50) List<String> kinds) {}

  /** A {@link Delivery}. */
  @Serdeable
  record DeliveryAnswer(
      long id,
      UUID messageId,
      String kind,
      String body,
      Instant createdAt,
      DeliveryState state,
      int attempts,
      @Nullable Instant nextAt,
      @Nullable Instant lastAt,
      @Nullable Integer status,
      @Nullable Fault fault,
      @Nullable Integer milliseconds) {
    static DeliveryAnswer of(Delivery delivery) {
      return new DeliveryAnswer(
          delivery.id(),
          delivery.message(),
          delivery.kind(),
          delivery.body(),
          delivery.createdAt(),
          delivery.state(),
          delivery.attempts(),
          delivery.nextAt(),
          delivery.lastAt(),
          delivery.status(),
          delivery.fault(),
          delivery.millis());
    }
  }

  @Get
  @ApiCall(fr = "Les webhooks", en = "The webhooks")
  Page<WebhookAnswer> list(Person person, Paging paging) {
    return paging.slice(webhooks.list(person), webhook -> WebhookAnswer.of(webhook, null));
  }

  @Get("/{id}")
  @ApiCall(fr = "Un webhook", en = "One webhook")
  WebhookAnswer webhook(Person person, long id) {
    return webhooks
        .find(person, id)
        .map(webhook -> WebhookAnswer.of(webhook, null))
        .orElseThrow(
            () -> new Problem(ProblemCode.NOT_FOUND, "There is no webhook number " + id + "."));
  }

  @Post
  @Status(HttpStatus.CREATED)
  @ApiCall(
      fr = "Crée un webhook, dont le secret de signature n’est dit qu’ici",
      en = "Makes a webhook, whose signing secret is told here alone")
  WebhookAnswer create(Person person, @Valid @Body NewWebhookRequest body) {
    Set<EventKind> kinds = body.kinds().stream().map(WebhookApi::kind).collect(Collectors.toSet());
    NewWebhook made = webhooks.create(person, body.name(), body.address(), body.siteId(), kinds);
    return WebhookAnswer.of(made.webhook(), made.secret().text());
  }

  private static EventKind kind(String code) {
    return EventKind.of(code)
        .orElseThrow(
            () ->
                new Problem(
                    ProblemCode.REQUEST_INVALID, "Nothing of the kind \"" + code + "\" is told."));
  }

  @Delete("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  @ApiCall(
      fr = "Supprime un webhook et ce qui l’attend",
      en = "Removes a webhook and what waits for it")
  void remove(Person person, long id) {
    webhooks.remove(person, id);
  }

  @Post("/{id}/pause")
  @Status(HttpStatus.NO_CONTENT)
  @ApiCall(fr = "Ne lui dit plus rien", en = "Tells it nothing any more")
  void pause(Person person, long id) {
    webhooks.pause(person, id);
  }

  @Post("/{id}/resumption")
  @Status(HttpStatus.NO_CONTENT)
  @ApiCall(
      fr = "Lui dit de nouveau ce qui se passe, et ce qui l’attend encore",
      en = "Tells it again what happens, and what still waits for it")
  void resume(Person person, long id) {
    webhooks.resume(person, id);
  }

  @Post("/{id}/test")
  @Status(HttpStatus.NO_CONTENT)
  @ApiCall(fr = "Lui envoie un message d’essai", en = "Sends it a message to try it")
  void test(Person person, long id) {
    webhooks.test(person, id);
  }

  @Get("/{id}/deliveries")
  @ApiCall(
      fr = "Ses envois, du plus récent au plus ancien",
      en = "Its deliveries, the newest first")
  Page<DeliveryAnswer> deliveries(Person person, long id, Paging paging) {
    long before = paging.position() == 0 ? Long.MAX_VALUE : paging.position();
    List<DeliveryAnswer> found =
        webhooks.deliveries(person, id, before, paging.limit() + 1).stream()
            .map(DeliveryAnswer::of)
            .toList();
    if (found.size() <= paging.limit()) {
      return paging.last(found);
    }
    List<DeliveryAnswer> shown = found.subList(0, paging.limit());
    return paging.then(shown, shown.getLast().id(), null);
  }

  @Post("/{id}/deliveries/{delivery}/replay")
  @Status(HttpStatus.NO_CONTENT)
  @ApiCall(
      fr = "Renvoie le même message, sous le même identifiant",
      en = "Sends the same message again, under the same identifier")
  void replay(Person person, long id, long delivery) {
    webhooks.replay(person, id, delivery);
  }
}
