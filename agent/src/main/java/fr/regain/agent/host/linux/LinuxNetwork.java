package fr.regain.agent.host.linux;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Permanent addresses of built-in network interfaces, from /sys/class/net. */
final class LinuxNetwork {
  private static final String INTERFACES = "sys/class/net/";
  private static final Pattern ADDRESS = Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2}){5}");
  private static final String ETHERNET = "1";
  private static final String PERMANENT = "0";

  private LinuxNetwork() {}

  static List<String> permanentAddresses(KernelFiles files) {
    return files.names(INTERFACES).stream()
        .flatMap(name -> permanentAddress(files, INTERFACES + name).stream())
        .map(address -> address.toLowerCase(Locale.ROOT))
        .filter(ADDRESS.asMatchPredicate())
        .filter(address -> !locallyAdministered(address))
        .distinct()
        .sorted()
        .toList();
  }

  /** An adapter on USB goes from one computer to the next, and names neither. */
  private static Optional<String> permanentAddress(KernelFiles files, String directory) {
    Optional<String> device = files.resolved(directory + "/device");
    if (device.isEmpty() || device.get().contains("/usb") || device.get().contains("/virtual/")) {
      return Optional.empty();
    }
    if (files.text(directory + "/type").filter(ETHERNET::equals).isEmpty()) {
      return Optional.empty();
    }
    // The radio keeps its own address while the interface may wear a random one.
    Optional<String> radio = files.text(directory + "/phy80211/macaddress");
    if (radio.isPresent()) {
      return radio;
    }
    return files
        .text(directory + "/addr_assign_type")
        .filter(PERMANENT::equals)
        .flatMap(permanent -> files.text(directory + "/address"));
  }

  /**
   * The second bit of the first octet (IEEE 802): made up by software; the first: a group, not an
   * interface.
   */
  private static boolean locallyAdministered(String address) {
    return (Integer.parseInt(address.substring(0, 2), 16) & 0x03) != 0
        || address.equals("00:00:00:00:00:00");
  }
}
