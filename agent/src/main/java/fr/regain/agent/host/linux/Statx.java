package fr.regain.agent.host.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.FileIdentity;
import fr.regain.agent.host.file.FileKind;
import fr.regain.agent.host.file.FileMark;
import fr.regain.agent.host.file.Principal;
import fr.regain.agent.host.file.Reason;
import java.lang.foreign.MemorySegment;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;

/** Reads {@code struct statx} of {@code include/uapi/linux/stat.h}. */
final class Statx {
  static final int BYTES = 256;

  static final int TYPE = 0x1;
  static final int MODE = 0x2;
  static final int BASIC = 0x7ff;
  static final int BIRTH = 0x800;
  static final int MOUNT = 0x1000;
  static final int ALL = BASIC | BIRTH | MOUNT;

  private static final long ATTRIBUTE_COMPRESSED = 0x4;
  private static final long ATTRIBUTE_IMMUTABLE = 0x10;
  private static final long ATTRIBUTE_APPEND = 0x20;
  private static final long ATTRIBUTE_AUTOMOUNT = 0x1000;
  private static final long ATTRIBUTE_MOUNT_ROOT = 0x2000;

  private static final int MASK_AT = 0;
  private static final int ATTRIBUTES_AT = 8;
  private static final int LINKS_AT = 16;
  private static final int OWNER_AT = 20;
  private static final int MODE_AT = 28;
  private static final int INODE_AT = 32;
  private static final int SIZE_AT = 40;
  private static final int BLOCKS_AT = 48;
  private static final int ACCESSED_AT = 64;
  private static final int BIRTH_AT = 80;
  private static final int CHANGED_AT = 96;
  private static final int MODIFIED_AT = 112;
  private static final int DEVICE_MAJOR_AT = 136;
  private static final int DEVICE_MINOR_AT = 140;
  private static final int MOUNT_AT = 144;

  private static final int BLOCK_BYTES = 512;

  private Statx() {}

  static FileFacts facts(MemorySegment statx) throws FileAccessException {
    int mask = statx.get(JAVA_INT, MASK_AT);
    if ((mask & BASIC) != BASIC) {
      throw new FileAccessException(
          Reason.UNSUPPORTED, "the file system does not tell the facts that decisions need");
    }
    long volume = volume(statx);
    int mode = Short.toUnsignedInt(statx.get(JAVA_SHORT, MODE_AT));
    return new FileFacts(
        kind(mode),
        statx.get(JAVA_LONG, SIZE_AT),
        statx.get(JAVA_LONG, BLOCKS_AT) * BLOCK_BYTES,
        Integer.toUnsignedLong(statx.get(JAVA_INT, LINKS_AT)),
        new FileIdentity(volume, 0, statx.get(JAVA_LONG, INODE_AT)),
        (mask & MOUNT) == 0 ? volume : statx.get(JAVA_LONG, MOUNT_AT),
        instant(statx, MODIFIED_AT),
        instant(statx, CHANGED_AT),
        (mask & BIRTH) == 0 ? Optional.empty() : Optional.of(instant(statx, BIRTH_AT)),
        instant(statx, ACCESSED_AT),
        Optional.of(Principal.ofUser(statx.get(JAVA_INT, OWNER_AT))),
        mode & 07777,
        marks(statx.get(JAVA_LONG, ATTRIBUTES_AT), mode));
  }

  static long volume(MemorySegment statx) {
    return ((long) statx.get(JAVA_INT, DEVICE_MAJOR_AT) << 32)
        | Integer.toUnsignedLong(statx.get(JAVA_INT, DEVICE_MINOR_AT));
  }

  private static Instant instant(MemorySegment statx, int at) {
    return Instant.ofEpochSecond(statx.get(JAVA_LONG, at), statx.get(JAVA_INT, at + 8));
  }

  private static FileKind kind(int mode) {
    return switch (mode & 0170000) {
      case 0100000 -> FileKind.REGULAR;
      case 0040000 -> FileKind.DIRECTORY;
      case 0120000 -> FileKind.LINK;
      case 0010000 -> FileKind.FIFO;
      case 0140000 -> FileKind.SOCKET;
      case 0020000, 0060000 -> FileKind.DEVICE;
      default -> FileKind.UNKNOWN;
    };
  }

  private static EnumSet<FileMark> marks(long attributes, int mode) {
    EnumSet<FileMark> marks = EnumSet.noneOf(FileMark.class);
    mark(marks, FileMark.COMPRESSED, attributes & ATTRIBUTE_COMPRESSED);
    mark(marks, FileMark.IMMUTABLE, attributes & ATTRIBUTE_IMMUTABLE);
    mark(marks, FileMark.APPEND_ONLY, attributes & ATTRIBUTE_APPEND);
    mark(marks, FileMark.AUTOMOUNT, attributes & ATTRIBUTE_AUTOMOUNT);
    mark(marks, FileMark.MOUNT_ROOT, attributes & ATTRIBUTE_MOUNT_ROOT);
    mark(marks, FileMark.STICKY, mode & 01000);
    // The group bits also cap whatever an access list grants, so they cover POSIX lists too.
    mark(marks, FileMark.SHARED_WRITE, mode & 0022);
    return marks;
  }

  private static void mark(EnumSet<FileMark> marks, FileMark mark, long bits) {
    if (bits != 0) {
      marks.add(mark);
    }
  }
}
