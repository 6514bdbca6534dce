package fr.regain.agent.host.linux;

import fr.regain.agent.host.file.EntryCursor;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileKind;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.host.file.Reason;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Entries by {@code getdents64}, facts by one {@code statx} each, for regular files, directories
 * and links only: the others hold no bytes. Entries are copied into an array at once, which is
 * cheaper to read bytewise than native memory.
 */
final class LinuxEntryCursor implements EntryCursor {
  private static final int RECORDS_BYTES = 64 * 1024;
  private static final int DONT_SYNC = 0x4000;
  private static final int FLAGS =
      LinuxCalls.AT_SYMLINK_NOFOLLOW | LinuxCalls.AT_NO_AUTOMOUNT | DONT_SYNC;
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private final Arena arena = Arena.ofConfined();
  private final MemorySegment capture = arena.allocate(LinuxCalls.CAPTURE);
  private final MemorySegment memory = arena.allocate(RECORDS_BYTES, 8);
  private final ByteBuffer filledMemory = memory.asByteBuffer();
  private final byte[] records = new byte[RECORDS_BYTES];
  private final Statx statx = new Statx(arena);

  private int directory = -1;
  private int filled;
  private int nextAt;
  private int nameAt;
  private FileKind kind = FileKind.UNKNOWN;
  private @Nullable Reason failure;

  @Override
  public void start(OpenDirectory opened) throws FileAccessException {
    if (!(opened instanceof LinuxDirectory linux)) {
      throw new IllegalArgumentException("a directory of another file access");
    }
    directory = linux.rewound();
    filled = 0;
    nextAt = 0;
  }

  @Override
  public boolean next() throws FileAccessException {
    do {
      if (nextAt >= filled && !fill()) {
        return false;
      }
      int at = nextAt;
      nextAt = at + recordLength(at);
      nameAt = at + Dirents.NAME_AT;
      kind = Dirents.kind(records[at + Dirents.TYPE_AT]);
    } while (isDots());
    readFacts();
    return true;
  }

  private int recordLength(int at) {
    int low = records[at + Dirents.LENGTH_AT] & 0xFF;
    return low | (records[at + Dirents.LENGTH_AT + 1] & 0xFF) << 8;
  }

  private boolean fill() throws FileAccessException {
    long read = LinuxCalls.getdents64(capture, directory, memory);
    if (read < 0) {
      throw LinuxErrors.failure("getdents64", LinuxCalls.error(capture));
    }
    filled = (int) read;
    nextAt = 0;
    filledMemory.get(0, records, 0, filled);
    return filled > 0;
  }

  private boolean isDots() {
    return records[nameAt] == '.'
        && (records[nameAt + 1] == 0 || (records[nameAt + 1] == '.' && records[nameAt + 2] == 0));
  }

  private void readFacts() {
    failure = null;
    if (kind == FileKind.FIFO || kind == FileKind.SOCKET || kind == FileKind.DEVICE) {
      statx.clear();
      return;
    }
    long name = memory.address() + nameAt;
    long into = statx.memory().address();
    if (LinuxCalls.statx(capture, directory, name, FLAGS, Statx.BASIC, into) == 0) {
      kind = statx.kind();
    } else {
      failure = LinuxErrors.reason(LinuxCalls.error(capture));
    }
  }

  @Override
  public @Nullable Reason failure() {
    return failure;
  }

  @Override
  public FileKind kind() {
    return kind;
  }

  @Override
  public boolean isMount() {
    return statx.isMount();
  }

  /** Linux has no placeholders but in file systems run by a program, which are not entered. */
  @Override
  public boolean isPlaceholder() {
    return false;
  }

  @Override
  public long size() {
    return statx.size();
  }

  @Override
  public long allocated() {
    return statx.allocated();
  }

  @Override
  public boolean mayHaveOtherNames() {
    return statx.links() > 1;
  }

  @Override
  public long links() {
    return statx.links();
  }

  @Override
  public long volume() {
    return statx.volume();
  }

  @Override
  public long numberHigh() {
    return 0;
  }

  @Override
  public long number() {
    return statx.inode();
  }

  @Override
  public long owner() {
    return statx.owner();
  }

  @Override
  public long modified() {
    return statx.modifiedNanos();
  }

  @Override
  public long changed() {
    return statx.changedNanos();
  }

  /** Where the name ends: its zero byte is one of the last eight bytes of the record. */
  private int nameEndsAt() {
    int at = Math.max(nextAt - Long.BYTES, nameAt);
    while (records[at] != 0) {
      at++;
    }
    return at;
  }

  @Override
  public long nameEnd() {
    int end = nameEndsAt();
    // The bytes before the name are the record's own, so that reading eight never goes too far
    // back.
    long word = (long) WORD.get(records, end - Long.BYTES);
    int missing = Long.BYTES - (end - nameAt);
    if (missing > 0) {
      word = word >>> (missing * Byte.SIZE) << (missing * Byte.SIZE);
    }
    long notAscii = (word & HIGH_BITS) >>> 7;
    return lowerCase(word) | notAscii * 0xFF;
  }

  /** Sets the bit that tells small letters from capitals, in each byte from A to Z. */
  private static long lowerCase(long word) {
    long ascii = word & ~HIGH_BITS;
    long fromA = ascii + ONES * (0x80 - 'A');
    long beyondZ = ascii + ONES * (0x80 - 'Z' - 1);
    return word | ((fromA & ~beyondZ & ~word & HIGH_BITS) >>> 2);
  }

  @Override
  public FileName name() throws FileAccessException {
    return FileName.ofBytes(Arrays.copyOfRange(records, nameAt, nameEndsAt()));
  }

  @Override
  public void close() {
    arena.close();
  }
}
