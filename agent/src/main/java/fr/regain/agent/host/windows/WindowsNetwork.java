package fr.regain.agent.host.windows;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Permanent addresses of network adapters, from the table of interfaces (MIB_IF_ROW2 of the SDK).
 */
final class WindowsNetwork {
  private static final int ROW_BYTES = 1352;
  private static final int DESCRIPTION = 542;
  private static final int ADDRESS_LENGTH = 1056;
  private static final int PERMANENT_ADDRESS = 1092;
  private static final int TYPE = 1128;
  private static final int FLAGS = 1152;
  private static final int HARDWARE_WITH_CONNECTOR = 0x05;
  private static final int FILTER = 0x02;
  private static final Set<Integer> ETHERNET_AND_WIRELESS = Set.of(6, 71);
  private static final int MAXIMUM_ROWS = 4096;

  private WindowsNetwork() {}

  static List<String> permanentAddresses() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment pointer = arena.allocate(ADDRESS);
      if (WindowsCall.GET_INTERFACES.invoke(pointer) != 0) {
        return List.of();
      }
      MemorySegment table = pointer.get(ADDRESS, 0);
      try {
        int rows = Math.clamp(table.reinterpret(8).get(JAVA_INT, 0), 0, MAXIMUM_ROWS);
        MemorySegment all = table.reinterpret(8 + (long) rows * ROW_BYTES);
        return LongStream.range(0, rows)
            .mapToObj(row -> all.asSlice(8 + row * ROW_BYTES, ROW_BYTES))
            .filter(WindowsNetwork::physical)
            .map(row -> row.asSlice(PERMANENT_ADDRESS, 6).toArray(JAVA_BYTE))
            .filter(address -> (address[0] & 0x03) == 0)
            .map(address -> HexFormat.ofDelimiter(":").formatHex(address))
            .filter(address -> !address.equals("00:00:00:00:00:00"))
            .distinct()
            .sorted()
            .toList();
      } finally {
        WindowsCall.FREE_INTERFACES.invoke(table);
      }
    }
  }

  /**
   * The table does not name the bus; adapters on USB, which go from one computer to the next, say
   * so in their name.
   */
  private static boolean physical(MemorySegment row) {
    int flags = row.get(JAVA_BYTE, FLAGS);
    String description = WindowsCall.text(row.asSlice(DESCRIPTION, 514)).toUpperCase(Locale.ROOT);
    return (flags & HARDWARE_WITH_CONNECTOR) == HARDWARE_WITH_CONNECTOR
        && (flags & FILTER) == 0
        && ETHERNET_AND_WIRELESS.contains(row.get(JAVA_INT, TYPE))
        && row.get(JAVA_INT, ADDRESS_LENGTH) == 6
        && !description.contains("USB");
  }
}
