package fr.regain.installer.bench;

import fr.regain.v1.Energy;
import fr.regain.v1.EnergyMethod;
import fr.regain.v1.EnergyScope;
import fr.regain.v1.HardwareFacts;
import fr.regain.v1.Inventory;
import fr.regain.v1.OperatingSystem;
import fr.regain.v1.Processor;
import fr.regain.v1.Report;
import fr.regain.v1.Sample;
import fr.regain.v1.Volume;

/** What the office computer of the benchmark says of itself. */
final class TypicalReports {
  private static final long GIGABYTE = 1_000_000_000;
  private static final int INTERVAL_SECONDS = 3_600;

  private TypicalReports() {}

  /** Facts that tell one machine from every other one. */
  static HardwareFacts facts(int number) {
    return HardwareFacts.newBuilder()
        .setSmbiosUuid("4c4c4544-0042-4a10-8052-%012x".formatted(number))
        .setSystemSerial("GB%07d".formatted(number))
        .setBoardSerial("/GB%07d/CNFCW0007R00AB/".formatted(number))
        .addMacAddresses("a4:bb:6d:%02x:%02x:01".formatted(number >> 8 & 0xff, number & 0xff))
        .addMacAddresses("a4:bb:6d:%02x:%02x:02".formatted(number >> 8 & 0xff, number & 0xff))
        .addDiskSerials("S4DXNX0R%06d".formatted(number))
        .build();
  }

  static Inventory inventory() {
    return Inventory.newBuilder()
        .setHostName("bench")
        .setVendor("Dell Inc.")
        .setModel("OptiPlex 3070")
        .setMemoryBytes(8 * GIGABYTE)
        .setProcessor(Processor.newBuilder().setName("Intel(R) Core(TM) i5-9500 CPU @ 3.00GHz"))
        .setOperatingSystem(OperatingSystem.newBuilder().setName("Debian GNU/Linux"))
        .build();
  }

  /** A report with three volumes and one figure of energy, a little different each time. */
  static Report report(long number, long nowMillis) {
    Sample.Builder sample = Sample.newBuilder().setPoweredOnSeconds(INTERVAL_SECONDS);
    sample.addVolumes(volume("/", 120, number));
    sample.addVolumes(volume("/boot", 1, number));
    sample.addVolumes(volume("/home", 380, number));
    sample.addEnergy(
        Energy.newBuilder()
            .setMethod(EnergyMethod.ENERGY_METHOD_RAPL)
            .setScope(EnergyScope.ENERGY_SCOPE_PROCESSOR)
            .setJoules(21_000.5 + number)
            .setLowJoules(20_000.5 + number)
            .setHighJoules(22_000.5 + number)
            .setSeconds(INTERVAL_SECONDS));
    return Report.newBuilder()
        .setNumber(number)
        .setTakenAtMillis(nowMillis)
        .setSample(sample)
        .build();
  }

  private static Volume volume(String mountPoint, long gigabytes, long number) {
    long capacity = gigabytes * GIGABYTE;
    return Volume.newBuilder()
        .setId("8f0e2c1a-5b7d-4e3f-9a6c-%012x".formatted(gigabytes))
        .setMountPoint(mountPoint)
        .setFileSystem("ext4")
        .setCapacityBytes(capacity)
        .setUsedBytes(capacity / 2 + number * 4_096)
        .setAvailableBytes(capacity / 3)
        .setSystem(mountPoint.equals("/"))
        .build();
  }
}
