package fr.regain.installer.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * The processor time of child processes that have ended, as {@code getrusage(2)} tells it: user and
 * system time, children of children included, in microseconds. Linux, 64 bit.
 */
final class ChildProcesses {
  private static final int RUSAGE_CHILDREN = -1;
  // struct rusage: two struct timeval of two longs each, user and system time, then 14 longs.
  private static final long RUSAGE_BYTES = 18 * Long.BYTES;

  private static final MethodHandle GETRUSAGE =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("getrusage"),
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));

  private ChildProcesses() {}

  /** Seconds of processor time of all children that have ended so far. */
  static double cpuSeconds() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment usage = arena.allocate(RUSAGE_BYTES, Long.BYTES);
      int failed = (int) GETRUSAGE.invokeExact(RUSAGE_CHILDREN, usage);
      if (failed != 0) {
        throw new IllegalStateException("getrusage failed");
      }
      return seconds(usage, 0) + seconds(usage, 2);
    } catch (Throwable failed) {
      throw new IllegalStateException("The processor time of children cannot be read", failed);
    }
  }

  private static double seconds(MemorySegment usage, int index) {
    return usage.getAtIndex(ValueLayout.JAVA_LONG, index)
        + usage.getAtIndex(ValueLayout.JAVA_LONG, index + 1L) / 1e6;
  }
}
