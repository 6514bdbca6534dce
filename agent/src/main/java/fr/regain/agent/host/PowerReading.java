package fr.regain.agent.host;

import fr.regain.v1.EnergyScope;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Counters of one boot at one moment. None depends on the wall clock.
 *
 * @param bootId names the boot: counters of different boots are not comparable
 * @param secondsSinceBoot elapsed since the boot, sleep included
 * @param totalTicks time that all logical processors spent, idle included; stands still during
 *     sleep
 * @param busyTicks the part of {@code totalTicks} in which they were not idle
 * @param ticksPerSecond unit of both
 * @param logicalProcessors how many processors the ticks are summed over
 * @param energyCounters the processor's own energy counters
 * @param battery state of all batteries together
 */
public record PowerReading(
    String bootId,
    long secondsSinceBoot,
    long totalTicks,
    long busyTicks,
    int ticksPerSecond,
    int logicalProcessors,
    List<EnergyCounter> energyCounters,
    Optional<BatteryCharge> battery) {

  public PowerReading {
    energyCounters = List.copyOf(energyCounters);
  }

  /**
   * A counter that grows with the energy drawn, and starts again at zero when it is full.
   *
   * @param id stable within a boot
   * @param scope what it covers
   * @param microjoules its value
   * @param rangeMicrojoules the value after which it starts again
   * @param maximumWatts the highest power limit that the hardware states for this part
   */
  public record EnergyCounter(
      String id,
      EnergyScope scope,
      long microjoules,
      long rangeMicrojoules,
      OptionalDouble maximumWatts) {}

  /**
   * What the batteries hold.
   *
   * @param discharging true when they feed the device and nothing else does
   * @param remainingMilliwattHours in all of them; absent when one does not tell
   */
  public record BatteryCharge(boolean discharging, OptionalLong remainingMilliwattHours) {}
}
