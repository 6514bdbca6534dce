package fr.regain.agent.host.windows;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** What tells one boot from another. */
final class WindowsBoot {
  private static final int TIME_OF_DAY = 3;
  private static final int TIME_OF_DAY_BYTES = 48;
  private static final int BOOT_TIME = 0;
  private static final int BOOT_TIME_BIAS = 32;

  private WindowsBoot() {}

  /**
   * Names this boot by its moment as the kernel keeps it ({@code SystemTimeOfDayInformation}). That
   * moves when the clock is set, and the bias beside it by the same amount, so that the difference
   * holds until the next boot. Absent where Windows does not tell.
   */
  static Optional<String> name() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment time = arena.allocate(TIME_OF_DAY_BYTES, 8);
      long failure =
          WindowsCall.QUERY_SYSTEM.invoke(TIME_OF_DAY, time, TIME_OF_DAY_BYTES, MemorySegment.NULL);
      return failure == 0 ? Optional.of(name(time)) : Optional.empty();
    }
  }

  static String name(MemorySegment timeOfDay) {
    return Long.toHexString(
        timeOfDay.get(JAVA_LONG, BOOT_TIME) - timeOfDay.get(JAVA_LONG, BOOT_TIME_BIAS));
  }
}
