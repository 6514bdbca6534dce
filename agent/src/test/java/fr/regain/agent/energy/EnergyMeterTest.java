package fr.regain.agent.energy;

import static fr.regain.v1.EnergyMethod.ENERGY_METHOD_BATTERY_DISCHARGE;
import static fr.regain.v1.EnergyMethod.ENERGY_METHOD_PROCESSOR_LOAD;
import static fr.regain.v1.EnergyMethod.ENERGY_METHOD_RAPL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.regain.agent.host.RecordedTree;
import fr.regain.agent.host.linux.LinuxMachine;
import fr.regain.v1.Energy;
import fr.regain.v1.EnergyMethod;
import fr.regain.v1.EnergyScope;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnergyMeterTest {
  private static final String PACKAGE = "sys/class/powercap/intel-rapl:0/energy_uj";
  private static final String PLATFORM = "sys/class/powercap/intel-rapl:1/energy_uj";
  private static final String CHARGE = "sys/class/power_supply/BAT0/energy_now";

  @TempDir Path root;
  private RecordedTree laptop;
  private EnergyMeter meter;

  @BeforeEach
  void layLaptop() {
    laptop = RecordedTree.lay("laptop", root);
    meter = new EnergyMeter(new LinuxMachine(root));
  }

  /**
   * The laptop after a while: 7,200 s and 2,880,000 ticks on four threads at first, 286,000 of them
   * busy.
   */
  private void after(long seconds, long busyTicks) {
    laptop.write("proc/uptime", (7200 + seconds) + ".00 0.00");
    ticks(286_000 + busyTicks, 2_594_000 + seconds * 400 - busyTicks);
  }

  private void ticks(long busy, long idle) {
    String line = " " + busy + " 0 0 " + idle + " 0 0 0 0 0 0\n";
    laptop.write(
        "proc/stat", "cpu " + line + "cpu0" + line + "cpu1" + line + "cpu2" + line + "cpu3" + line);
  }

  private Measurement next(Measurement previous) {
    return meter.measure(Optional.of(previous.counters()));
  }

  private static Optional<Energy> by(EnergyMethod method, Measurement measurement) {
    return measurement.energy().stream().filter(e -> e.getMethod() == method).findFirst();
  }

  @Test
  void theFirstSampleOfABoot_countsSinceTheBoot_byLoadAlone() {
    Measurement first = meter.measure(Optional.empty());

    assertThat(first.poweredOnSeconds()).isEqualTo(7200);
    assertThat(first.energy())
        .extracting(Energy::getMethod)
        .containsExactly(ENERGY_METHOD_PROCESSOR_LOAD);
  }

  @Test
  void theLoadCurve_isThatOfTheThermalDesignPower_withItsRange() {
    Measurement first = meter.measure(Optional.empty());
    after(900, 180_000);

    Energy load = by(ENERGY_METHOD_PROCESSOR_LOAD, next(first)).orElseThrow();

    // 15 W, half loaded: 15 * (0.1 + 0.9 / 8) = 3.1875 W.
    assertThat(load.getJoules()).isCloseTo(900 * 3.1875, within(0.01));
    assertThat(load.getLowJoules()).isCloseTo(0.6 * load.getJoules(), within(0.01));
    assertThat(load.getHighJoules()).isCloseTo(1.4 * load.getJoules(), within(0.01));
    assertThat(load.getScope()).isEqualTo(EnergyScope.ENERGY_SCOPE_PROCESSOR);
    assertThat(load.getSeconds()).isEqualTo(900);
  }

  @Test
  void thePlatformCounter_isUsedInsteadOfThePackage_neverAddedToIt() {
    Measurement first = meter.measure(Optional.empty());
    after(900, 36_000);
    laptop.write(PACKAGE, "4600000000");
    laptop.write(PLATFORM, "10640000000");

    Energy energy = by(ENERGY_METHOD_RAPL, next(first)).orElseThrow();

    assertThat(energy.getJoules()).isEqualTo(8640);
    assertThat(energy.getScope()).isEqualTo(EnergyScope.ENERGY_SCOPE_PLATFORM);
  }

  @Test
  void aPlatformCounterThatStandsStill_isNotBelieved() {
    Measurement first = meter.measure(Optional.empty());
    after(900, 36_000);
    laptop.write(PACKAGE, "4600000000");

    Energy energy = by(ENERGY_METHOD_RAPL, next(first)).orElseThrow();

    assertThat(energy.getJoules()).isEqualTo(3600);
    assertThat(energy.getScope()).isEqualTo(EnergyScope.ENERGY_SCOPE_PROCESSOR);
  }

  @Test
  void aCounterThatWentOnceRound_isUnwrapped() {
    laptop.write(PACKAGE, "262000000000");
    laptop.remove(PLATFORM);
    Measurement first = meter.measure(Optional.empty());
    after(900, 36_000);
    laptop.write(PACKAGE, "3456671150");

    assertThat(by(ENERGY_METHOD_RAPL, next(first)).orElseThrow().getJoules()).isEqualTo(3600);
  }

  @Test
  void anIntervalInWhichTheCounterMayHaveGoneRoundTwice_hasNoFigureOfIt() {
    laptop.remove(PLATFORM);
    Measurement first = meter.measure(Optional.empty());
    after(7200, 36_000);
    laptop.write(PACKAGE, "4600000000");

    assertThat(by(ENERGY_METHOD_RAPL, next(first))).isEmpty();
  }

  @Test
  void sleep_isNoPoweredOnTime_andLeavesNoEnergyCounterToTrust() {
    Measurement first = meter.measure(Optional.empty());
    after(900, 36_000);
    laptop.write("proc/uptime", "10000.00 0.00");
    laptop.write(PACKAGE, "4600000000");

    Measurement next = next(first);

    assertThat(next.poweredOnSeconds()).isEqualTo(900);
    assertThat(by(ENERGY_METHOD_RAPL, next)).isEmpty();
    assertThat(by(ENERGY_METHOD_BATTERY_DISCHARGE, next)).isEmpty();
  }

  @Test
  void chargeThatWentWhileUnplugged_isMeasuredFirst() {
    Measurement first = meter.measure(Optional.empty());
    after(900, 36_000);
    laptop.write(CHARGE, "13000000");

    Energy energy = next(first).energy().getFirst();

    assertThat(energy.getMethod()).isEqualTo(ENERGY_METHOD_BATTERY_DISCHARGE);
    assertThat(energy.getScope()).isEqualTo(EnergyScope.ENERGY_SCOPE_DEVICE);
    assertThat(energy.getJoules()).isEqualTo(7200);
  }

  @Test
  void aDevicePluggedInAtEitherEnd_hasNoDischarge() {
    Measurement first = meter.measure(Optional.empty());
    after(900, 36_000);
    laptop.write(CHARGE, "13000000");
    laptop.write("sys/class/power_supply/AC/online", "1");

    assertThat(by(ENERGY_METHOD_BATTERY_DISCHARGE, next(first))).isEmpty();
  }

  @Test
  void chargeOverMoreThanAnHour_isNoDischarge_becauseItMayHideACharge() {
    Measurement first = meter.measure(Optional.empty());
    after(3700, 36_000);
    laptop.write(CHARGE, "13000000");

    assertThat(by(ENERGY_METHOD_BATTERY_DISCHARGE, next(first))).isEmpty();
  }

  @Test
  void anotherBoot_countsSinceThatBoot() {
    Measurement first = meter.measure(Optional.empty());
    laptop.write("proc/sys/kernel/random/boot_id", "another");
    laptop.write("proc/uptime", "60.00 0.00");
    ticks(4000, 20_000);

    assertThat(next(first).poweredOnSeconds()).isEqualTo(60);
  }

  @Test
  void damagedCounters_startAnew_withoutCountingAnythingTwice() {
    byte[] damaged = meter.measure(Optional.empty()).counters();
    damaged[5] ^= 1;

    Measurement next = meter.measure(Optional.of(damaged));

    assertThat(next.poweredOnSeconds()).isZero();
    assertThat(next.energy()).isEmpty();
    after(900, 36_000);
    assertThat(next(next).poweredOnSeconds()).isEqualTo(900);
  }

  @Test
  void countersThatCannotBeReadNow_loseNothing() {
    Measurement first = meter.measure(Optional.empty());
    laptop.remove("proc/stat");
    Measurement blind = next(first);
    after(900, 36_000);

    assertThat(blind.poweredOnSeconds()).isZero();
    assertThat(blind.energy()).isEmpty();
    assertThat(next(blind).poweredOnSeconds()).isEqualTo(900);
  }

  @Test
  void ticksThatWentBackwards_sayNothing() {
    Measurement first = meter.measure(Optional.empty());
    laptop.write("proc/uptime", "8100.00 0.00");
    ticks(1000, 100_000);

    Measurement next = next(first);

    assertThat(next.poweredOnSeconds()).isZero();
    assertThat(next.energy()).isEmpty();
  }

  @Test
  void moreThan31Days_areCutTo31() {
    after(40L * 86_400, 36_000);

    assertThat(meter.measure(Optional.empty()).poweredOnSeconds()).isEqualTo(31 * 86_400);
  }

  @Test
  void anEnergyCounterThatOnlyRootMayRead_isLeftOut() {
    laptop.remove(PACKAGE);
    laptop.remove(PLATFORM);
    Measurement first = meter.measure(Optional.empty());
    after(900, 36_000);

    assertThat(next(first).energy())
        .extracting(Energy::getMethod)
        .containsExactly(ENERGY_METHOD_PROCESSOR_LOAD);
  }
}
