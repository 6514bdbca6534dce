package fr.regain.agent.energy;

import fr.regain.agent.host.PowerReading;
import fr.regain.agent.host.PowerReading.EnergyCounter;
import fr.regain.v1.Energy;
import fr.regain.v1.EnergyMethod;
import fr.regain.v1.EnergyScope;
import fr.regain.v1.Processor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the energy counters of the processor (RAPL) say. The platform's counter includes the
 * packages: it is used instead of them where it works, and never added to them.
 *
 * <p>A counter starts again at zero when it is full. One turn is seen; of several, all but the last
 * are lost. So an interval in which another turn was possible, at the highest power that the part
 * may draw, gives no figure. Neither does one with sleep in it, in which the counters may have been
 * reset.
 */
final class EnergyCounters {
  /**
   * For parts that state no limit, or an unlimited one: twice the thermal design power of the
   * processor where that is known (makers of laptops may configure that much), else more than
   * processors of workstations draw. An assumption.
   */
  private static final double PEAK_TO_DESIGN = 2;

  private static final double PRESUMED_MAXIMUM_WATTS = 250;

  private static final double HIGHEST_CREDIBLE_LIMIT_WATTS = 500;

  /**
   * An assumption: on-chip counters differ by some percent from each other and from external
   * meters.
   */
  private static final double UNCERTAINTY = 0.1;

  private static final double MICROJOULES = 1e6;

  private EnergyCounters() {}

  /**
   * The energy in an interval, by the platform's counter where it is credible, else by those of all
   * packages.
   */
  static Optional<Energy> of(Interval interval, Processor processor) {
    if (interval.before().isEmpty() || interval.slept()) {
      return Optional.empty();
    }
    PowerReading before = interval.before().get();
    int seconds = interval.poweredOnSeconds();
    double presumedWatts =
        ThermalDesignPower.of(processor)
            .map(watts -> watts * PEAK_TO_DESIGN)
            .orElse(PRESUMED_MAXIMUM_WATTS);
    OptionalDouble platform =
        sum(before, interval.after(), EnergyScope.ENERGY_SCOPE_PLATFORM, seconds, presumedWatts);
    OptionalDouble packages =
        sum(before, interval.after(), EnergyScope.ENERGY_SCOPE_PROCESSOR, seconds, presumedWatts);
    // Many makers leave the platform's counter unwired: it then stands still, or below the
    // processor's.
    boolean wired = platform.isPresent() && platform.getAsDouble() > packages.orElse(0);
    EnergyScope scope =
        wired ? EnergyScope.ENERGY_SCOPE_PLATFORM : EnergyScope.ENERGY_SCOPE_PROCESSOR;
    OptionalDouble joules = wired ? platform : packages;
    return joules.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Figure.of(
                EnergyMethod.ENERGY_METHOD_RAPL,
                scope,
                joules.getAsDouble(),
                UNCERTAINTY,
                seconds));
  }

  /** Joules of all counters of a scope together; absent unless each of them has a figure. */
  private static OptionalDouble sum(
      PowerReading before,
      PowerReading after,
      EnergyScope scope,
      int seconds,
      double presumedWatts) {
    Map<String, EnergyCounter> started =
        before.energyCounters().stream()
            .filter(counter -> counter.scope() == scope)
            .collect(Collectors.toMap(EnergyCounter::id, Function.identity()));
    List<EnergyCounter> ended =
        after.energyCounters().stream().filter(counter -> counter.scope() == scope).toList();
    if (ended.isEmpty() || ended.size() != started.size()) {
      return OptionalDouble.empty();
    }
    double joules = 0;
    for (EnergyCounter end : ended) {
      EnergyCounter start = started.get(end.id());
      OptionalDouble part =
          start == null ? OptionalDouble.empty() : joules(start, end, seconds, presumedWatts);
      if (part.isEmpty()) {
        return part;
      }
      joules += part.getAsDouble();
    }
    return OptionalDouble.of(joules);
  }

  /**
   * Joules between two values of one counter; absent when another turn was possible, or the figure
   * is not.
   */
  static OptionalDouble joules(
      EnergyCounter start, EnergyCounter end, int seconds, double presumedWatts) {
    long range = end.rangeMicrojoules();
    if (range != start.rangeMicrojoules()
        || start.microjoules() < 0
        || end.microjoules() < 0
        || start.microjoules() > range
        || end.microjoules() > range) {
      return OptionalDouble.empty();
    }
    long difference = end.microjoules() - start.microjoules();
    long drawn = difference >= 0 ? difference : difference + range;
    double possible = maximumWatts(end, presumedWatts) * seconds * MICROJOULES;
    return drawn > possible || (double) drawn + range <= possible
        ? OptionalDouble.empty()
        : OptionalDouble.of(drawn / MICROJOULES);
  }

  private static double maximumWatts(EnergyCounter counter, double presumedWatts) {
    double stated = counter.maximumWatts().orElse(presumedWatts);
    return stated > HIGHEST_CREDIBLE_LIMIT_WATTS ? presumedWatts : stated;
  }
}
