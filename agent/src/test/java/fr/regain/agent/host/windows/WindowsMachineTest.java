package fr.regain.agent.host.windows;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.host.FixedVolume;
import fr.regain.agent.host.PowerReading;
import fr.regain.v1.Processor;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The calls themselves. Runs on Windows or a compatible system only: elsewhere the tag leaves it
 * out.
 */
@Tag("windows")
class WindowsMachineTest {
  private final WindowsMachine machine = new WindowsMachine();

  @Test
  void nameAndMemory_areStated() {
    assertThat(machine.hostName()).get().asString().isNotBlank();
    assertThat(machine.memoryBytes().orElseThrow()).isGreaterThan(1L << 28);
    assertThat(machine.operatingSystem().getName()).startsWith("Windows");
  }

  @Test
  void theProcessor_hasNameIdentityAndAsManyThreadsAsTheRuntimeSees() {
    Processor processor = machine.processor();

    assertThat(processor.getName()).isNotBlank();
    assertThat(processor.getFamily()).isPositive();
    assertThat(processor.getLogicalCores())
        .isGreaterThanOrEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(processor.getPhysicalCores()).isBetween(1, processor.getLogicalCores());
  }

  @Test
  void callsThatDependOnTheHardware_doNotThrow() {
    assertThat(machine.smbios()).isNotNull();
    assertThat(machine.uefi()).isNotNull();
    assertThat(machine.disks()).allSatisfy(disk -> assertThat(machine.health(disk)).isNotNull());
    assertThat(machine.screens()).isNotNull();
    assertThat(machine.secureBoot()).isNotNull();
    assertThat(machine.trustedPlatformModule()).isNotNull();
    assertThat(machine.batteries()).isNotNull();
    assertThat(machine.macAddresses())
        .allMatch(address -> address.matches("[0-9a-f]{2}(:[0-9a-f]{2}){5}"));
  }

  @Test
  void theSystemVolume_isAmongTheVolumes() {
    assertThat(machine.volumes()).filteredOn(FixedVolume::system).hasSize(1);
    assertThat(machine.volumes()).extracting(FixedVolume::mountPoint).allMatch(Files::isDirectory);
  }

  @Test
  void counters_areOfOneBoot_andGrow() {
    PowerReading first = machine.power().orElseThrow();
    PowerReading second = machine.power().orElseThrow();

    assertThat(second.bootId()).isEqualTo(first.bootId());
    assertThat(second.totalTicks()).isGreaterThanOrEqualTo(first.totalTicks());
    assertThat(first.busyTicks()).isBetween(0L, first.totalTicks());
    assertThat(first.secondsSinceBoot()).isPositive();
  }
}
