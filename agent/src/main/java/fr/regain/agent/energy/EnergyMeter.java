package fr.regain.agent.energy;

import fr.regain.agent.host.Machine;
import fr.regain.agent.host.PowerReading;
import fr.regain.v1.Energy;
import fr.regain.v1.Processor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Measures what the computer drew since the previous sample. */
public final class EnergyMeter {
  private final Machine machine;

  /** Measures a computer. */
  public EnergyMeter(Machine machine) {
    this.machine = machine;
  }

  /**
   * Measures the time since the previous sample; since the boot when there was none in this boot.
   *
   * <p>Counters that are damaged start a new interval without a figure: measuring since the boot
   * could count time twice. So do counters that the computer cannot read now: the previous ones
   * stay valid.
   *
   * @param previousCounters what the previous measurement returned
   */
  public Measurement measure(Optional<byte[]> previousCounters) {
    Optional<byte[]> previous = previousCounters.filter(bytes -> bytes.length > 0);
    Optional<PowerReading> now = machine.power();
    if (now.isEmpty()) {
      return new Measurement(0, List.of(), previous.orElseGet(() -> new byte[0]));
    }
    PowerReading after = now.get();
    byte[] counters = Counters.encode(after);
    Optional<PowerReading> before = previous.flatMap(Counters::decode);
    if (previous.isPresent() && before.isEmpty()) {
      return new Measurement(0, List.of(), counters);
    }
    Interval interval =
        new Interval(before.filter(reading -> reading.bootId().equals(after.bootId())), after);
    int seconds = interval.poweredOnSeconds();
    List<Energy> energy = seconds == 0 ? List.of() : energyOf(interval);
    return new Measurement(seconds, energy, counters);
  }

  private List<Energy> energyOf(Interval interval) {
    Processor processor = machine.processor();
    return Stream.of(
            BatteryDischarge.of(interval),
            EnergyCounters.of(interval, processor),
            ProcessorLoad.of(interval, processor))
        .flatMap(Optional::stream)
        .toList();
  }
}
