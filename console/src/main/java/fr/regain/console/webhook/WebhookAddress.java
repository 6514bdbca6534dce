package fr.regain.console.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Tells which addresses a webhook may have, as far as that can be told without asking for names.
 */
final class WebhookAddress {
  /** Most characters of an address. */
  static final int LONGEST = 1_000;

  private static final int HIGHEST_PORT = 65_535;

  private WebhookAddress() {}

  /** What is wrong with an address. */
  enum Wrong {
    /** It is no address of HTTP. */
    MALFORMED,
    /** It starts with http:, and the settings allow no network in which that may be. */
    NO_TLS,
    /** It names an address that may not be called. */
    REFUSED
  }

  /** What is wrong with it, if anything is. */
  static Optional<Wrong> check(String text, Destinations destinations) {
    URI address;
    try {
      address = new URI(text);
    } catch (URISyntaxException malformed) {
      return Optional.of(Wrong.MALFORMED);
    }
    String scheme = address.getScheme();
    boolean plain = "http".equals(scheme);
    String host = address.getHost();
    if ((!plain && !"https".equals(scheme))
        || text.length() > LONGEST
        || host == null
        || !isPort(address.getPort())
        || address.getRawUserInfo() != null
        || address.getRawFragment() != null) {
      return Optional.of(Wrong.MALFORMED);
    }
    if (plain && !destinations.hasAllowed()) {
      return Optional.of(Wrong.NO_TLS);
    }
    return isRefused(host, plain, destinations) ? Optional.of(Wrong.REFUSED) : Optional.empty();
  }

  /** Whether it is a port, or the one of the scheme. */
  private static boolean isPort(int port) {
    return port == -1 || (port >= 1 && port <= HIGHEST_PORT);
  }

  private static boolean isRefused(String host, boolean plain, Destinations destinations) {
    try {
      InetAddress literal = InetAddress.ofLiteral(host.replaceAll("^\\[|]$", ""));
      return !(plain ? destinations.isAllowed(literal) : destinations.mayBeCalled(literal));
    } catch (IllegalArgumentException aName) {
      return false;
    }
  }
}
