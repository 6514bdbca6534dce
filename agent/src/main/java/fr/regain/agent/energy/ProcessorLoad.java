package fr.regain.agent.energy;

import fr.regain.v1.Energy;
import fr.regain.v1.EnergyMethod;
import fr.regain.v1.EnergyScope;
import fr.regain.v1.Processor;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An estimate from the load of the processor, for every computer without a meter. Power curve and
 * fallbacks are those of CodeCarbon (MIT licence): {@code P = TDP * (0.1 + 0.9 * load^3)}, 4 W a
 * hardware thread and 85 W at most where the processor's thermal design power is unknown.
 */
final class ProcessorLoad {
  private static final double IDLE_PART = 0.1;
  private static final double WATTS_PER_THREAD = 4;
  private static final double PRESUMED_MAXIMUM_WATTS = 85;

  /**
   * An assumption: no error of this estimate is published for workstations; to be calibrated with
   * wattmeters.
   */
  private static final double UNCERTAINTY = 0.4;

  private ProcessorLoad() {}

  /** The processor's energy in an interval; absent when its load is unknown. */
  static Optional<Energy> of(Interval interval, Processor processor) {
    OptionalDouble load = interval.load();
    if (load.isEmpty()) {
      return Optional.empty();
    }
    int seconds = interval.poweredOnSeconds();
    double power =
        ThermalDesignPower.of(processor)
                .orElseGet(() -> presumedWatts(interval.after().logicalProcessors()))
            * (IDLE_PART + (1 - IDLE_PART) * Math.pow(load.getAsDouble(), 3));
    return Optional.of(
        Figure.of(
            EnergyMethod.ENERGY_METHOD_PROCESSOR_LOAD,
            EnergyScope.ENERGY_SCOPE_PROCESSOR,
            power * seconds,
            UNCERTAINTY,
            seconds));
  }

  private static double presumedWatts(int hardwareThreads) {
    return Math.min(WATTS_PER_THREAD * hardwareThreads, PRESUMED_MAXIMUM_WATTS);
  }
}
