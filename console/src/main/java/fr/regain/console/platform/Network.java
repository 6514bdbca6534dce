package fr.regain.console.platform;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A range of IP addresses.
 *
 * @param start an address of it
 * @param prefix how many of the first bits all of its addresses have in common
 */
public record Network(InetAddress start, int prefix) {
  /** The range that a text like {@code 192.0.2.0/24} or {@code 2001:db8::1} names, if it does. */
  public static Optional<Network> parse(String text) {
    String[] parts = text.strip().split("/", 2);
    try {
      InetAddress start = InetAddress.ofLiteral(parts[0]);
      int bits = start.getAddress().length * Byte.SIZE;
      int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
      return prefix >= 0 && prefix <= bits
          ? Optional.of(new Network(start, prefix))
          : Optional.empty();
    } catch (IllegalArgumentException neither) {
      return Optional.empty();
    }
  }

  /**
   * What a machine cannot choose of its address, in digits: of IPv6 the first 64 bits, because all
   * that share them may be one machine.
   */
  public static String line(InetAddress address) {
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(address.getAddress(), 0, Long.BYTES) + "/64"
        : address.getHostAddress();
  }

  /** The ranges that these texts name; what is no range is left out, and so is what is absent. */
  static List<Network> all(@Nullable List<String> texts) {
    return texts == null
        ? List.of()
        : texts.stream().map(Network::parse).flatMap(Optional::stream).toList();
  }

  /** Whether the address is in it. */
  public boolean holds(InetAddress address) {
    byte[] ours = start.getAddress();
    byte[] theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
