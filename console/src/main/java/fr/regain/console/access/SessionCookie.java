package fr.regain.console.access;

import fr.regain.console.web.Caller;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.util.Optional;

/**
 * The cookie of a session. Over TLS its name ties it to this very console ({@code __Host-}).
 * Without TLS it exists on the console's own machine only, where nobody is on the line.
 */
final class SessionCookie {
  private static final String SECURE_NAME = "__Host-s";
  private static final String LOOPBACK_NAME = "s";

  private SessionCookie() {}

  /** Whether a secret may be sent back on the connection of this request. */
  static boolean allowed(HttpRequest<?> request) {
    return Caller.of(request).mayHoldSecrets();
  }

  /** The secret that the request shows, whether or not it is anybody's. */
  static Optional<Secret> read(HttpRequest<?> request) {
    return request
        .getCookies()
        .findCookie(name(request))
        .map(cookie -> new Secret(cookie.getValue()));
  }

  /** Hands the secret over, until the browser closes or the session ends. */
  static Cookie open(HttpRequest<?> request, Secret secret) {
    return cookie(request, secret.text());
  }

  /** Makes the browser forget. */
  static Cookie close(HttpRequest<?> request) {
    return cookie(request, "").maxAge(0);
  }

  private static Cookie cookie(HttpRequest<?> request, String value) {
    return Cookie.of(name(request), value)
        .path("/")
        .httpOnly()
        .secure(Caller.of(request).secure())
        .sameSite(SameSite.Lax);
  }

  private static String name(HttpRequest<?> request) {
    return Caller.of(request).secure() ? SECURE_NAME : LOOPBACK_NAME;
  }
}
