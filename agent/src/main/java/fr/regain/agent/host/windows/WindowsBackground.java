package fr.regain.agent.host.windows;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The whole process behind everything else: idle priority, EcoQoS (Windows 10 1709), low memory
 * priority and the lowest disk priority. The mode that Windows calls background would do all four
 * at once, but holds the memory of the process under 32 MiB, which a Java runtime does not bear.
 */
public final class WindowsBackground {
  private static final long THIS_PROCESS = -1;
  private static final int IDLE_PRIORITY = 0x40;
  private static final int MEMORY_PRIORITY = 0;
  private static final int POWER_THROTTLING = 4;
  private static final int LOW_MEMORY_PRIORITY = 2;
  private static final int THROTTLING_VERSION = 1;
  private static final int EXECUTION_SPEED = 1;
  private static final int DISK_PRIORITY = 33;
  private static final int VERY_LOW_DISK_PRIORITY = 0;

  private WindowsBackground() {}

  /** Moves this process there; whether Windows granted all four. */
  public static boolean enter() {
    boolean idle = WindowsCall.SET_PRIORITY_CLASS.invoke(THIS_PROCESS, IDLE_PRIORITY) != 0;
    boolean economical =
        set(POWER_THROTTLING, THROTTLING_VERSION, EXECUTION_SPEED, EXECUTION_SPEED);
    boolean memory = set(MEMORY_PRIORITY, LOW_MEMORY_PRIORITY);
    return disk() && memory && economical && idle;
  }

  private static boolean set(int what, int... numbers) {
    if (!WindowsCall.SET_PROCESS_INFORMATION.exists()) {
      return false;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment value = arena.allocateFrom(JAVA_INT, numbers);
      return WindowsCall.SET_PROCESS_INFORMATION.invoke(
              THIS_PROCESS, what, value, (int) value.byteSize())
          != 0;
    }
  }

  private static boolean disk() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment value = arena.allocateFrom(JAVA_INT, VERY_LOW_DISK_PRIORITY);
      int status =
          (int)
              WindowsCall.SET_NATIVE_PROCESS_INFORMATION.invoke(
                  THIS_PROCESS, DISK_PRIORITY, value, (int) value.byteSize());
      return NtStatus.isSuccess(status);
    }
  }
}
