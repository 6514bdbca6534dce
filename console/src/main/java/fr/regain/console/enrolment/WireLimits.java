package fr.regain.console.enrolment;

import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.v1.HardwareFacts;
import java.util.List;

/** The limits that the wire's comments state. */
public final class WireLimits {
  private static final int LONGEST_TEXT = 255;
  private static final int MOST_ADDRESSES = 32;
  private static final int MOST_DISKS = 64;

  private WireLimits() {}

  /**
   * Checks hardware facts.
   *
   * @throws Problem {@link ProblemCode#REQUEST_INVALID} naming the field that is over its limit
   */
  public static void check(HardwareFacts facts) {
    text("facts.smbios_uuid", facts.getSmbiosUuid());
    text("facts.system_serial", facts.getSystemSerial());
    text("facts.board_serial", facts.getBoardSerial());
    texts("facts.mac_addresses", facts.getMacAddressesList(), MOST_ADDRESSES);
    texts("facts.disk_serials", facts.getDiskSerialsList(), MOST_DISKS);
  }

  static void text(String field, String value) {
    if (value.length() > LONGEST_TEXT) {
      throw new Problem(
          ProblemCode.REQUEST_INVALID, field + " has more than " + LONGEST_TEXT + " characters.");
    }
  }

  private static void texts(String field, List<String> values, int most) {
    if (values.size() > most) {
      throw new Problem(
          ProblemCode.REQUEST_INVALID, field + " has more than " + most + " entries.");
    }
    values.forEach(value -> text(field, value));
  }
}
