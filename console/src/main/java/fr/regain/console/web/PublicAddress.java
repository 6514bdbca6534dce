package fr.regain.console.web;

import fr.regain.console.platform.ConsoleConfig;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/** The address by which browsers reach this console. */
@Singleton
public final class PublicAddress {
  private final Optional<URI> set;

  PublicAddress(ConsoleConfig config) {
    this.set = Optional.ofNullable(config.http().publicAddress());
  }

  /** What the settings say, if they do: scheme, name and port. */
  public Optional<String> set() {
    return set.map(address -> address.getScheme() + "://" + address.getRawAuthority());
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
