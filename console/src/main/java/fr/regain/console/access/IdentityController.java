package fr.regain.console.access;

import fr.regain.console.identity.Identity;
import fr.regain.console.identity.IdentityFault;
import fr.regain.console.identity.IdentityProvider;
import fr.regain.console.identity.IdentityRefused;
import fr.regain.console.platform.Rate;
import fr.regain.console.web.Caller;
import fr.regain.console.web.ErrorPages;
import fr.regain.console.web.LocalPath;
import fr.regain.console.web.Pages;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Going out to the identity provider, and coming back from it. */
@Controller(IdentityController.PATH)
@Secured(SecurityRule.IS_ANONYMOUS)
final class IdentityController {
  static final String PATH = "/identite";

  private static final Logger LOG = LoggerFactory.getLogger(IdentityController.class);

  // Each way out is a row in the database. A school has one address.
  private static final int BURST = 600;
  private static final Duration INTERVAL = Duration.ofMillis(50);

  private final IdentityProvider provider;
  private final IdentityRequests requests;
  private final OutsideAccounts accounts;
  private final Sessions sessions;
  private final Rate rate;
  private final ErrorPages errors;

  IdentityController(
      IdentityProvider provider,
      IdentityRequests requests,
      OutsideAccounts accounts,
      Sessions sessions,
      Clock clock,
      ErrorPages errors) {
    this.provider = provider;
    this.requests = requests;
    this.accounts = accounts;
    this.sessions = sessions;
    this.rate = new Rate(BURST, INTERVAL, clock);
    this.errors = errors;
  }

  /**
   * Sends the person out.
   *
   * @param page where to go once they are back
   */
  @Get
  HttpResponse<byte[]> goOut(HttpRequest<?> request, @QueryValue(defaultValue = "/") String page) {
    if (!provider.isThere()) {
      return errors.show(request, HttpStatus.NOT_FOUND, "error.not-found");
    }
    if (!SessionCookie.allowed(request)) {
      return errors.show(request, HttpStatus.FORBIDDEN, "error.unencrypted");
    }
    String network = Caller.of(request).network();
    rate.count(network);
    IdentityRequests.Out out = requests.open(LocalPath.of(page).orElse("/"), network);
    try {
      return HttpResponse.<byte[]>seeOther(provider.wayOut(out.request()))
          .header(HttpHeaders.CACHE_CONTROL, "no-store")
          .cookie(cookie(request, out.browser().text()).maxAge(IdentityRequests.LIFE));
    } catch (IdentityRefused refused) {
      return refusal(request, refused);
    }
  }

  /** Takes the person in who comes back. */
  @Get("/retour")
  HttpResponse<byte[]> comeBack(HttpRequest<?> request) {
    if (!provider.isThere()) {
      return errors.show(request, HttpStatus.NOT_FOUND, "error.not-found");
    }
    try {
      return enter(request);
    } catch (IdentityRefused refused) {
      return refusal(request, refused).cookie(cookie(request, "").maxAge(0));
    }
  }

  private HttpResponse<byte[]> enter(HttpRequest<?> request) throws IdentityRefused {
    Secret browser =
        request
            .getCookies()
            .findCookie(name(request))
            .map(cookie -> new Secret(cookie.getValue()))
            .orElseThrow(
                () ->
                    new IdentityRefused(
                        IdentityFault.NOT_ASKED_FOR, "The browser never went out from here"));
    IdentityRequests.Back back =
        requests
            .use(parameter(request, "state").orElse(""), browser)
            .orElseThrow(
                () ->
                    new IdentityRefused(
                        IdentityFault.NOT_ASKED_FOR,
                        "No way out has this state: it is too old, was used, or is another"
                            + " browser's"));
    Optional<String> error = parameter(request, "error");
    if (error.isPresent()) {
      throw new IdentityRefused(
          IdentityFault.DECLINED,
          "The identity provider says no: " + error.get().replaceAll("[^a-z_]", ""));
    }
    String code =
        parameter(request, "code")
            .orElseThrow(
                () -> new IdentityRefused(IdentityFault.NOT_ASKED_FOR, "There is no code"));
    Identity identity = provider.wayBack(back.request(), code, parameter(request, "iss"));
    return accounts
        .enter(identity, Origin.of(request))
        .map(opened -> opened(request, opened, back.page()))
        .orElseGet(() -> errors.show(request, HttpStatus.FORBIDDEN, "error.identity.SHUT_OUT"));
  }

  private MutableHttpResponse<byte[]> opened(HttpRequest<?> request, Secret opened, String page) {
    SessionCookie.read(request).ifPresent(sessions::close);
    return Pages.goTo(page)
        .cookie(SessionCookie.open(request, opened))
        .cookie(cookie(request, "").maxAge(0));
  }

  private MutableHttpResponse<byte[]> refusal(HttpRequest<?> request, IdentityRefused refused) {
    LOG.warn("{}", refused.getMessage());
    LOG.debug("Nobody came in by the identity provider", refused);
    HttpStatus status =
        switch (refused.fault()) {
          case UNREACHABLE -> HttpStatus.SERVICE_UNAVAILABLE;
          case MISCONFIGURED, UNTRUSTED -> HttpStatus.BAD_GATEWAY;
          case DECLINED -> HttpStatus.FORBIDDEN;
          case NOT_ASKED_FOR -> HttpStatus.GONE;
        };
    return errors.show(request, status, "error.identity." + refused.fault().name());
  }

  private static Optional<String> parameter(HttpRequest<?> request, String name) {
    return request.getParameters().getFirst(name).filter(value -> !value.isEmpty());
  }

  private static String name(HttpRequest<?> request) {
    return Caller.of(request).secure() ? "__Host-i" : "i";
  }

  private static Cookie cookie(HttpRequest<?> request, String value) {
    return Cookie.of(name(request), value)
        .path("/")
        .httpOnly()
        .secure(Caller.of(request).secure())
        // It comes back with a navigation that starts at the provider.
        .sameSite(SameSite.Lax);
  }
}
