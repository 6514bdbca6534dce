package fr.regain.agent.host.windows;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileKind;
import fr.regain.agent.host.file.FileName;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The entries of one directory after another, as {@code NtQueryDirectoryFile} packs them: names,
 * sizes, times and attributes come with the listing, and nothing that is listed is opened. Each
 * buffer is copied into an array at once, because a scan is over before the compiler could make
 * many small reads of native memory cheap.
 *
 * <p>FILE_ID_EXTD_DIR_INFORMATION where the file system knows it, for its 128-bit numbers; else
 * FILE_ID_BOTH_DIR_INFORMATION. Both begin alike.
 */
final class DirectoryRecords {
  private static final int BYTES = 64 * 1024;

  private static final int MODIFIED = 24;
  private static final int CHANGED = 32;
  private static final int SIZE = 40;
  private static final int ALLOCATED = 48;
  private static final int ATTRIBUTES = 56;
  private static final int NAME_LENGTH = 60;

  /** The size of extended attributes; of a reparse point, its tag. */
  private static final int TAG_IN_BOTH = 64;

  private static final int NUMBER_IN_BOTH = 96;
  private static final int NAME_IN_BOTH = 104;
  private static final int TAG_IN_EXTENDED = 68;
  private static final int NUMBER_IN_EXTENDED = 72;
  private static final int NUMBER_HIGH_IN_EXTENDED = 80;
  private static final int NAME_IN_EXTENDED = 88;

  private final MemorySegment status;
  private final MemorySegment memory;
  private final byte[] bytes = new byte[BYTES];
  private final ByteBuffer fields = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);

  private long directory;
  private boolean extended = true;
  private boolean fromTheFirst;
  private boolean filled;
  private int at;
  private int nextAt;

  DirectoryRecords(Arena arena) {
    status = arena.allocate(16, 8);
    memory = arena.allocate(BYTES, 8);
  }

  void start(NtHandle opened) {
    directory = opened.number();
    extended = true;
    fromTheFirst = true;
    filled = false;
  }

  /** Goes on to the next entry that is not the directory itself or its parent. */
  boolean next() throws FileAccessException {
    do {
      if (filled && nextAt != at) {
        at = nextAt;
      } else if (!fill()) {
        return false;
      }
      int step = fields.getInt(at);
      nextAt = at + step;
    } while (isDots());
    return true;
  }

  private boolean fill() throws FileAccessException {
    int result = query();
    if (fromTheFirst && extended && NtStatus.isUnknownCall(result)) {
      extended = false;
      result = query();
    }
    if (result == NtStatus.NO_MORE_FILES || (fromTheFirst && result == NtStatus.NO_SUCH_FILE)) {
      filled = false;
      return false;
    }
    NtStatus.check(result, "NtQueryDirectoryFile");
    fromTheFirst = false;
    filled = true;
    at = 0;
    MemorySegment.copy(memory, JAVA_BYTE, 0, bytes, 0, BYTES);
    return true;
  }

  private int query() {
    int what =
        extended
            ? NtCalls.ID_EXTENDED_DIRECTORY_INFORMATION
            : NtCalls.ID_BOTH_DIRECTORY_INFORMATION;
    return NtCalls.queryDirectory(directory, status, memory, what, fromTheFirst);
  }

  private boolean isDots() {
    int units = nameUnits();
    return (units == 1 && unit(0) == '.') || (units == 2 && unit(0) == '.' && unit(1) == '.');
  }

  FileKind kind() {
    return FileAttributes.kind(attributes(), tag());
  }

  boolean isPlaceholder() {
    return FileAttributes.isPlaceholder(attributes(), tag());
  }

  private int attributes() {
    return fields.getInt(at + ATTRIBUTES);
  }

  private int tag() {
    return fields.getInt(at + (extended ? TAG_IN_EXTENDED : TAG_IN_BOTH));
  }

  long size() {
    return fields.getLong(at + SIZE);
  }

  long allocated() {
    return fields.getLong(at + ALLOCATED);
  }

  long number() {
    return fields.getLong(at + (extended ? NUMBER_IN_EXTENDED : NUMBER_IN_BOTH));
  }

  long numberHigh() {
    return extended ? fields.getLong(at + NUMBER_HIGH_IN_EXTENDED) : 0;
  }

  /** In ticks of {@link WindowsTime}. */
  long modified() {
    return fields.getLong(at + MODIFIED);
  }

  /** In ticks of {@link WindowsTime}. */
  long changed() {
    return fields.getLong(at + CHANGED);
  }

  int nameUnits() {
    return fields.getInt(at + NAME_LENGTH) / Character.BYTES;
  }

  char unit(int index) {
    int name = at + (extended ? NAME_IN_EXTENDED : NAME_IN_BOTH);
    return fields.getChar(name + Character.BYTES * index);
  }

  FileName name() throws FileAccessException {
    char[] units = new char[nameUnits()];
    for (int i = 0; i < units.length; i++) {
      units[i] = unit(i);
    }
    return FileName.ofListedUnits(units);
  }
}
