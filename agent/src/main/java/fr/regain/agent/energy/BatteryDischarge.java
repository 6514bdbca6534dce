package fr.regain.agent.energy;

import fr.regain.agent.host.PowerReading;
import fr.regain.agent.host.PowerReading.BatteryCharge;
import fr.regain.v1.Energy;
import fr.regain.v1.EnergyMethod;
import fr.regain.v1.EnergyScope;
import java.util.Optional;
import java.util.OptionalLong;

/** What the whole device drew from its batteries. */
final class BatteryDischarge {
  private static final double JOULES_PER_MILLIWATT_HOUR = 3.6;

  /** A longer interval may hide that the device was plugged in for a while. */
  private static final long MAXIMUM_SECONDS = 3600;

  /**
   * An assumption: no error of fuel gauges in laptops is published; to be calibrated with
   * wattmeters.
   */
  private static final double UNCERTAINTY = 0.2;

  private BatteryDischarge() {}

  /** The charge that went, when the batteries fed the device at both ends of an interval. */
  static Optional<Energy> of(Interval interval) {
    Optional<BatteryCharge> before = interval.before().flatMap(PowerReading::battery);
    Optional<BatteryCharge> after = interval.after().battery();
    if (before.isEmpty()
        || after.isEmpty()
        || !before.get().discharging()
        || !after.get().discharging()
        || interval.elapsedSeconds() > MAXIMUM_SECONDS) {
      return Optional.empty();
    }
    OptionalLong first = before.get().remainingMilliwattHours();
    OptionalLong last = after.get().remainingMilliwattHours();
    if (first.isEmpty() || last.isEmpty()) {
      return Optional.empty();
    }
    long spent = first.getAsLong() - last.getAsLong();
    return spent <= 0
        ? Optional.empty()
        : Optional.of(
            Figure.of(
                EnergyMethod.ENERGY_METHOD_BATTERY_DISCHARGE,
                EnergyScope.ENERGY_SCOPE_DEVICE,
                spent * JOULES_PER_MILLIWATT_HOUR,
                UNCERTAINTY,
                interval.poweredOnSeconds()));
  }
}
