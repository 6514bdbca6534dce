package fr.regain.console.webhook;

import fr.regain.console.platform.Network;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which addresses may be called: those of the public Internet, and those that the settings allow.
 * Whoever may make a webhook must not get at what only the console's own network can reach.
 */
final class Destinations {
  // All but these of IANA's special-purpose registry (RFC 6890 and its updates), IPv4.
  private static final List<Network> NOT_PUBLIC =
      networks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");
  // IPv6 is public in here only, but for what carries IPv4 inside, documentation and the like.
  private static final Network GLOBAL_UNICAST = Network.parse("2000::/3").orElseThrow();
  private static final List<Network> NOT_PUBLIC_UNICAST =
      networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  private final List<Network> allowed;

  Destinations(List<Network> allowed) {
    this.allowed = List.copyOf(allowed);
  }

  private static List<Network> networks(String... texts) {
    return Stream.of(texts).map(Network::parse).map(Optional::orElseThrow).toList();
  }

  /** Whether the settings name its range. */
  boolean isAllowed(InetAddress address) {
    return holds(allowed, address);
  }

  /** Whether it may be called. */
  boolean mayBeCalled(InetAddress address) {
    return isAllowed(address) || isPublic(address);
  }

  private static boolean isPublic(InetAddress address) {
    // Java reads an IPv4 address in IPv6's clothes (::ffff:0:0/96) as IPv4.
    return address.getAddress().length == 4
        ? !holds(NOT_PUBLIC, address)
        : GLOBAL_UNICAST.holds(address) && !holds(NOT_PUBLIC_UNICAST, address);
  }

  private static boolean holds(List<Network> networks, InetAddress address) {
    return networks.stream().anyMatch(network -> network.holds(address));
  }

  /** Whether the settings allow anything beside the public Internet. */
  boolean hasAllowed() {
    return !allowed.isEmpty();
  }
}
