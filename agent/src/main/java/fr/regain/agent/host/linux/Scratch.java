package fr.regain.agent.host.linux;

import fr.regain.agent.host.file.FileName;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Native memory that one thread reuses for the arguments and results of its calls. */
final class Scratch {
  private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);
  private static final int NAME_BYTES = 1024;

  final MemorySegment capture;
  final Statx statx;
  final MemorySegment openHow;
  final MemorySegment emptyName;
  private final MemorySegment first;
  private final MemorySegment second;

  private Scratch() {
    Arena arena = Arena.ofAuto();
    capture = arena.allocate(LinuxCalls.CAPTURE);
    statx = new Statx(arena);
    openHow = arena.allocate(24, 8);
    emptyName = arena.allocate(1);
    first = arena.allocate(NAME_BYTES);
    second = arena.allocate(NAME_BYTES);
  }

  static Scratch ofThread() {
    return OF_THREAD.get();
  }

  /** The name as a zero-terminated string, valid until this method is called again. */
  MemorySegment name(FileName name) {
    return terminated(first, name);
  }

  /** A second name beside the first. */
  MemorySegment otherName(FileName name) {
    return terminated(second, name);
  }

  private static MemorySegment terminated(MemorySegment into, FileName name) {
    byte[] raw = name.raw();
    MemorySegment.copy(raw, 0, into, ValueLayout.JAVA_BYTE, 0, raw.length);
    into.set(ValueLayout.JAVA_BYTE, raw.length, (byte) 0);
    return into;
  }
}
