package fr.regain.console.device;

import fr.regain.v1.HardwareFacts;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether two sets of hardware facts describe one machine.
 *
 * <p>The firmware's own numbers decide (SMBIOS UUID, serial number of the system, of the board):
 * they stay when a disk is copied to another machine and change with the machine. Network addresses
 * and disk serials are asked only where the firmware is silent, because parts move between
 * machines.
 */
public enum HardwareMatch {
  /** At least one of the firmware's numbers is the same. */
  SAME,
  /** Everything that can be compared differs. */
  DIFFERENT,
  /** Nothing speaks for other hardware; to be treated as the same. */
  UNKNOWN;

  /** Compares what is on record with what is presented. Junk values count as absent. */
  public static HardwareMatch of(HardwareFacts known, HardwareFacts presented) {
    if (known.equals(presented)) {
      return hasFirmwareNumber(known) ? SAME : UNKNOWN;
    }
    Strong strong = new Strong();
    strong.compare(known.getSmbiosUuid(), presented.getSmbiosUuid());
    strong.compare(known.getSystemSerial(), presented.getSystemSerial());
    strong.compare(known.getBoardSerial(), presented.getBoardSerial());
    if (strong.equal > 0) {
      return SAME;
    }
    if (strong.different > 0) {
      return DIFFERENT;
    }
    return partsDisjoint(known, presented) ? DIFFERENT : UNKNOWN;
  }

  /**
   * Whether a machine that comes with a token, and without its old key, is one that is on record:
   * the UUID and the serial number of the system are both the same and no junk, and its parts do
   * not say otherwise. Some makers ship one UUID and serial in a whole series; there, the board's
   * serial and the parts tell the machines apart.
   */
  public static boolean isSameMachineAgain(HardwareFacts known, HardwareFacts presented) {
    Strong system = new Strong();
    system.compare(known.getSmbiosUuid(), presented.getSmbiosUuid());
    system.compare(known.getSystemSerial(), presented.getSystemSerial());
    Strong board = new Strong();
    board.compare(known.getBoardSerial(), presented.getBoardSerial());
    boolean contradicted = board.equal == 0 && partsDisjoint(known, presented);
    return system.equal == 2 && !contradicted;
  }

  /** Whether the firmware's number is there and tells machines apart. */
  public static boolean isTelling(String firmwareNumber) {
    return !JunkValues.isJunk(firmwareNumber);
  }

  private static boolean hasFirmwareNumber(HardwareFacts facts) {
    return isTelling(facts.getSmbiosUuid())
        || isTelling(facts.getSystemSerial())
        || isTelling(facts.getBoardSerial());
  }

  private static boolean partsDisjoint(HardwareFacts known, HardwareFacts presented) {
    Set<String> knownAddresses = telling(known.getMacAddressesList());
    Set<String> presentedAddresses = telling(presented.getMacAddressesList());
    Set<String> knownDisks = telling(known.getDiskSerialsList());
    Set<String> presentedDisks = telling(presented.getDiskSerialsList());
    return !knownAddresses.isEmpty()
        && !presentedAddresses.isEmpty()
        && !knownDisks.isEmpty()
        && !presentedDisks.isEmpty()
        && Collections.disjoint(knownAddresses, presentedAddresses)
        && Collections.disjoint(knownDisks, presentedDisks);
  }

  private static Set<String> telling(Collection<String> values) {
    return values.stream()
        .filter(HardwareMatch::isTelling)
        .map(JunkValues::comparable)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Counts over the firmware's numbers that are present on both sides. */
  private static final class Strong {
    private int equal;
    private int different;

    void compare(String known, String presented) {
      if (!isTelling(known) || !isTelling(presented)) {
        return;
      }
      if (JunkValues.comparable(known).equals(JunkValues.comparable(presented))) {
        equal++;
      } else {
        different++;
      }
    }
  }
}
