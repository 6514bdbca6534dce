package fr.regain.agent.mine;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import fr.regain.agent.host.LoopbackPeers;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Lets in the person's own browser and nobody else: other accounts of the machine, other pages in
 * the same browser and names that resolve to this address all stay out.
 */
final class Guard {
  private static final int SECRET_BYTES = 32;
  private static final String COOKIE = "regain-mine";
  private static final Duration TOKEN_LIFE = Duration.ofMinutes(10);

  private final LoopbackPeers peers;
  private final String cookie;
  private final String token;
  private final long tokenEnd;
  private boolean tokenUsed;

  /**
   * With new secrets.
   *
   * @param now nanoseconds of the clock that {@link #admits} is asked with
   */
  Guard(LoopbackPeers peers, RandomGenerator random, long now) {
    this.peers = peers;
    this.cookie = secret(random);
    this.token = secret(random);
    this.tokenEnd = now + TOKEN_LIFE.toNanos();
  }

  private static String secret(RandomGenerator random) {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Opens the door once. */
  String token() {
    return token;
  }

  /** Exchanges the token; only the first time, and only while it is young. */
  synchronized boolean admits(String offered, long now) {
    boolean right = same(offered, token) && !tokenUsed && now - tokenEnd < 0;
    tokenUsed |= right;
    return right;
  }

  /** For the header Set-Cookie. */
  String setCookie() {
    return COOKIE + "=" + cookie + "; Path=/; HttpOnly; SameSite=Strict";
  }

  /**
   * Whether a request may come near at all: the connection is this account's own, the name is the
   * literal address and port, and no other page has sent it.
   */
  boolean isOwn(HttpExchange exchange) {
    InetSocketAddress here = exchange.getLocalAddress();
    InetSocketAddress there = exchange.getRemoteAddress();
    String authority = authority(here);
    return there.getAddress().isLoopbackAddress()
        && only(exchange.getRequestHeaders(), "Host", authority)
        && isOwnPage(exchange, authority)
        && peers.isOwn(there, here);
  }

  private static boolean isOwnPage(HttpExchange exchange, String authority) {
    Headers headers = exchange.getRequestHeaders();
    List<String> site = headers.getOrDefault("Sec-Fetch-Site", List.of());
    return switch (exchange.getRequestMethod()) {
      case "GET" -> site.isEmpty() || site.equals(List.of("none")) || isSame(site);
      case "POST" ->
          only(headers, "Origin", "http://" + authority) && (site.isEmpty() || isSame(site));
      default -> false;
    };
  }

  private static boolean isSame(List<String> site) {
    return site.equals(List.of("same-origin"));
  }

  /** Whether the browser has shown the token before. */
  boolean knows(HttpExchange exchange) {
    for (String header : exchange.getRequestHeaders().getOrDefault("Cookie", List.of())) {
      for (String pair : header.split(";", 64)) {
        String[] parts = pair.strip().split("=", 2);
        if (parts.length == 2 && parts[0].equals(COOKIE) && same(parts[1], cookie)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean only(Headers headers, String name, String value) {
    return headers.getOrDefault(name, List.of()).equals(List.of(value));
  }

  /** The literal address and port that a browser must have asked for. */
  static String authority(InetSocketAddress address) {
    String literal = address.getAddress() instanceof Inet6Address ? "[::1]" : "127.0.0.1";
    return literal + ":" + address.getPort();
  }

  /** Takes the same time wherever the first difference is. */
  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
