package fr.regain.console.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.Duration;
import java.util.Optional;

/** The choice of the language. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
final class LanguageController {
  private static final Duration REMEMBERED = Duration.ofDays(365);

  /** Remembers a language and goes back to the page; a page elsewhere is not gone to. */
  @Get("/langue")
  HttpResponse<byte[]> language(
      @QueryValue(defaultValue = "") String code, @QueryValue(defaultValue = "/") String page) {
    Optional<Language> language = Language.ofTag(code);
    var response = Pages.goTo(LocalPath.of(page).orElse("/"));
    language.ifPresent(
        chosen ->
            response.cookie(
                Cookie.of(Language.COOKIE, chosen.tag())
                    .path("/")
                    .httpOnly()
                    .sameSite(SameSite.Lax)
                    .maxAge(REMEMBERED)));
    return response.header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
