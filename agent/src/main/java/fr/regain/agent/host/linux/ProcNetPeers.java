package fr.regain.agent.host.linux;

import fr.regain.agent.host.LoopbackPeers;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Reads {@code /proc/net/tcp} and {@code tcp6}: each established connection with the account of its
 * socket. Fields and their order: proc_net_tcp.rst of the kernel's documentation.
 */
public final class ProcNetPeers implements LoopbackPeers {
  private static final int LOCAL = 1;
  private static final int REMOTE = 2;
  private static final int STATE = 3;
  private static final int ACCOUNT = 7;
  private static final String ESTABLISHED = "01";

  /** Loopback addresses as the kernel writes them, in its own byte order (little-endian). */
  private static final List<String> IPV4 = List.of("0100007F", "0000000000000000FFFF00000100007F");

  private static final List<String> IPV6 = List.of("00000000000000000000000001000000");

  private final Path directory;
  private final String account;

  /**
   * As one account.
   *
   * @param directory {@code /proc/net}
   * @param account number of the account
   */
  public ProcNetPeers(Path directory, long account) {
    this.directory = directory;
    this.account = Long.toString(account);
  }

  /** For the account of this process. */
  public static ProcNetPeers ofThisProcess() {
    return new ProcNetPeers(
        Path.of("/proc/net"), Long.parseLong(new LinuxFileAccess().account().id()));
  }

  @Override
  public boolean isOwn(InetSocketAddress from, InetSocketAddress to) {
    List<String> address = written(from.getAddress());
    try {
      return isOwn("tcp", address, from.getPort(), to.getPort())
          || isOwn("tcp6", address, from.getPort(), to.getPort());
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static List<String> written(InetAddress address) {
    if (!address.isLoopbackAddress()) {
      return List.of();
    }
    return address.getAddress().length == 4 ? IPV4 : IPV6;
  }

  private boolean isOwn(String table, List<String> addresses, int fromPort, int toPort)
      throws IOException {
    Path file = directory.resolve(table);
    if (!Files.exists(file)) {
      return false;
    }
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
      String line;
      while ((line = lines.readLine()) != null) {
        String[] fields = line.strip().split("\\s+", ACCOUNT + 2);
        if (fields.length > ACCOUNT
            && fields[STATE].equals(ESTABLISHED)
            && fields[REMOTE].endsWith(port(toPort))
            && addresses.stream().anyMatch(a -> fields[LOCAL].equals(a + port(fromPort)))
            && addresses.stream().anyMatch(a -> fields[REMOTE].equals(a + port(toPort)))) {
          return fields[ACCOUNT].equals(account);
        }
      }
    }
    return false;
  }

  private static String port(int number) {
    return String.format(Locale.ROOT, ":%04X", number);
  }
}
