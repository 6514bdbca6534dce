package fr.regain.agent.energy;

import fr.regain.agent.host.ProcessorTable;
import fr.regain.v1.Processor;
import java.util.Optional;

/**
 * The heat that a processor's cooling is designed for, in watts, from {@code
 * thermal-design-power.tsv}.
 */
final class ThermalDesignPower {
  private static final ProcessorTable TABLE =
      new ProcessorTable(ThermalDesignPower.class, "thermal-design-power.tsv");

  private ThermalDesignPower() {}

  /** Watts; absent when the table does not know the processor. */
  static Optional<Double> of(Processor processor) {
    return TABLE.find(processor).map(row -> Double.valueOf(row.value()));
  }
}
