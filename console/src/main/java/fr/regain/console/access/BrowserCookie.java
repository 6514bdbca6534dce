package fr.regain.console.access;

import fr.regain.console.web.Caller;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.util.Optional;

/**
 * The cookie by which the door knows a browser again; it opens nothing. As {@link SessionCookie},
 * it is tied to this very console.
 */
final class BrowserCookie {
  private static final String SECURE_NAME = "__Host-b";
  private static final String LOOPBACK_NAME = "b";

  private BrowserCookie() {}

  /** What the request shows, whether or not the console gave it. */
  static Optional<Secret> read(HttpRequest<?> request) {
    return request
        .getCookies()
        .findCookie(name(request))
        .map(cookie -> new Secret(cookie.getValue()));
  }

  /** Hands it over, for as long as it is known. */
  static Cookie keep(HttpRequest<?> request, Secret browser) {
    return Cookie.of(name(request), browser.text())
        .path("/")
        .httpOnly()
        .secure(Caller.of(request).secure())
        .sameSite(SameSite.Strict)
        .maxAge(KnownBrowsers.KEPT.toSeconds());
  }

  private static String name(HttpRequest<?> request) {
    return Caller.of(request).secure() ? SECURE_NAME : LOOPBACK_NAME;
  }
}
