package fr.regain.console.access;

import fr.regain.console.page.access.JtechooseGenerated;
import fr.regain.console.web.ErrorPages;
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
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Map;
import java.util.Optional;

/** Choosing a password by a link. */
@Controller(PasswordLinks.PATH + "{secret}")
@Secured(SecurityRule.IS_ANONYMOUS)
final class PasswordLinkController {
  private final PasswordLinks links;
  private final ErrorPages errors;

  PasswordLinkController(PasswordLinks links, ErrorPages errors) {
    this.links = links;
    this.errors = errors;
  }

  @Get
  HttpResponse<byte[]> ask(HttpRequest<?> request, Visit visit, String secret) {
    return answer(request, visit, HttpStatus.OK, secret, Form.empty());
  }

  /** Uses the link up. The person then signs in, with the second factor if there is one. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> choose(
      HttpRequest<?> request, Visit visit, String secret, @Body Map<String, String> fields) {
    Optional<PasswordLinks.Owner> owner = links.owner(new Secret(secret));
    if (owner.isEmpty() || !SessionCookie.allowed(request)) {
      return ask(request, visit, secret);
    }
    Form form = new Form(fields);
    String password = fields.getOrDefault("password", "");
    NewPassword.check(
        visit,
        form,
        password,
        fields.getOrDefault("repeat", ""),
        owner.get().signInName(),
        owner.get().name());
    if (!form.isSound()) {
      return answer(request, visit, HttpStatus.UNPROCESSABLE_ENTITY, secret, form);
    }
    return links.choose(new Secret(secret), owner.get(), password, Origin.of(request))
        ? Pages.goTo("/entree").cookie(SessionCookie.close(request))
        : ask(request, visit, secret);
  }

  private HttpResponse<byte[]> answer(
      HttpRequest<?> request, Visit visit, HttpStatus status, String secret, Form form) {
    if (!SessionCookie.allowed(request)) {
      return errors.show(request, HttpStatus.FORBIDDEN, "error.unencrypted");
    }
    return links
        .owner(new Secret(secret))
        .<HttpResponse<byte[]>>map(
            owner ->
                Pages.showOnce(
                    status,
                    output ->
                        JtechooseGenerated.render(
                            output,
                            null,
                            visit,
                            request.getPath(),
                            owner.signInName(),
                            form,
                            PasswordRule.SHORTEST)))
        .orElseGet(() -> errors.show(request, HttpStatus.GONE, "error.password-link"));
  }
}
