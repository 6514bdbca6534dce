package fr.regain.agent.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.energy.EnergyMeter;
import fr.regain.agent.energy.Measurement;
import fr.regain.agent.host.Machine;
import fr.regain.agent.storage.VolumeReader;
import fr.regain.v1.Energy;
import fr.regain.v1.HardwareFacts;
import fr.regain.v1.Inventory;
import fr.regain.v1.Volume;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import oshi.hardware.HardwareAbstractionLayer;

/** The computer that runs this test, whatever it has. */
class ThisMachineTest {
  private final Machine machine = Machine.here();

  @Test
  void theInventory_hasAName_andReadsTheSameTwice() {
    InventoryReader reader = new InventoryReader(machine, Clock.systemUTC());
    Inventory inventory = reader.read();

    assertThat(inventory.getHostName()).isNotBlank();
    assertThat(inventory.getOperatingSystem().getArchitecture()).isNotBlank();
    assertThat(reader.read()).isEqualTo(inventory);
  }

  @Test
  void facts_areWithinTheirLimits() {
    HardwareFacts facts = new InventoryReader(machine, Clock.systemUTC()).facts();

    assertThat(facts.getMacAddressesList())
        .isSorted()
        .allMatch(address -> address.matches("[0-9a-f]{2}(:[0-9a-f]{2}){5}"));
    assertThat(facts.getDiskSerialsList()).isSorted().noneMatch(String::isBlank);
  }

  @Test
  void volumes_haveConsistentFigures_andOneHoldsTheSystemAtMost() {
    List<Volume> volumes = new VolumeReader(machine).read();

    assertThat(volumes)
        .allSatisfy(
            volume -> {
              assertThat(volume.getCapacityBytes()).isPositive();
              assertThat(volume.getUsedBytes()).isBetween(0L, volume.getCapacityBytes());
              assertThat(volume.getAvailableBytes())
                  .isBetween(0L, volume.getCapacityBytes() - volume.getUsedBytes());
            });
    assertThat(volumes).extracting(Volume::getId).doesNotHaveDuplicates();
    assertThat(volumes.stream().filter(Volume::getSystem).count()).isLessThanOrEqualTo(1);
  }

  @Test
  void twoMeasurements_coverNoMoreThanTheTimeSinceTheBoot() {
    EnergyMeter meter = new EnergyMeter(machine);
    Measurement first = meter.measure(Optional.empty());
    Measurement second = meter.measure(Optional.of(first.counters()));

    assertThat(second.poweredOnSeconds()).isLessThanOrEqualTo(first.poweredOnSeconds() + 1);
    assertThat(first.energy())
        .allSatisfy(
            energy -> {
              assertThat(energy.getSeconds()).isLessThanOrEqualTo(first.poweredOnSeconds());
              assertThat(energy.getLowJoules()).isLessThanOrEqualTo(energy.getJoules());
              assertThat(energy.getHighJoules()).isGreaterThanOrEqualTo(energy.getJoules());
            });
    assertThat(first.energy()).extracting(Energy::getMethod).doesNotHaveDuplicates();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void anIndependentReading_agrees() {
    HardwareAbstractionLayer independent = new oshi.nativefree.SystemInfo().getHardware();

    assertThat(machine.memoryBytes()).hasValue(independent.getMemory().getTotal());
    assertThat(machine.processor().getLogicalCores())
        .isEqualTo(independent.getProcessor().getLogicalProcessorCount());
    assertThat(machine.processor().getName())
        .isEqualTo(independent.getProcessor().getProcessorIdentifier().getName());
  }
}
