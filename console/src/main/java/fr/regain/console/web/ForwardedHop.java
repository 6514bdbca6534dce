package fr.regain.console.web;

import io.micronaut.http.HttpHeaders;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One step of a request's way, as a proxy tells it.
 *
 * @param address where the proxy had it from; absent: it does not say, or nothing that is an
 *     address
 * @param secure whether it came by TLS
 */
record ForwardedHop(Optional<InetAddress> address, boolean secure) {
  /** Whether a proxy handed the request over, or somebody wants it to look so. */
  static boolean isForwarded(HttpHeaders headers) {
    return headers.names().stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .anyMatch(name -> name.equals("forwarded") || name.startsWith("x-forwarded-"));
  }

  /** The steps of {@code X-Forwarded-For}, the first one first; all by the protocol of the last. */
  static List<ForwardedHop> plain(HttpHeaders headers) {
    List<String> protocols = elements(headers, "X-Forwarded-Proto");
    boolean secure = !protocols.isEmpty() && protocols.getLast().equalsIgnoreCase("https");
    List<ForwardedHop> hops =
        elements(headers, "X-Forwarded-For").stream()
            .map(element -> new ForwardedHop(parse(element), secure))
            .toList();
    return hops.isEmpty() && !protocols.isEmpty()
        ? List.of(new ForwardedHop(Optional.empty(), secure))
        : hops;
  }

  /** The steps of {@code Forwarded}, the first one first. */
  static List<ForwardedHop> standard(HttpHeaders headers) {
    List<ForwardedHop> hops = new ArrayList<>();
    for (String element : elements(headers, "Forwarded")) {
      Optional<InetAddress> address = Optional.empty();
      boolean secure = false;
      for (String pair : element.split(";", -1)) {
        String[] parts = pair.strip().split("=", 2);
        String value = parts.length == 2 ? parts[1].replace("\"", "") : "";
        switch (parts[0].toLowerCase(Locale.ROOT)) {
          case "for" -> address = parse(value);
          case "proto" -> secure = value.equalsIgnoreCase("https");
          default -> {
            // The name under which the proxy was reached is not asked for.
          }
        }
      }
      hops.add(new ForwardedHop(address, secure));
    }
    return hops;
  }

  private static List<String> elements(HttpHeaders headers, String name) {
    return headers.getAll(name).stream()
        .flatMap(line -> List.of(line.split(",")).stream())
        .map(String::strip)
        .filter(element -> !element.isEmpty())
        .toList();
  }

  /** With or without a port behind it: 192.0.2.1:4711, [2001:db8::1]:4711. */
  private static Optional<InetAddress> parse(String text) {
    String plain =
        text.startsWith("[")
            ? text.substring(1).split("]", 2)[0]
            : text.indexOf(':') == text.lastIndexOf(':') ? text.split(":", 2)[0] : text;
    try {
      return Optional.of(InetAddress.ofLiteral(plain));
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }
}
