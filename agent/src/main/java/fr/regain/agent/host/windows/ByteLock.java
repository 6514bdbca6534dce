package fr.regain.agent.host.windows;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.Reason;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/** The exclusive lock of one byte of a file, held until its handle is closed. */
final class ByteLock {
  /** Locks hold back whoever reads the same bytes, so the one locked lies beyond any content. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private static final int EXCLUSIVE_WITHOUT_WAITING = 0x2 | 0x1;
  private static final int OVERLAPPED_BYTES = 32;
  private static final int OVERLAPPED_OFFSET = 16;
  private static final int LOCK_VIOLATION = 33;
  private static final int IO_PENDING = 997;

  private static final MethodHandle LOCK_FILE =
      Linker.nativeLinker()
          .downcallHandle(
              SymbolLookup.libraryLookup("kernel32", Arena.global()).findOrThrow("LockFileEx"),
              FunctionDescriptor.of(
                  JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS),
              Linker.Option.captureCallState("GetLastError"));

  private ByteLock() {}

  /** Takes the lock without waiting; false when somebody else holds it. */
  static boolean take(NtHandle handle) throws FileAccessException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment error = arena.allocate(Linker.Option.captureStateLayout());
      MemorySegment place = arena.allocate(OVERLAPPED_BYTES, 8);
      place.set(JAVA_LONG, OVERLAPPED_OFFSET, LOCKED_BYTE);
      if (call(error, handle.number(), place) != 0) {
        return true;
      }
      int number = error.get(JAVA_INT, 0);
      if (number == LOCK_VIOLATION || number == IO_PENDING) {
        return false;
      }
      throw new FileAccessException(Reason.UNSUPPORTED, "LockFileEx failed with error " + number);
    }
  }

  private static int call(MemorySegment error, long handle, MemorySegment place) {
    try {
      return (int) LOCK_FILE.invokeExact(error, handle, EXCLUSIVE_WITHOUT_WAITING, 0, 1, 0, place);
    } catch (Throwable t) {
      throw new AssertionError("LockFileEx was called with the wrong types", t);
    }
  }
}
