package fr.regain.console.access;

import fr.regain.console.identity.IdentityProvider;
import fr.regain.console.page.access.JteenterGenerated;
import fr.regain.console.page.access.JteleaveGenerated;
import fr.regain.console.page.access.JtesigninGenerated;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.web.ErrorPages;
import fr.regain.console.web.Form;
import fr.regain.console.web.LocalPath;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Section;
import fr.regain.console.web.Visit;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Coming in by name and password or by the link, and going out. */
@Controller
final class SignInController {
  private final SignIn signIn;
  private final SignInLinks links;
  private final Sessions sessions;
  private final FirstAdministrator administrator;
  private final IdentityProvider provider;
  private final boolean local;
  private final ErrorPages errors;

  SignInController(
      SignIn signIn,
      SignInLinks links,
      Sessions sessions,
      FirstAdministrator administrator,
      IdentityProvider provider,
      ConsoleConfig config,
      ErrorPages errors) {
    this.provider = provider;
    this.local = config.accounts().local();
    this.signIn = signIn;
    this.links = links;
    this.sessions = sessions;
    this.administrator = administrator;
    this.errors = errors;
  }

  /**
   * Asks for name and password.
   *
   * @param page where to go after it
   */
  @Get("/entree")
  @Secured(SecurityRule.IS_ANONYMOUS)
  HttpResponse<byte[]> outside(
      HttpRequest<?> request, Visit visit, @QueryValue(defaultValue = "/") String page) {
    return SessionCookie.allowed(request)
        ? form(visit, HttpStatus.OK, new Form(Map.of("page", page)))
        : errors.show(request, HttpStatus.FORBIDDEN, "error.unencrypted");
  }

  private MutableHttpResponse<byte[]> form(Visit visit, HttpStatus status, Form form) {
    EntryView view = new EntryView(visit, form, local, provider.isThere() ? provider.name() : null);
    return Pages.showOnce(status, output -> JteenterGenerated.render(output, null, view));
  }

  /** Opens a session for whoever knows the name and the password. */
  @Post("/entree")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(SecurityRule.IS_ANONYMOUS)
  HttpResponse<byte[]> enter(
      HttpRequest<?> request, Visit visit, @Body Map<String, String> fields) {
    if (!SessionCookie.allowed(request)) {
      return errors.show(request, HttpStatus.FORBIDDEN, "error.unencrypted");
    }
    Form form = new Form(fields);
    SignIn.Outcome outcome =
        signIn.attempt(
            form.text("name"),
            fields.getOrDefault("password", ""),
            form.text("code"),
            Origin.of(request),
            BrowserCookie.read(request));
    return switch (outcome) {
      case SignIn.Outcome.Opened(Secret opened, Secret browser) ->
          enter(request, opened, LocalPath.of(form.text("page")).orElse("/"))
              .cookie(BrowserCookie.keep(request, browser));
      case SignIn.Outcome.Refused() -> {
        form.reject("name", visit.say("enter.refused"));
        yield form(visit, HttpStatus.UNPROCESSABLE_ENTITY, form);
      }
      case SignIn.Outcome.TooOften(Duration delay) -> {
        form.reject(
            "name",
            delay.toMinutes() == 0
                ? visit.say("enter.crowded")
                : visit.say("enter.too-often", delay.plusSeconds(59).toMinutes()));
        yield form(visit, HttpStatus.TOO_MANY_REQUESTS, form)
            .header(HttpHeaders.RETRY_AFTER, Long.toString(delay.plusMillis(999).toSeconds()));
      }
      case SignIn.Outcome.Closed() ->
          errors.show(request, HttpStatus.FORBIDDEN, "error.local-accounts");
    };
  }

  private MutableHttpResponse<byte[]> enter(HttpRequest<?> request, Secret opened, String page) {
    SessionCookie.read(request).ifPresent(sessions::close);
    return Pages.goTo(page).cookie(SessionCookie.open(request, opened));
  }

  /** Asks for one press of a button, so that a preview of the link does not use it up. */
  @Get("/entree/{secret}")
  @Secured(SecurityRule.IS_ANONYMOUS)
  HttpResponse<byte[]> ask(HttpRequest<?> request, Visit visit, String secret) {
    if (!SessionCookie.allowed(request)) {
      return errors.show(request, HttpStatus.FORBIDDEN, "error.unencrypted");
    }
    SignInLinks.State state = links.state(new Secret(secret));
    return switch (state) {
      case USABLE ->
          Pages.showOnce(
              HttpStatus.OK,
              output -> JtesigninGenerated.render(output, null, visit, request.getPath()));
      case USED, EXPIRED, UNKNOWN ->
          errors.show(request, HttpStatus.GONE, "error.link." + state.name());
    };
  }

  /**
   * Uses the link up and opens a session: on a console that nobody administers yet, its
   * installation.
   */
  @Post("/entree/{secret}")
  @Consumes(MediaType.ALL)
  @Secured(SecurityRule.IS_ANONYMOUS)
  HttpResponse<byte[]> enter(HttpRequest<?> request, Visit visit, String secret) {
    if (!SessionCookie.allowed(request)) {
      return errors.show(request, HttpStatus.FORBIDDEN, "error.unencrypted");
    }
    return links
        .redeem(new Secret(secret), Origin.of(request))
        .<HttpResponse<byte[]>>map(opened -> enter(request, opened, afterLink()))
        .orElseGet(() -> ask(request, visit, secret));
  }

  private String afterLink() {
    return administrator.exists(Person.CONSOLE) ? "/" : Section.INSTALLATION.path();
  }

  /** Ends the session, and leads on to where the person also leaves the identity provider. */
  @Post("/sortie")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(SecurityRule.IS_AUTHENTICATED)
  HttpResponse<byte[]> leave(HttpRequest<?> request, Visit visit) {
    Optional<URI> home =
        SessionCookie.read(request).flatMap(sessions::close).flatMap(provider::wayHome);
    if (home.isEmpty()) {
      return Pages.goTo("/entree").cookie(SessionCookie.close(request));
    }
    // A form may lead to this console's own pages alone (form-action), so a page leads on.
    return Pages.showOnce(
            HttpStatus.OK,
            output ->
                JteleaveGenerated.render(
                    output, null, visit.signedOut(), provider.name(), home.get().toString()))
        .header("Refresh", "0;url=" + home.get())
        .cookie(SessionCookie.close(request));
  }
}
