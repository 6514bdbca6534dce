package fr.regain.console.web;

import fr.regain.console.platform.ConsoleConfig;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** The address by which browsers reach this console. */
@Singleton
public final class PublicAddress {
  private final Optional<URI> set;

  PublicAddress(ConsoleConfig config) {
    this.set = Optional.ofNullable(config.http().publicAddress()).map(PublicAddress::asBrowsersSay);
  }

  /** A browser says names in lower case, and no port that the scheme has by itself (RFC 6454). */
  private static URI asBrowsersSay(URI typed) {
    String scheme = typed.getScheme();
    boolean usual = typed.getPort() == (scheme.equals("https") ? 443 : 80);
    String port = typed.getPort() < 0 || usual ? "" : ":" + typed.getPort();
    return URI.create(scheme + "://" + typed.getHost().toLowerCase(Locale.ROOT) + port);
  }

  /** What the settings say, if they do: scheme, name and port, as a browser says its origin. */
  public Optional<String> set() {
    return set.map(URI::toString);
  }

  /**
   * What the settings say, or else by what the browser that asks knows it; without a last slash.
   */
  public String of(HttpRequest<?> request) {
    return set()
        .orElseGet(
            () -> {
              // A browser states the origin of a form, with the scheme that a proxy may hide.
              String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
              String scheme = Caller.of(request).secure() ? "https://" : "http://";
              return origin == null ? scheme + host(request) : origin;
            });
  }

  /** Its name and port alone, for people who read it. */
  public String authority(HttpRequest<?> request) {
    return set.map(URI::getRawAuthority).orElseGet(() -> host(request));
  }

  private static String host(HttpRequest<?> request) {
    String host = request.getHeaders().get(HttpHeaders.HOST);
    return host == null ? "" : host;
  }
}
