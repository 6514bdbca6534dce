package fr.regain.console.secondlife;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells which erasures of a log are those of one piece. */
final class NwipeMatch {
  private NwipeMatch() {}

  /**
   * The erasures of disks whose serial numbers are known; where none is known, those of the only
   * disk of the log, if it has a serial number.
   */
  static List<Erasure> of(List<Erasure> erasures, List<KnownDisk> disks) {
    List<KnownDisk> known = disks.stream().filter(disk -> !disk.serialNumber().isBlank()).toList();
    if (known.isEmpty()) {
      Set<String> serials =
          erasures.stream()
              .map(erasure -> Erasure.plain(erasure.diskSerial()))
              .collect(Collectors.toSet());
      return serials.size() == 1 && !serials.contains("") ? erasures : List.of();
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
        .distinct()
        .limit(8)
        .collect(Collectors.joining(", "));
  }
}
