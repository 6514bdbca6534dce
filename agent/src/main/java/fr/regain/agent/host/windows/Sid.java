package fr.regain.agent.host.windows;

import fr.regain.agent.host.file.Principal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * A security identifier as Windows lays it out ([MS-DTYP] 2.4.2).
 *
 * @param bytes in hexadecimal, so that equal identifiers are equal
 */
record Sid(String bytes) {
  static final Sid SYSTEM = new Sid("010100000000000512000000");
  static final Sid ADMINISTRATORS = new Sid("01020000000000052000000020020000");
  static final Sid AUTHENTICATED_USERS = new Sid("01010000000000050b000000");

  private static final Sid TRUSTED_INSTALLER =
      new Sid("010600000000000550000000b589fb381984c2cb5c6c236d5700776ec0026487");
  private static final Set<Sid> OF_THE_SYSTEM = Set.of(SYSTEM, ADMINISTRATORS, TRUSTED_INSTALLER);

  /** What an owner may do, in place of the right to change who else may. */
  static final Sid OWNER_RIGHTS = new Sid("010100000000000304000000");

  /** CREATOR OWNER gives nothing by itself, OWNER RIGHTS only to the owner. */
  private static final Set<Sid> OF_THE_OWNER =
      Set.of(new Sid("010100000000000300000000"), OWNER_RIGHTS);

  private static final int HEADER_BYTES = 8;
  private static final int MOST_NUMBERS = 15;

  /** Reads one; empty when there is none at {@code at}. */
  static Optional<Sid> read(byte[] from, int at) {
    if (at < 0 || at + HEADER_BYTES > from.length || from[at] != 1) {
      return Optional.empty();
    }
    int numbers = from[at + 1] & 0xFF;
    int end = at + HEADER_BYTES + 4 * numbers;
    return numbers > MOST_NUMBERS || end > from.length
        ? Optional.empty()
        : Optional.of(new Sid(HexFormat.of().formatHex(from, at, end)));
  }

  byte[] toBytes() {
    return HexFormat.of().parseHex(bytes);
  }

  /**
   * The account. SYSTEM, TrustedInstaller and the group Administrators count as one: each may act
   * as the others, and Windows gives what one of them makes to another.
   */
  Principal principal() {
    return OF_THE_SYSTEM.contains(this) ? Principal.WINDOWS_SYSTEM : new Principal(text());
  }

  boolean isOfTheSystem() {
    return OF_THE_SYSTEM.contains(this);
  }

  boolean isOfTheOwner() {
    return OF_THE_OWNER.contains(this);
  }

  /** {@code S-1-5-21-…}, as people and tools write it. */
  String text() {
    ByteBuffer raw = ByteBuffer.wrap(toBytes());
    long authority = raw.getLong(0) & 0xFFFFFFFFFFFFL;
    StringBuilder text = new StringBuilder("S-1-").append(authority);
    raw.order(ByteOrder.LITTLE_ENDIAN);
    for (int at = HEADER_BYTES; at < raw.limit(); at += 4) {
      text.append('-').append(Integer.toUnsignedString(raw.getInt(at)));
    }
    return text.toString();
  }
}
