package fr.regain.agent.host.linux;

import fr.regain.agent.host.file.EpochNanos;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.FileIdentity;
import fr.regain.agent.host.file.FileKind;
import fr.regain.agent.host.file.FileMark;
import fr.regain.agent.host.file.FileState;
import fr.regain.agent.host.file.Principal;
import fr.regain.agent.host.file.Reason;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;

/**
 * One {@code struct statx} of {@code include/uapi/linux/stat.h}, which the call fills in native
 * memory, read as 64-bit little-endian words through a buffer (see {@link Scratch}).
 */
final class Statx {
  static final int BASIC = 0x7ff;
  static final int BIRTH = 0x800;
  static final int MOUNT = 0x1000;
  static final int ALL = BASIC | BIRTH | MOUNT;

  private static final int BYTES = 256;

  private static final int ATTRIBUTES = 1;
  private static final int LINKS_AND_OWNER = 2;
  private static final int GROUP_AND_MODE = 3;
  private static final int INODE = 4;
  private static final int SIZE = 5;
  private static final int BLOCKS = 6;
  private static final int ACCESSED = 8;
  private static final int CREATED = 10;
  private static final int CHANGED = 12;
  private static final int MODIFIED = 14;
  private static final int DEVICE = 17;
  private static final int MOUNT_NUMBER = 18;

  private static final long ATTRIBUTE_COMPRESSED = 0x4;
  private static final long ATTRIBUTE_IMMUTABLE = 0x10;
  private static final long ATTRIBUTE_APPEND = 0x20;
  private static final long ATTRIBUTE_AUTOMOUNT = 0x1000;
  private static final long ATTRIBUTE_MOUNT_ROOT = 0x2000;

  private static final int BLOCK_BYTES = 512;

  private final MemorySegment memory;
  private final LongBuffer words;

  Statx(Arena arena) {
    memory = arena.allocate(BYTES, 8);
    words = memory.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
  }

  /** Where the call writes. */
  MemorySegment memory() {
    return memory;
  }

  /** Describes nothing: no size, no links. */
  void clear() {
    memory.fill((byte) 0);
  }

  FileKind kind() {
    return switch (mode() & 0170000) {
      case 0100000 -> FileKind.REGULAR;
      case 0040000 -> FileKind.DIRECTORY;
      case 0120000 -> FileKind.LINK;
      case 0010000 -> FileKind.FIFO;
      case 0140000 -> FileKind.SOCKET;
      case 0020000, 0060000 -> FileKind.DEVICE;
      default -> FileKind.UNKNOWN;
    };
  }

  private int mode() {
    return (int) (words.get(GROUP_AND_MODE) >>> 32) & 0xFFFF;
  }

  long size() {
    return words.get(SIZE);
  }

  long allocated() {
    return words.get(BLOCKS) * BLOCK_BYTES;
  }

  long links() {
    return words.get(LINKS_AND_OWNER) & 0xFFFFFFFFL;
  }

  long owner() {
    return words.get(LINKS_AND_OWNER) >>> 32;
  }

  long inode() {
    return words.get(INODE);
  }

  /** Major and minor device number. */
  long volume() {
    return words.get(DEVICE);
  }

  boolean isMount() {
    return (words.get(ATTRIBUTES) & (ATTRIBUTE_MOUNT_ROOT | ATTRIBUTE_AUTOMOUNT)) != 0;
  }

  long modifiedNanos() {
    return nanos(MODIFIED);
  }

  long changedNanos() {
    return nanos(CHANGED);
  }

  private long nanos(int at) {
    return EpochNanos.of(words.get(at), words.get(at + 1) & 0xFFFFFFFFL);
  }

  FileState state() throws FileAccessException {
    requireBasic();
    return new FileState(volume(), 0, inode(), size(), modifiedNanos(), changedNanos());
  }

  /** What the call could tell. */
  private int mask() {
    return (int) words.get(0);
  }

  private void requireBasic() throws FileAccessException {
    if ((mask() & BASIC) != BASIC) {
      throw new FileAccessException(
          Reason.UNSUPPORTED, "the file system does not tell the facts that decisions need");
    }
  }

  FileFacts facts() throws FileAccessException {
    requireBasic();
    int mask = mask();
    return new FileFacts(
        kind(),
        size(),
        allocated(),
        links(),
        new FileIdentity(volume(), 0, inode()),
        (mask & MOUNT) == 0 ? volume() : words.get(MOUNT_NUMBER),
        instant(MODIFIED),
        instant(CHANGED),
        (mask & BIRTH) == 0 ? Optional.empty() : Optional.of(instant(CREATED)),
        instant(ACCESSED),
        Optional.of(Principal.ofUser((int) owner())),
        mode() & 07777,
        marks());
  }

  private Instant instant(int at) {
    return Instant.ofEpochSecond(words.get(at), words.get(at + 1) & 0xFFFFFFFFL);
  }

  private EnumSet<FileMark> marks() {
    EnumSet<FileMark> marks = EnumSet.noneOf(FileMark.class);
    long attributes = words.get(ATTRIBUTES);
    mark(marks, FileMark.COMPRESSED, attributes & ATTRIBUTE_COMPRESSED);
    mark(marks, FileMark.IMMUTABLE, attributes & ATTRIBUTE_IMMUTABLE);
    mark(marks, FileMark.APPEND_ONLY, attributes & ATTRIBUTE_APPEND);
    mark(marks, FileMark.AUTOMOUNT, attributes & ATTRIBUTE_AUTOMOUNT);
    mark(marks, FileMark.MOUNT_ROOT, attributes & ATTRIBUTE_MOUNT_ROOT);
    mark(marks, FileMark.STICKY, mode() & 01000);
    // The group bits also cap whatever an access list grants, so they cover POSIX lists too.
    mark(marks, FileMark.SHARED, mode() & 0077);
    mark(marks, FileMark.SHARED_WRITE, mode() & 0022);
    return marks;
  }

  private static void mark(EnumSet<FileMark> marks, FileMark mark, long bits) {
    if (bits != 0) {
      marks.add(mark);
    }
  }
}
