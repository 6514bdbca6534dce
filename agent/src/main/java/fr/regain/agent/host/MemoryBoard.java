package fr.regain.agent.host;

import fr.regain.v1.MemoryModule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Places for memory on the board: arrays (structures of type 16, DMTF DSP0134 section 7.17) and the
 * places in them (type 17, section 7.18), which may come in any order.
 */
final class MemoryBoard {
  private static final int SYSTEM_MEMORY = 0x03;
  private static final int UNKNOWN_CAPACITY = 0x80000000;

  /** Chip, row of chips, die. */
  private static final Set<Integer> SOLDERED = Set.of(0x05, 0x0b, 0x10);

  private final Map<Integer, Long> maximumBytes = new HashMap<>();
  private final List<Place> places = new ArrayList<>();

  private record Place(int array, boolean soldered) {}

  void addArray(SmbiosStructure structure) {
    if (structure.unsignedByte(0x05) != SYSTEM_MEMORY) {
      return;
    }
    long kibibytes = structure.unsignedDoubleWord(0x07);
    long bytes =
        (int) kibibytes == UNKNOWN_CAPACITY ? structure.signedQuadWord(0x0f) : kibibytes << 10;
    maximumBytes.put(structure.unsignedWord(0x02), bytes);
  }

  void addPlace(SmbiosStructure structure) {
    places.add(
        new Place(structure.unsignedWord(0x04), SOLDERED.contains(structure.unsignedByte(0x0e))));
  }

  /** Places in arrays of system memory that take a module; absent when the table lists none. */
  OptionalInt slots() {
    List<Place> system =
        places.stream().filter(place -> maximumBytes.containsKey(place.array)).toList();
    return system.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of((int) system.stream().filter(place -> !place.soldered).count());
  }

  /** The most memory that all arrays take; a claim below what is fitted is a mistake. */
  OptionalLong maximumBytes(List<MemoryModule> fitted) {
    long total = 0;
    for (long bytes : maximumBytes.values()) {
      if (bytes <= 0 || bytes > Long.MAX_VALUE - total) {
        return OptionalLong.empty();
      }
      total += bytes;
    }
    long present = fitted.stream().mapToLong(MemoryModule::getCapacityBytes).sum();
    return total == 0 || total < present ? OptionalLong.empty() : OptionalLong.of(total);
  }
}
