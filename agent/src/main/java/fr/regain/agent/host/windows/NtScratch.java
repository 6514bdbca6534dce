package fr.regain.agent.host.windows;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.Reason;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Native memory that one thread reuses for the arguments and results of its calls. */
final class NtScratch {
  private static final ThreadLocal<NtScratch> OF_THREAD = ThreadLocal.withInitial(NtScratch::new);
  private static final int NAME_BYTES = 1024;
  private static final int ATTRIBUTES_BYTES = 48;
  private static final int FOLD_CASE = 0x40;

  final MemorySegment status;
  final MemorySegment handle;
  final MemorySegment number;
  final MemorySegment facts;
  final MemorySegment identity;
  final MemorySegment tag;
  final MemorySegment security;
  final MemorySegment order;
  private final MemorySegment name;
  private final MemorySegment text;
  private final MemorySegment attributes;

  private NtScratch() {
    Arena arena = Arena.ofAuto();
    status = arena.allocate(16, 8);
    handle = arena.allocate(8, 8);
    number = arena.allocate(8, 8);
    facts = arena.allocate(WindowsFacts.ALL_BYTES, 8);
    identity = arena.allocate(24, 8);
    tag = arena.allocate(8, 8);
    security = arena.allocate(64 * 1024, 8);
    order = arena.allocate(32 + NAME_BYTES, 8);
    name = arena.allocate(NAME_BYTES, 2);
    text = arena.allocate(16, 8);
    attributes = arena.allocate(ATTRIBUTES_BYTES, 8);
  }

  static NtScratch ofThread() {
    return OF_THREAD.get();
  }

  /**
   * OBJECT_ATTRIBUTES for one name below an open directory, valid until this is called again. The
   * case of letters is folded as everywhere on Windows, but in directories made to tell it apart.
   */
  MemorySegment below(long directory, FileName child) throws FileAccessException {
    byte[] raw = openable(child);
    MemorySegment.copy(raw, 0, name, JAVA_BYTE, 0, raw.length);
    return attributes(directory, name, raw.length);
  }

  /**
   * The units of a name that stands for a file.
   *
   * @throws FileAccessException {@link Reason#NAME} where Windows would take it for a stream
   */
  static byte[] openable(FileName name) throws FileAccessException {
    if (name.namesStream()) {
      throw new FileAccessException(Reason.NAME, "a name with a colon, which Windows cannot open");
    }
    return name.raw();
  }

  /** The same for the open thing itself, to open it once more. */
  MemorySegment itself(long handle) {
    return attributes(handle, name, 0);
  }

  /** The same for a whole path, in which {@code path} is kept alive by the caller. */
  MemorySegment absolute(MemorySegment path) {
    return attributes(0, path, (int) path.byteSize());
  }

  /** Gives what is created with the attributes this protection. */
  void protect(MemorySegment security) {
    attributes.set(ADDRESS, 32, security);
  }

  private MemorySegment attributes(long root, MemorySegment units, int length) {
    text.set(JAVA_SHORT, 0, (short) length);
    text.set(JAVA_SHORT, 2, (short) length);
    text.set(ADDRESS, 8, units);
    attributes.set(JAVA_INT, 0, ATTRIBUTES_BYTES);
    attributes.set(JAVA_LONG, 8, root);
    attributes.set(ADDRESS, 16, text);
    attributes.set(JAVA_INT, 24, FOLD_CASE);
    attributes.set(ADDRESS, 32, MemorySegment.NULL);
    attributes.set(ADDRESS, 40, MemorySegment.NULL);
    return attributes;
  }
}
