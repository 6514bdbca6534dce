package fr.regain.agent.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.regain.agent.host.RecordedTree;
import fr.regain.agent.host.Screen;
import fr.regain.agent.host.linux.LinuxMachine;
import fr.regain.v1.AgeEvidence;
import fr.regain.v1.AgeSource;
import fr.regain.v1.Chassis;
import fr.regain.v1.Disk;
import fr.regain.v1.DiskType;
import fr.regain.v1.Display;
import fr.regain.v1.HardwareFacts;
import fr.regain.v1.Inventory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryReaderTest {
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path root;

  private InventoryReader reader(String name) {
    return new InventoryReader(new LinuxMachine(RecordedTree.lay(name, root).root()), NOW);
  }

  @Test
  void aLaptop_isDescribed_andDatedByItsProcessorAndBattery() {
    Inventory inventory = reader("laptop").read();

    assertThat(inventory.getVendor()).isEqualTo("LENOVO");
    assertThat(inventory.getModelVersion()).isEqualTo("ThinkPad T480");
    assertThat(inventory.getSerialNumber()).isEqualTo("PF1ABCDE");
    assertThat(inventory.getChassis()).isEqualTo(Chassis.CHASSIS_LAPTOP);
    assertThat(inventory.getFirmware().getReleaseDate()).isEqualTo("2024-02-27");
    assertThat(inventory.getAge().getEarliest()).isEqualTo("2017-08-01");
    assertThat(inventory.getAge().getLatest()).isEqualTo("2019-09-14");
    assertThat(inventory.getAge().getEvidenceList())
        .extracting(AgeEvidence::getSource)
        .containsExactly(
            AgeSource.AGE_SOURCE_PROCESSOR_LAUNCH,
            AgeSource.AGE_SOURCE_BATTERY_DATE,
            AgeSource.AGE_SOURCE_FIRMWARE_DATE);
  }

  @Test
  void aLaptop_tellsItsScreensItsTrustAndItsDisksHealth() {
    RecordedTree tree = RecordedTree.lay("laptop", root);
    tree.program("usr/sbin/smartctl", "echo '{\"power_on_time\":{\"hours\":7}}'");
    Inventory inventory = new InventoryReader(new LinuxMachine(root), NOW).read();

    assertThat(inventory.getDisplaysList())
        .extracting(Display::getModel, Display::getBuiltIn, Display::getYear)
        .containsExactly(tuple("DELL P2414H", false, 2013), tuple("B140QAN02.3", true, 2017));
    assertThat(inventory.getFirmware().getSecureBoot()).isTrue();
    assertThat(inventory.getTrustedPlatformModule().getVersion()).isEqualTo("2.0");
    assertThat(inventory.getDisks(0).getHealth().getPowerOnHours()).isEqualTo(7);
  }

  @Test
  void aScreenOfTheFuture_hasNoYear() {
    RecordedTree.lay("laptop", root);
    Clock before = Clock.fixed(Instant.parse("2014-01-01T00:00:00Z"), ZoneOffset.UTC);

    assertThat(new InventoryReader(new LinuxMachine(root), before).read().getDisplaysList())
        .extracting(Display::getYear, Display::getWeek)
        .containsExactly(tuple(2013, 38), tuple(0, 0));
  }

  @Test
  void aVirtualMachine_hasNoScreensNoTpmAndNoDiskToAsk() {
    RecordedTree tree = RecordedTree.lay("laptop", root);
    tree.write("sys/class/dmi/id/sys_vendor", "QEMU");
    tree.program("usr/sbin/smartctl", "echo '{\"power_on_time\":{\"hours\":7}}'");
    Inventory inventory = new InventoryReader(new LinuxMachine(root), NOW).read();

    assertThat(inventory.getDisplaysList()).isEmpty();
    assertThat(inventory.hasTrustedPlatformModule()).isFalse();
    assertThat(inventory.getDisksList()).noneMatch(Disk::hasHealth);
  }

  @Test
  void whereTheSystemDoesNotTell_aLaptopsPanelIsKnownByItsMaker() {
    Screen panel = new Screen(Display.newBuilder().setMaker("BOE").build(), Optional.empty());
    Screen monitor = new Screen(Display.newBuilder().setMaker("DEL").build(), Optional.empty());

    assertThat(DisplayReader.of(List.of(panel, monitor), Chassis.CHASSIS_LAPTOP, 2026))
        .extracting(Display::getBuiltIn)
        .containsExactly(true, false);
    assertThat(DisplayReader.of(List.of(panel), Chassis.CHASSIS_DESKTOP, 2026))
        .extracting(Display::getBuiltIn)
        .containsExactly(false);
  }

  @Test
  void twoReadingsOfAnUnchangedDevice_areTheSameBytes() {
    InventoryReader reader = reader("laptop");

    assertThat(reader.read().toByteString()).isEqualTo(reader.read().toByteString());
  }

  @Test
  void junkThatTheMakerLeft_isAbsentEverywhere() {
    InventoryReader reader = reader("junk-desktop");
    Inventory inventory = reader.read();

    assertThat(inventory.hasVendor()).isFalse();
    assertThat(inventory.hasModel()).isFalse();
    assertThat(inventory.hasModelVersion()).isFalse();
    assertThat(inventory.hasSerialNumber()).isFalse();
    assertThat(inventory.getChassis()).isEqualTo(Chassis.CHASSIS_DESKTOP);
    assertThat(inventory.getFirmware().getUefi()).isFalse();
    assertThat(reader.facts())
        .isEqualTo(
            HardwareFacts.newBuilder()
                .addDiskSerials("S3Y9NX0T912345X")
                .addDiskSerials("Y7ABCDEFS")
                .build());
  }

  @Test
  void factsOfALaptop_areThoseOfItsOwnHardware() {
    assertThat(reader("laptop").facts())
        .isEqualTo(
            HardwareFacts.newBuilder()
                .setSmbiosUuid("4c2e8fcc-2d5a-11b2-a85c-e1d2b3c4f5a6")
                .setSystemSerial("PF1ABCDE")
                .setBoardSerial("L1HF8AB01CD")
                .addMacAddresses("48:89:e7:aa:bb:02")
                .addMacAddresses("8c:16:45:aa:bb:01")
                .addDiskSerials("S41GNX0K123456")
                .build());
  }

  @Test
  void aVirtualMachine_isCalledSo_withItsDisks_andOnlyItsProcessorDatesIt() {
    RecordedTree.lay("vm", root).write("sys/class/dmi/id/bios_date", "04/01/2014");
    Inventory inventory = new InventoryReader(new LinuxMachine(root), NOW).read();

    assertThat(inventory.getChassis()).isEqualTo(Chassis.CHASSIS_VIRTUAL);
    assertThat(inventory.getDisksList())
        .extracting(Disk::getType)
        .containsExactly(DiskType.DISK_TYPE_VIRTUAL);
    assertThat(inventory.getAge().getEvidenceList())
        .extracting(AgeEvidence::getSource)
        .containsExactly(AgeSource.AGE_SOURCE_PROCESSOR_LAUNCH);
  }

  @Test
  void aVirtualMachineThatHidesItsHypervisor_isKnownByItsFirmware() {
    RecordedTree tree = RecordedTree.lay("junk-desktop", root);
    tree.write("sys/class/dmi/id/sys_vendor", "Microsoft Corporation");
    tree.write("sys/class/dmi/id/product_name", "Virtual Machine");

    assertThat(new InventoryReader(new LinuxMachine(root), NOW).read().getChassis())
        .isEqualTo(Chassis.CHASSIS_VIRTUAL);
  }

  @Test
  void aRealDeviceOfAMakerOfHypervisors_isNotVirtual() {
    RecordedTree tree = RecordedTree.lay("amd-laptop", root);
    tree.write("sys/class/dmi/id/sys_vendor", "Microsoft Corporation");
    tree.write("sys/class/dmi/id/product_name", "Surface Laptop 3");

    assertThat(new InventoryReader(new LinuxMachine(root), NOW).read().getChassis())
        .isEqualTo(Chassis.CHASSIS_LAPTOP);
  }

  @Test
  void aDeviceWithoutFirmwareTable_isALaptopWhenItHasABattery() {
    RecordedTree tree = RecordedTree.lay("amd-laptop", root);
    tree.remove("sys/class/dmi/id/chassis_type");

    assertThat(new InventoryReader(new LinuxMachine(root), NOW).read().getChassis())
        .isEqualTo(Chassis.CHASSIS_LAPTOP);
  }

  @Test
  void aMachineThatTellsNothing_hasAnInventoryWithoutZeros() {
    Inventory inventory = new InventoryReader(new LinuxMachine(root), NOW).read();

    assertThat(inventory.toBuilder().clearOperatingSystem().build())
        .isEqualTo(Inventory.getDefaultInstance());
  }
}
