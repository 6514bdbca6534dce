package fr.regain.agent.host.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.regain.agent.host.FixedDisk;
import fr.regain.agent.host.FixedVolume;
import fr.regain.agent.host.PowerReading;
import fr.regain.agent.host.PowerReading.BatteryCharge;
import fr.regain.agent.host.PowerReading.EnergyCounter;
import fr.regain.agent.host.RecordedTree;
import fr.regain.agent.host.Screen;
import fr.regain.agent.host.SmbiosField;
import fr.regain.v1.Battery;
import fr.regain.v1.Disk;
import fr.regain.v1.DiskType;
import fr.regain.v1.EnergyScope;
import fr.regain.v1.Processor;
import fr.regain.v1.TrustedPlatformModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxMachineTest {
  @TempDir Path root;

  private LinuxMachine machine(String name) {
    return new LinuxMachine(RecordedTree.lay(name, root).root());
  }

  private static List<Disk> disks(LinuxMachine machine) {
    return machine.disks().stream().map(FixedDisk::disk).toList();
  }

  @Test
  void aMachineThatTellsNothing_hasNoFacts_andNoneThrows() {
    LinuxMachine machine = new LinuxMachine(root);

    assertThat(machine.hostName()).isEmpty();
    assertThat(machine.smbios().text()).isEmpty();
    assertThat(machine.processor()).isEqualTo(Processor.getDefaultInstance());
    assertThat(machine.memoryBytes()).isEmpty();
    assertThat(machine.uefi()).isEmpty();
    assertThat(machine.hypervisor()).isFalse();
    assertThat(machine.secureBoot()).isEmpty();
    assertThat(machine.trustedPlatformModule()).isEmpty();
    assertThat(machine.screens()).isEmpty();
    assertThat(machine.disks()).isEmpty();
    assertThat(machine.batteries()).isEmpty();
    assertThat(machine.macAddresses()).isEmpty();
    assertThat(machine.volumes()).isEmpty();
    assertThat(machine.power()).isEmpty();
    assertThat(machine.operatingSystem().hasName()).isFalse();
  }

  @Test
  void cpuinfo_givesNameIdentityAndCores() {
    assertThat(machine("laptop").processor())
        .isEqualTo(
            Processor.newBuilder()
                .setName("Intel(R) Core(TM) i5-8250U CPU @ 1.60GHz")
                .setVendor("GenuineIntel")
                .setFamily(6)
                .setModel(142)
                .setStepping(10)
                .setPhysicalCores(2)
                .setLogicalCores(4)
                .setMaximumHertz(3_400_000_000L)
                .setSixtyFourBit(true)
                .build());
  }

  @Test
  void memoryUefiAndHypervisor_areReadWhereTheyAreStated() {
    LinuxMachine machine = machine("laptop");

    assertThat(machine.memoryBytes()).hasValue(16_217_480L * 1024);
    assertThat(machine.uefi()).hasValue(true);
    assertThat(machine.hypervisor()).isFalse();
    assertThat(machine.hostName()).hasValue("salle-b12-03");
  }

  @Test
  void secureBootAndTpm_areReadWhereTheyAreStated() {
    RecordedTree tree = RecordedTree.lay("laptop", root);
    LinuxMachine machine = new LinuxMachine(root);

    assertThat(machine.secureBoot()).contains(true);
    assertThat(machine.trustedPlatformModule())
        .contains(TrustedPlatformModule.newBuilder().setPresent(true).setVersion("2.0").build());

    tree.remove("sys/class/tpm/tpm0/tpm_version_major");
    tree.write("sys/class/tpm/tpm0/device/caps", "Manufacturer: 0x53544d20\nTCG version: 1.2");
    assertThat(machine.trustedPlatformModule())
        .contains(TrustedPlatformModule.newBuilder().setPresent(true).setVersion("1.2").build());

    tree.remove("sys/class/tpm/tpm0/device/caps");
    assertThat(machine.trustedPlatformModule())
        .contains(TrustedPlatformModule.newBuilder().setPresent(true).build());
  }

  @Test
  void aKernelThatDrivesTpmsAndHasNone_saysThatThereIsNone() throws IOException {
    Files.createDirectories(root.resolve("sys/class/tpm"));

    assertThat(new LinuxMachine(root).trustedPlatformModule())
        .contains(TrustedPlatformModule.newBuilder().setPresent(false).build());
  }

  @Test
  void screensAreThoseConnected_andThePanelIsBuiltIn() {
    assertThat(machine("laptop").screens())
        .extracting(screen -> screen.display().getMaker(), Screen::builtIn)
        .containsExactly(tuple("DEL", Optional.of(false)), tuple("AUO", Optional.of(true)));
  }

  @Test
  void theHypervisorFlag_isSeen() {
    assertThat(machine("vm").hypervisor()).isTrue();
  }

  @Test
  void osRelease_isReadWithEitherQuoteAndFromEitherPlace() {
    var system = machine("amd-laptop").operatingSystem();

    assertThat(system.getName()).isEqualTo("Fedora Linux");
    assertThat(system.getVersion()).isEqualTo("43");
  }

  @Test
  void firmwareTexts_areVerbatim_withTheUuidInLowerCase() {
    var smbios = machine("laptop").smbios();

    assertThat(smbios.get(SmbiosField.SYSTEM_VENDOR)).hasValue("LENOVO");
    assertThat(smbios.get(SmbiosField.SYSTEM_UUID))
        .hasValue("4c2e8fcc-2d5a-11b2-a85c-e1d2b3c4f5a6");
    assertThat(smbios.chassisType()).hasValue(10);
  }

  @Test
  void aUsbStick_aLoopImage_andAMappedDevice_areNoDisks() {
    assertThat(disks(machine("laptop")))
        .containsExactly(
            Disk.newBuilder()
                .setModel("SAMSUNG MZVLB256HAHQ-000L7")
                .setSerialNumber("S41GNX0K123456")
                .setCapacityBytes(500_118_192L * 512)
                .setType(DiskType.DISK_TYPE_NVME)
                .build());
  }

  @Test
  void sataDisks_haveTheirTypeAndSerial_andTheUsbDiskIsLeftOut() {
    assertThat(disks(machine("junk-desktop")))
        .containsExactly(
            Disk.newBuilder()
                .setModel("Samsung SSD 860")
                .setSerialNumber("S3Y9NX0T912345X")
                .setCapacityBytes(488_397_168L * 512)
                .setType(DiskType.DISK_TYPE_SSD)
                .build(),
            Disk.newBuilder()
                .setModel("TOSHIBA DT01ACA100")
                .setSerialNumber("Y7ABCDEFS")
                .setCapacityBytes(1_953_525_168L * 512)
                .setType(DiskType.DISK_TYPE_HDD)
                .build());
  }

  @Test
  void aMultipathNvmeDisk_andEmmc_areDisks_andACardIsNot() {
    assertThat(disks(machine("amd-laptop")))
        .extracting(Disk::getModel, Disk::getType)
        .containsExactly(
            tuple("DA4064", DiskType.DISK_TYPE_SSD),
            tuple("KIOXIA KBG40ZNV512G", DiskType.DISK_TYPE_NVME));
  }

  @Test
  void aParavirtualDisk_isVirtual() {
    assertThat(disks(machine("vm")))
        .containsExactly(
            Disk.newBuilder()
                .setCapacityBytes(536_870_912L * 512)
                .setType(DiskType.DISK_TYPE_VIRTUAL)
                .build());
  }

  @Test
  void theBatteryOfAMouse_isNotTheDevices() {
    assertThat(machine("laptop").batteries())
        .containsExactly(
            Battery.newBuilder()
                .setName("01AV489")
                .setChemistry("Li-poly")
                .setDesignCapacityMilliwattHours(24_050)
                .setFullCapacityMilliwattHours(18_240)
                .setCycles(412)
                .setManufactureDate("2018-09-14")
                .build());
  }

  @Test
  void aBatteryThatStatesCharge_isConvertedByItsVoltage_andZeroCyclesAreUnknown() {
    assertThat(machine("amd-laptop").batteries())
        .containsExactly(
            Battery.newBuilder()
                .setChemistry("Li-ion")
                .setDesignCapacityMilliwattHours(45_030)
                .setFullCapacityMilliwattHours(39_900)
                .build());
  }

  @Test
  void onlyPermanentAddressesOfBuiltInInterfaces_areReported() {
    assertThat(machine("laptop").macAddresses())
        .containsExactly("48:89:e7:aa:bb:02", "8c:16:45:aa:bb:01");
  }

  @Test
  void aLocallyAdministeredAddress_isNotReported() {
    assertThat(machine("vm").macAddresses()).isEmpty();
  }

  @Test
  void volumes_areThoseOnInternalDisks_eachOnce() {
    assertThat(machine("laptop").volumes())
        .containsExactly(
            new FixedVolume(
                "0f3e2c1d-9a8b-4c7d-8e6f-123456789abc",
                root,
                Optional.of("Données locales"),
                "ext4",
                true),
            new FixedVolume(
                "1A2B-3C4D", root.resolve("boot/efi"), Optional.empty(), "vfat", false));
  }

  @Test
  void subvolumesOfOneBtrfs_areOneVolume() {
    assertThat(machine("amd-laptop").volumes())
        .containsExactly(
            new FixedVolume(
                "aa11bb22-0000-4000-8000-000000000001", root, Optional.empty(), "btrfs", true));
  }

  @Test
  void anExternalDiskThatIsNotRemovable_isStillNoVolumeOfTheDevice() {
    assertThat(machine("junk-desktop").volumes())
        .extracting(FixedVolume::mountPoint)
        .containsExactly(root, root.resolve("home"));
  }

  @Test
  void aVolumeWithoutIdentifier_isNamedByItsMountPoint() {
    assertThat(machine("vm").volumes()).extracting(FixedVolume::id).containsExactly("/");
  }

  @Test
  void counters_leaveOutGuestTicksAndParts_andCountStolenTimeAsNotBusy() {
    assertThat(machine("laptop").power())
        .hasValue(
            new PowerReading(
                "2f0d9c3e-6f04-4a7e-9d4b-5f1f3a7a9d10",
                7200,
                2_880_000,
                286_000,
                100,
                4,
                List.of(
                    new EnergyCounter(
                        "intel-rapl:0",
                        EnergyScope.ENERGY_SCOPE_PROCESSOR,
                        1_000_000_000,
                        262_143_328_850L,
                        OptionalDouble.of(44)),
                    new EnergyCounter(
                        "intel-rapl:1",
                        EnergyScope.ENERGY_SCOPE_PLATFORM,
                        2_000_000_000,
                        262_143_328_850L,
                        OptionalDouble.empty())),
                Optional.of(new BatteryCharge(true, OptionalLong.of(15_000)))));
  }

  @Test
  void aDeviceOnMains_doesNotDischarge() {
    assertThat(machine("amd-laptop").power().orElseThrow().battery())
        .hasValue(new BatteryCharge(false, OptionalLong.of(34_200)));
  }

  @Test
  void anEmptySecondBattery_holdsNothing_andTheOtherStillDischarges() {
    RecordedTree tree = RecordedTree.lay("laptop", root);
    tree.write("sys/class/power_supply/BAT1/type", "Battery");
    tree.write("sys/class/power_supply/BAT1/status", "Unknown");
    tree.write("sys/class/power_supply/BAT1/energy_now", "0");

    assertThat(new LinuxMachine(root).power().orElseThrow().battery())
        .hasValue(new BatteryCharge(true, OptionalLong.of(15_000)));
  }

  @Test
  void aBatteryThatDoesNotTellWhatItHolds_stillDischarges() {
    RecordedTree tree = RecordedTree.lay("laptop", root);
    tree.remove("sys/class/power_supply/BAT0/energy_now");

    assertThat(new LinuxMachine(root).power().orElseThrow().battery())
        .hasValue(new BatteryCharge(true, OptionalLong.empty()));
  }

  @Test
  void withoutABootId_countersAreAbsent() {
    RecordedTree tree = RecordedTree.lay("vm", root);
    tree.remove("proc/sys/kernel/random/boot_id");

    assertThat(new LinuxMachine(root).power()).isEmpty();
  }

  @Test
  void garbageInKernelFiles_isAbsent() {
    RecordedTree tree = RecordedTree.lay("vm", root);
    tree.write("proc/stat", "cpu  1 2 x 4 99999999999999999999999");
    tree.write("proc/meminfo", "MemTotal: many kB");
    tree.write("proc/self/mountinfo", "27 1 254:0\n- -\n\u0000 - \n27 1 254:0 / /");
    tree.write("sys/block/vda/size", "-5");

    LinuxMachine machine = new LinuxMachine(root);

    assertThat(machine.power()).isEmpty();
    assertThat(machine.memoryBytes()).isEmpty();
    assertThat(machine.volumes()).isEmpty();
    assertThat(disks(machine)).noneMatch(Disk::hasCapacityBytes);
  }
}
