package fr.regain.agent.host.windows;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import fr.regain.agent.host.PowerReading;
import fr.regain.agent.host.PowerReading.BatteryCharge;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Counters of this boot. Windows has no processor energy counter that every version lets read. */
final class WindowsPower {
  /** File times count 100 nanoseconds. */
  private static final int TICKS_PER_SECOND = 10_000_000;

  private static final int BATTERY_STATE = 5;
  private static final int BATTERY_STATE_BYTES = 32;
  private static final long UNKNOWN_CAPACITY = 0xffffffffL;

  private WindowsPower() {}

  static Optional<PowerReading> read() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment times = arena.allocate(24, 8);
      long read =
          WindowsCall.GET_SYSTEM_TIMES.invoke(
              times.asSlice(0, 8), times.asSlice(8, 8), times.asSlice(16, 8));
      Optional<String> boot = WindowsBoot.name();
      int processors = WindowsProcessor.logical();
      if (read == 0 || boot.isEmpty() || processors <= 0) {
        return Optional.empty();
      }
      long idle = times.get(JAVA_LONG, 0);
      // Kernel time includes idle time.
      long total = times.get(JAVA_LONG, 8) + times.get(JAVA_LONG, 16);
      return Optional.of(
          new PowerReading(
              boot.get(),
              WindowsCall.GET_TICK_COUNT.invoke() / 1000,
              total,
              total - idle,
              TICKS_PER_SECOND,
              processors,
              List.of(),
              charge(arena)));
    }
  }

  private static Optional<BatteryCharge> charge(Arena arena) {
    MemorySegment state = arena.allocate(BATTERY_STATE_BYTES, 8);
    long failure =
        WindowsCall.QUERY_POWER.invoke(
            BATTERY_STATE, MemorySegment.NULL, 0, state, BATTERY_STATE_BYTES);
    boolean present = state.get(JAVA_BYTE, 1) != 0;
    long remaining = state.get(JAVA_INT, 12) & 0xffffffffL;
    if (failure != 0 || !present) {
      return Optional.empty();
    }
    boolean mains = state.get(JAVA_BYTE, 0) != 0;
    boolean discharging = state.get(JAVA_BYTE, 3) != 0;
    boolean tells = remaining != 0 && remaining != UNKNOWN_CAPACITY;
    return Optional.of(
        new BatteryCharge(
            discharging && !mains, tells ? OptionalLong.of(remaining) : OptionalLong.empty()));
  }
}
