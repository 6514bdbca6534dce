package fr.regain.agent.host.linux;

import fr.regain.agent.host.file.FileName;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;

/**
 * Native memory that one thread reuses for the arguments and results of its calls. It is read and
 * written through buffers: at each start, the first access to a segment by layout costs as much as
 * thousands of system calls.
 */
final class Scratch {
  private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);
  private static final int NAME_BYTES = 1024;

  final MemorySegment capture;
  final Statx statx;
  final MemorySegment openHow;
  final MemorySegment emptyName;
  final MemorySegment rootName;
  final MemorySegment aboveName;
  private final LongBuffer howFields;
  private final MemorySegment first;
  private final ByteBuffer firstBytes;
  private final MemorySegment second;
  private final ByteBuffer secondBytes;

  private Scratch() {
    Arena arena = Arena.ofAuto();
    capture = arena.allocate(LinuxCalls.CAPTURE);
    statx = new Statx(arena);
    openHow = arena.allocate(24, 8);
    howFields = openHow.asByteBuffer().order(ByteOrder.nativeOrder()).asLongBuffer();
    emptyName = arena.allocate(1);
    rootName = arena.allocate(2);
    rootName.fill((byte) '/').asSlice(1).fill((byte) 0);
    aboveName = arena.allocate(3);
    aboveName.fill((byte) '.').asSlice(2).fill((byte) 0);
    first = arena.allocate(NAME_BYTES);
    firstBytes = first.asByteBuffer();
    second = arena.allocate(NAME_BYTES);
    secondBytes = second.asByteBuffer();
  }

  static Scratch ofThread() {
    return OF_THREAD.get();
  }

  /** Fills {@link #openHow}. */
  void how(int flags, long resolve) {
    howFields.put(0, Integer.toUnsignedLong(flags)).put(1, 0).put(2, resolve);
  }

  /** The name as a zero-terminated string, valid until this method is called again. */
  MemorySegment name(FileName name) {
    terminate(firstBytes, name);
    return first;
  }

  /** A second name beside the first. */
  MemorySegment otherName(FileName name) {
    terminate(secondBytes, name);
    return second;
  }

  private static void terminate(ByteBuffer into, FileName name) {
    byte[] raw = name.raw();
    into.put(0, raw).put(raw.length, (byte) 0);
  }
}
