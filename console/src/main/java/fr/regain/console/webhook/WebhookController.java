package fr.regain.console.webhook;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Roles;
import fr.regain.console.event.EventKind;
import fr.regain.console.page.webhook.JtenewwebhookGenerated;
import fr.regain.console.page.webhook.JtewebhookGenerated;
import fr.regain.console.page.webhook.JtewebhooksGenerated;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteService;
import fr.regain.console.web.Form;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The webhooks of an administrator's sites, and one of them with its deliveries. */
@Controller(WebhooksView.PATH)
@Secured(Roles.ADMINISTRATOR)
final class WebhookController {
  private final WebhookService webhooks;
  private final SiteService sites;

  WebhookController(WebhookService webhooks, SiteService sites) {
    this.webhooks = webhooks;
    this.sites = sites;
  }

  @Get
  HttpResponse<byte[]> list(HttpRequest<?> request, Visit visit, Person person) {
    WebhooksView view = view(visit, person, Form.empty());
    return Pages.show(request, output -> JtewebhooksGenerated.render(output, null, view));
  }

  private WebhooksView view(Visit visit, Person person, Form form) {
    List<Site> around = sites.around(person.scope(Role.ADMINISTRATOR), null);
    return new WebhooksView(
        visit, webhooks.list(person), around.isEmpty() ? "" : around.getFirst().name(), form);
  }

  /** Makes a webhook and shows its secret, this once. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> create(Visit visit, Person person, @Body Map<String, String> fields) {
    Form form = new Form(fields);
    WebhooksView view = view(visit, person, form);
    checkName(visit, form);
    webhooks
        .wrong(form.text("address"))
        .ifPresent(wrong -> form.reject("address", visit.say("webhooks.error." + wrong)));
    Set<EventKind> kinds =
        Arrays.stream(EventKind.values())
            .filter(kind -> form.text(WebhooksView.field(kind)).equals("yes"))
            .collect(Collectors.toSet());
    if (kinds.isEmpty()) {
      form.reject("kinds", visit.say("webhooks.error.kinds"));
    }
    Optional<Site> site = sites.named(person.scope(Role.ADMINISTRATOR), form.text("site"));
    if (site.isEmpty()) {
      form.reject("site", visit.say("webhooks.error.site"));
    }
    if (view.webhooks().size() >= WebhookService.MOST) {
      form.reject("name", visit.say("webhooks.error.many", WebhookService.MOST));
    }
    if (!form.isSound()) {
      return Pages.showOnce(
          HttpStatus.UNPROCESSABLE_ENTITY,
          output -> JtewebhooksGenerated.render(output, null, view));
    }
    NewWebhook made =
        webhooks.create(
            person, form.text("name"), form.text("address"), site.orElseThrow().id(), kinds);
    return Pages.showOnce(
        HttpStatus.OK,
        output ->
            JtenewwebhookGenerated.render(
                output,
                null,
                visit,
                made.secret().text(),
                WebhooksView.address(made.webhook().id())));
  }

  private static void checkName(Visit visit, Form form) {
    String name = form.text("name");
    if (name.isEmpty() || name.length() > WebhookService.LONGEST_NAME) {
      form.reject("name", visit.say("webhooks.error.name", WebhookService.LONGEST_NAME));
    }
  }

  /**
   * One webhook and its deliveries.
   *
   * @param avant only deliveries with a smaller number
   */
  @Get("/{id}")
  HttpResponse<byte[]> webhook(
      HttpRequest<?> request,
      Visit visit,
      Person person,
      String id,
      @QueryValue(defaultValue = "") String avant) {
    Webhook webhook =
        webhooks
            .find(person, number(id))
            .orElseThrow(
                () -> new Problem(ProblemCode.NOT_FOUND, "There is no webhook number " + id + "."));
    long before = avant.matches("[0-9]{1,18}") ? Long.parseLong(avant) : Long.MAX_VALUE;
    WebhookView view =
        new WebhookView(
            visit,
            webhook,
            before,
            webhooks.deliveries(person, webhook.id(), before, WebhookView.SIZE + 1));
    return Pages.show(request, output -> JtewebhookGenerated.render(output, null, view));
  }

  /** Sends a message to try it. */
  @Post("/{id}/essai")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> test(Person person, String id) {
    webhooks.test(person, number(id));
    return Pages.goTo(WebhooksView.address(number(id)));
  }

  /** Tells it nothing any more. */
  @Post("/{id}/pause")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> pause(Person person, String id) {
    webhooks.pause(person, number(id));
    return Pages.goTo(WebhooksView.address(number(id)));
  }

  /** Tells it again what happens. */
  @Post("/{id}/reprise")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> resume(Person person, String id) {
    webhooks.resume(person, number(id));
    return Pages.goTo(WebhooksView.address(number(id)));
  }

  /** Removes it. */
  @Post("/{id}/retrait")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> remove(Person person, String id) {
    webhooks.remove(person, number(id));
    return Pages.goTo(WebhooksView.PATH);
  }

  /** Sends a message once more. */
  @Post("/{id}/envois/{delivery}/renvoi")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> replay(Person person, String id, String delivery) {
    webhooks.replay(person, number(id), number(delivery));
    return Pages.goTo(WebhooksView.address(number(id)));
  }

  private static long number(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw new Problem(ProblemCode.NOT_FOUND, "There is nothing of that number.");
    }
    return Long.parseLong(text);
  }
}
