package fr.regain.agent.host.windows;

import fr.regain.agent.host.file.Principal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Owner and access list in one block, as Windows stores them ([MS-DTYP] 2.4.6, self-relative).
 * Whatever cannot be read counts as open to everybody.
 */
final class SecurityDescriptor {
  static final int WRITE_CONTENT = 0x2;
  static final int APPEND_CONTENT = 0x4;
  static final int DELETE_CHILD = 0x40;
  static final int DELETE = 0x10000;
  static final int READ_CONTROL = 0x20000;
  static final int WRITE_ACCESS_LIST = 0x40000;
  static final int WRITE_OWNER = 0x80000;
  static final int ALL = 0x1F01FF;

  private static final int GENERIC_ALL = 0x10000000;
  private static final int GENERIC_WRITE = 0x40000000;

  /** Any of these lets somebody change a file, or what stands in a directory. */
  static final int WRITING =
      WRITE_CONTENT
          | APPEND_CONTENT
          | DELETE_CHILD
          | DELETE
          | WRITE_ACCESS_LIST
          | WRITE_OWNER
          | GENERIC_ALL
          | GENERIC_WRITE;

  /** Any of these lets somebody put another directory in the place of one that is not empty. */
  static final int SWAPPING = DELETE_CHILD | DELETE | WRITE_ACCESS_LIST | WRITE_OWNER | GENERIC_ALL;

  static final int ANYTHING = 0xFFFFFFFF;

  /** {@link #newFile}'s access list is inherited by what comes into a directory. */
  private static final byte INHERITED_BY_ALL = 0x3;

  private static final byte INHERIT_ONLY = 0x8;
  private static final int HEADER_BYTES = 20;
  private static final int LIST_HEADER_BYTES = 8;
  private static final int ENTRY_HEADER_BYTES = 8;
  private static final short LIST_PRESENT = 0x4;
  private static final short LIST_PROTECTED = 0x1000;
  private static final short SELF_RELATIVE = (short) 0x8000;

  private final byte[] bytes;
  private final ByteBuffer fields;

  /** From the bytes that the system gave. */
  SecurityDescriptor(byte[] bytes) {
    this.bytes = bytes.clone();
    fields = ByteBuffer.wrap(this.bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The owner. */
  Optional<Sid> owner() {
    return bytes.length < HEADER_BYTES ? Optional.empty() : Sid.read(bytes, fields.getInt(4));
  }

  /**
   * Whether anybody besides the owner and the system is allowed any of {@code rights}. What is
   * denied to somebody is not taken off what others allow: that errs on the safe side.
   */
  boolean allowsOthers(int rights) {
    return allowsOthers(rights, Optional.empty());
  }

  /** As {@link #allowsOthers(int)}, and {@code trusted} is not one of the others. */
  boolean allowsOthers(int rights, Principal trusted) {
    return allowsOthers(rights, Optional.of(trusted));
  }

  private boolean allowsOthers(int rights, Optional<Principal> trusted) {
    boolean listed = bytes.length >= HEADER_BYTES && (fields.getShort(2) & LIST_PRESENT) != 0;
    int list = listed ? fields.getInt(16) : 0;
    if (list <= 0 || list + LIST_HEADER_BYTES > bytes.length) {
      return true;
    }
    int entries = fields.getShort(list + 4) & 0xFFFF;
    int at = list + LIST_HEADER_BYTES;
    for (int i = 0; i < entries; i++) {
      int length = at + ENTRY_HEADER_BYTES > bytes.length ? 0 : fields.getShort(at + 2) & 0xFFFF;
      if (length < ENTRY_HEADER_BYTES || at + length > bytes.length) {
        return true;
      }
      if (allowsOthers(at, rights, trusted)) {
        return true;
      }
      at += length;
    }
    return false;
  }

  private boolean allowsOthers(int entry, int rights, Optional<Principal> trusted) {
    boolean effective =
        (bytes[entry + 1] & INHERIT_ONLY) == 0 && (fields.getInt(entry + 4) & rights) != 0;
    return switch (bytes[entry]) {
      case 0x0, 0x9 ->
          effective && !isTrusted(Sid.read(bytes, entry + ENTRY_HEADER_BYTES), trusted);
      // The kinds that deny.
      case 0x1, 0x6, 0xA, 0xC -> false;
      default -> effective;
    };
  }

  private boolean isTrusted(Optional<Sid> who, Optional<Principal> trusted) {
    return who.isPresent()
        && (who.get().isOfTheSystem()
            || who.get().isOfTheOwner()
            || who.equals(owner())
            || trusted.equals(who.map(Sid::principal)));
  }

  /** For a file that nobody but {@code owner} and the system may touch. */
  static byte[] newFile(Sid owner) {
    return onlyFor(owner, (byte) 0);
  }

  /** For such a directory, and for all that comes into it. */
  static byte[] newDirectory(Sid owner) {
    return onlyFor(owner, INHERITED_BY_ALL);
  }

  private static byte[] onlyFor(Sid owner, byte inheritance) {
    Sid[] allowed = {owner, Sid.SYSTEM, Sid.ADMINISTRATORS};
    int listBytes = LIST_HEADER_BYTES;
    for (Sid sid : allowed) {
      listBytes += ENTRY_HEADER_BYTES + sid.toBytes().length;
    }
    int ownerBytes = owner.toBytes().length;
    ByteBuffer out =
        ByteBuffer.allocate(HEADER_BYTES + ownerBytes + listBytes).order(ByteOrder.LITTLE_ENDIAN);
    out.putShort((short) 1);
    out.putShort((short) (SELF_RELATIVE | LIST_PROTECTED | LIST_PRESENT));
    out.putInt(HEADER_BYTES).putInt(0).putInt(0).putInt(HEADER_BYTES + ownerBytes);
    out.put(owner.toBytes());
    out.putShort((short) 2).putShort((short) listBytes).putInt(allowed.length);
    for (Sid sid : allowed) {
      byte[] who = sid.toBytes();
      out.put((byte) 0).put(inheritance).putShort((short) (ENTRY_HEADER_BYTES + who.length));
      out.putInt(ALL).put(who);
    }
    return out.array();
  }
}
