package fr.regain.console.web;

import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Network;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out where requests come from. What {@code X-Forwarded-For}, {@code X-Forwarded-Proto} and
 * {@code Forwarded} (RFC 7239) say is taken from trusted proxies alone, and of a list of addresses
 * the last one that is no trusted proxy's: whatever stands before it anybody may have written.
 *
 * <p>Whoever else sends such headers is a proxy that nobody listed: then nobody behind it is taken
 * for a person at the console's own machine.
 *
 * <p>A proxy writes one of the two kinds of headers and may hand on the other as a browser sent it.
 * So where both are there and differ, neither is believed.
 */
@Singleton
final class Callers {
  private final List<Network> proxies;

  Callers(ConsoleConfig config) {
    this.proxies = config.http().proxies();
  }

  Caller of(HttpRequest<?> request) {
    InetAddress peer = request.getRemoteAddress().getAddress();
    if (peer == null || !isTrusted(peer)) {
      return ForwardedHop.isForwarded(request.getHeaders())
          ? Caller.direct(request).fromElsewhere()
          : Caller.direct(request);
    }
    List<ForwardedHop> plain = ForwardedHop.plain(request.getHeaders());
    List<ForwardedHop> standard = ForwardedHop.standard(request.getHeaders());
    if (plain.isEmpty() && standard.isEmpty()) {
      return Caller.direct(request);
    }
    Optional<ForwardedHop> one = client(plain);
    Optional<ForwardedHop> other = client(standard);
    Optional<ForwardedHop> believed =
        plain.isEmpty() ? other : standard.isEmpty() || one.equals(other) ? one : Optional.empty();
    return new Caller(
        believed.flatMap(ForwardedHop::address).map(Caller::text).orElse(Caller.text(peer)),
        believed.map(ForwardedHop::secure).orElse(false),
        false,
        true);
  }

  private Optional<ForwardedHop> client(List<ForwardedHop> hops) {
    List<ForwardedHop> behind = new ArrayList<>(hops);
    while (behind.size() > 1 && behind.getLast().address().filter(this::isTrusted).isPresent()) {
      behind.removeLast();
    }
    return behind.isEmpty() ? Optional.empty() : Optional.of(behind.getLast());
  }

  private boolean isTrusted(InetAddress address) {
    return proxies.stream().anyMatch(proxy -> proxy.holds(address));
  }
}
