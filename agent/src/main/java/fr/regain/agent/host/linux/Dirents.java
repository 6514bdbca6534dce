package fr.regain.agent.host.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import fr.regain.agent.host.file.DirectoryEntry;
import fr.regain.agent.host.file.EntryVisitor;
import fr.regain.agent.host.file.FileKind;
import fr.regain.agent.host.file.FileName;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** Reads {@code struct linux_dirent64} records as {@code getdents64} packs them. */
final class Dirents {
  static final int LENGTH_AT = 16;
  static final int TYPE_AT = 18;
  static final int NAME_AT = 19;

  static final byte TYPE_FIFO = 1;
  static final byte TYPE_CHARACTER_DEVICE = 2;
  static final byte TYPE_DIRECTORY = 4;
  static final byte TYPE_BLOCK_DEVICE = 6;
  static final byte TYPE_REGULAR = 8;
  static final byte TYPE_LINK = 10;
  static final byte TYPE_SOCKET = 12;

  private Dirents() {}

  /** Hands {@code filled} bytes of records to the visitor; false when it wants no more. */
  static boolean visit(MemorySegment records, long filled, EntryVisitor visitor)
      throws IOException {
    long at = 0;
    while (at < filled) {
      long next = at + Short.toUnsignedInt(records.get(JAVA_SHORT, at + LENGTH_AT));
      byte[] raw = name(records, at + NAME_AT, next);
      if (!isDots(raw)
          && !visitor.visit(
              new DirectoryEntry(
                  FileName.ofBytes(raw), kind(records.get(JAVA_BYTE, at + TYPE_AT))))) {
        return false;
      }
      at = next;
    }
    return true;
  }

  private static byte[] name(MemorySegment records, long from, long bound) {
    long end = from;
    while (end < bound && records.get(JAVA_BYTE, end) != 0) {
      end++;
    }
    return records.asSlice(from, end - from).toArray(JAVA_BYTE);
  }

  private static boolean isDots(byte[] raw) {
    return raw[0] == '.' && (raw.length == 1 || (raw.length == 2 && raw[1] == '.'));
  }

  static FileKind kind(byte type) {
    return switch (type) {
      case TYPE_REGULAR -> FileKind.REGULAR;
      case TYPE_DIRECTORY -> FileKind.DIRECTORY;
      case TYPE_LINK -> FileKind.LINK;
      case TYPE_FIFO -> FileKind.FIFO;
      case TYPE_SOCKET -> FileKind.SOCKET;
      case TYPE_CHARACTER_DEVICE, TYPE_BLOCK_DEVICE -> FileKind.DEVICE;
      default -> FileKind.UNKNOWN;
    };
  }
}
