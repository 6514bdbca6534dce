package fr.regain.agent.energy;

import fr.regain.agent.host.PowerReading;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The time between two readings of one boot.
 *
 * @param before absent when the interval starts with the boot
 */
record Interval(Optional<PowerReading> before, PowerReading after) {
  private static final long MAXIMUM_SECONDS = Duration.ofDays(31).toSeconds();

  /**
   * Seconds in which ticks and elapsed time may differ without sleep: they are read one after the
   * other.
   */
  private static final long READING_SECONDS = 5;

  private static final double TICK_LOSS = 0.02;

  /** Seconds that passed, sleep included; zero when the readings are not in order. */
  long elapsedSeconds() {
    return Math.max(
        0, after.secondsSinceBoot() - before.map(PowerReading::secondsSinceBoot).orElse(0L));
  }

  /**
   * Seconds in which the computer ran: ticks of all processors, idle ones included, over the number
   * of processors. Never more than passed, and at most 31 days. Zero when the counters went
   * backwards.
   */
  int poweredOnSeconds() {
    long ticks = totalTicks();
    if (ticks <= 0 || busyTicks() < 0 || after.logicalProcessors() <= 0) {
      return 0;
    }
    // Rounded, not cut: short intervals would lose half a second each.
    long seconds = Math.round((double) ticks / after.ticksPerSecond() / after.logicalProcessors());
    return (int) Math.min(Math.min(seconds, elapsedSeconds() + 1), MAXIMUM_SECONDS);
  }

  /** Whether the computer slept for part of the interval. */
  boolean slept() {
    long difference = elapsedSeconds() - poweredOnSeconds();
    return difference > READING_SECONDS && difference > elapsedSeconds() * TICK_LOSS;
  }

  /** Mean load of the processors, 0 to 1; absent when the counters say nothing. */
  OptionalDouble load() {
    long total = totalTicks();
    long busy = busyTicks();
    return total > 0 && busy >= 0
        ? OptionalDouble.of(Math.min(1, (double) busy / total))
        : OptionalDouble.empty();
  }

  private long totalTicks() {
    return after.totalTicks() - before.map(PowerReading::totalTicks).orElse(0L);
  }

  private long busyTicks() {
    return after.busyTicks() - before.map(PowerReading::busyTicks).orElse(0L);
  }
}
