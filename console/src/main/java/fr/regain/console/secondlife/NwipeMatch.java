package fr.regain.console.secondlife;

import java.util.List;
import java.util.stream.Collectors;

/** Tells which erasures of a log are those of one piece. */
final class NwipeMatch {
  private NwipeMatch() {}

  /**
   * The erasures of disks whose serial numbers are known; where none is known, the only one of the
   * log, if it has a serial number.
   */
  static List<Erasure> of(List<Erasure> erasures, List<KnownDisk> disks) {
    List<KnownDisk> known = disks.stream().filter(disk -> !disk.serialNumber().isBlank()).toList();
    if (known.isEmpty()) {
      return erasures.size() == 1 && !erasures.getFirst().diskSerial().isBlank()
          ? erasures
          : List.of();
    }
    return erasures.stream()
        .filter(erasure -> known.stream().anyMatch(disk -> erasure.isOf(disk.serialNumber())))
        .toList();
  }

  /** The serial numbers of a log, for a person to compare. */
  static String serials(List<Erasure> erasures) {
    return erasures.stream()
        .map(Erasure::diskSerial)
        .filter(serial -> !serial.isBlank())
        .limit(8)
        .collect(Collectors.joining(", "));
  }
}
