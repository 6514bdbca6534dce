package fr.regain.console.web;

import fr.regain.console.platform.ConsoleConfig;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.net.InetAddress;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a request that was meant for another name: a page elsewhere whose name leads here for a
 * moment (DNS rebinding) must not speak with this console, and no link that the console writes may
 * carry a stranger's name.
 *
 * <p>The name of the public address is ours; without one, those by which agents come, and any bare
 * IP address. On the console's own machine its usual names always are. Programs that watch the
 * console ask by address, whatever it is.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class HostFilter implements Ordered {
  private final Set<String> names = new HashSet<>();
  private final Optional<URI> publicAddress;
  private final ErrorPages errors;

  HostFilter(ConsoleConfig config, ErrorPages errors) {
    this.publicAddress = Optional.ofNullable(config.http().publicAddress());
    this.errors = errors;
    publicAddress.ifPresentOrElse(
        address -> names.add(normal(address.getHost())),
        () -> config.agents().names().forEach(name -> names.add(normal(name))));
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.FIRST.after();
  }

  @RequestFilter
  @Nullable HttpResponse<?> check(HttpRequest<?> request) {
    String path = request.getPath();
    boolean watched =
        path.equals("/metrics") || path.equals("/health") || path.startsWith("/health/");
    if (watched || isOurs(request)) {
      return null;
    }
    return publicAddress
        .map(
            address ->
                errors.show(
                    request,
                    HttpStatus.MISDIRECTED_REQUEST,
                    "error.host",
                    address.getRawAuthority()))
        .orElseGet(
            () -> errors.show(request, HttpStatus.MISDIRECTED_REQUEST, "error.host-unknown"));
  }

  private boolean isOurs(HttpRequest<?> request) {
    String header = request.getHeaders().get(HttpHeaders.HOST);
    if (header == null) {
      return false;
    }
    String name = normal(header.replaceFirst(":[0-9]{1,5}$", ""));
    if (names.contains(name)) {
      return true;
    }
    Optional<InetAddress> literal = literal(name);
    boolean own =
        name.equals("localhost") || literal.filter(InetAddress::isLoopbackAddress).isPresent();
    return own
        ? Caller.of(request).local() || publicAddress.isEmpty()
        : publicAddress.isEmpty() && literal.isPresent();
  }

  private static Optional<InetAddress> literal(String name) {
    try {
      return Optional.of(InetAddress.ofLiteral(name));
    } catch (IllegalArgumentException aName) {
      return Optional.empty();
    }
  }

  private static String normal(String name) {
    String plain =
        name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
    return plain.toLowerCase(Locale.ROOT);
  }
}
