package fr.regain.console.access;

import fr.regain.console.page.access.JtesigninGenerated;
import fr.regain.console.web.ErrorPages;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** Coming in by a link, and going out. */
@Controller
final class SignInController {
  private final SignInLinks links;
  private final Sessions sessions;
  private final ErrorPages errors;

  SignInController(SignInLinks links, Sessions sessions, ErrorPages errors) {
    this.links = links;
    this.sessions = sessions;
    this.errors = errors;
  }

  /** Says how to come in. */
  @Get("/entree")
  @Secured(SecurityRule.IS_ANONYMOUS)
  HttpResponse<byte[]> outside(HttpRequest<?> request) {
    return errors.show(request, HttpStatus.OK, "error.unauthorized");
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

  /** Uses the link up and opens a session. */
  @Post("/entree/{secret}")
  @Consumes(MediaType.ALL)
  @Secured(SecurityRule.IS_ANONYMOUS)
  HttpResponse<byte[]> enter(HttpRequest<?> request, Visit visit, String secret) {
    if (!SessionCookie.allowed(request)) {
      return errors.show(request, HttpStatus.FORBIDDEN, "error.unencrypted");
    }
    return links
        .redeem(new Secret(secret))
        .<HttpResponse<byte[]>>map(
            opened -> Pages.goTo("/").cookie(SessionCookie.open(request, opened)))
        .orElseGet(() -> ask(request, visit, secret));
  }

  /** Ends the session. */
  @Post("/sortie")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(SecurityRule.IS_AUTHENTICATED)
  HttpResponse<byte[]> leave(HttpRequest<?> request) {
    SessionCookie.read(request).ifPresent(sessions::close);
    return Pages.goTo("/entree").cookie(SessionCookie.close(request));
  }
}
