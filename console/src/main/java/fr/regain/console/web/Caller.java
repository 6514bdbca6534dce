package fr.regain.console.web;

import fr.regain.console.platform.Network;
import io.micronaut.http.HttpRequest;
import java.net.InetAddress;

/**
 * Where a request comes from.
 *
 * @param address IP address of the person's device: that of the connection, or what a trusted proxy
 *     says; at most 64 characters
 * @param secure whether TLS protects the way from there
 * @param local whether the connection comes from the console's own machine, with no proxy in
 *     between
 * @param trusted whether a trusted proxy handed the request over
 */
public record Caller(String address, boolean secure, boolean local, boolean trusted) {
  private static final String ATTRIBUTE = "regain.caller";

  /** Whose request it is. */
  public static Caller of(HttpRequest<?> request) {
    return request
        .getAttribute(ATTRIBUTE, Caller.class)
        // A request that is too malformed for any filter.
        .orElseGet(() -> direct(request));
  }

  /** The other end of the connection, whatever the request says. */
  static Caller direct(HttpRequest<?> request) {
    InetAddress peer = request.getRemoteAddress().getAddress();
    return new Caller(
        peer == null ? "" : text(peer),
        request.isSecure(),
        peer != null && peer.isLoopbackAddress(),
        false);
  }

  /** The part of the address that a machine cannot choose: for whom limits count. */
  public String network() {
    try {
      return Network.line(InetAddress.ofLiteral(address));
    } catch (IllegalArgumentException noAddress) {
      return address;
    }
  }

  /** The same, but not of the console's own machine. */
  Caller fromElsewhere() {
    return new Caller(address, secure, false, trusted);
  }

  /** Without the zone, as in fe80::1%eth0: it is this machine's name for a line. */
  static String text(InetAddress address) {
    return address.getHostAddress().split("%", 2)[0];
  }

  void remember(HttpRequest<?> request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /** Whether a secret may be sent back: nobody on the line can read it. */
  public boolean mayHoldSecrets() {
    return secure || local;
  }
}
