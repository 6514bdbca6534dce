package fr.regain.agent.inventory;

import fr.regain.agent.age.DeviceAge;
import fr.regain.agent.host.DiskHealthAnswer;
import fr.regain.agent.host.DiskHealthAnswer.Reason;
import fr.regain.agent.host.DiskHealthAnswer.Told;
import fr.regain.agent.host.DiskHealthAnswer.Untold;
import fr.regain.agent.host.FirmwareDate;
import fr.regain.agent.host.FixedDisk;
import fr.regain.agent.host.Machine;
import fr.regain.agent.host.Smbios;
import fr.regain.agent.host.SmbiosField;
import fr.regain.v1.Battery;
import fr.regain.v1.Chassis;
import fr.regain.v1.Disk;
import fr.regain.v1.DiskHealth;
import fr.regain.v1.DiskType;
import fr.regain.v1.Firmware;
import fr.regain.v1.HardwareFacts;
import fr.regain.v1.Inventory;
import fr.regain.v1.OperatingSystem;
import fr.regain.v1.Processor;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads what the device is. Meant for the moment when the agent talks: a sample needs none of it.
 */
public final class InventoryReader {
  private static final int MAXIMUM_MODULES = 64;
  private static final int MAXIMUM_DISKS = 64;
  private static final int MAXIMUM_BATTERIES = 8;
  private static final int MAXIMUM_ADDRESSES = 32;

  private final Machine machine;
  private final InstantSource clock;
  private final Function<FixedDisk, DiskHealthAnswer> health;

  /**
   * Reads a computer, and asks each disk how it is.
   *
   * @param clock tells which dates lie in the future
   */
  public InventoryReader(Machine machine, InstantSource clock) {
    this(machine, clock, machine::health);
  }

  /**
   * Reads a computer.
   *
   * @param clock tells which dates lie in the future
   * @param health asks a disk, or remembers what it said
   */
  public InventoryReader(
      Machine machine, InstantSource clock, Function<FixedDisk, DiskHealthAnswer> health) {
    this.machine = machine;
    this.clock = clock;
    this.health = health;
  }

  /** The inventory now. But for its disks' counters, an unchanged device reads the same twice. */
  public Inventory read() {
    return reading().inventory();
  }

  /** The inventory now, and why disks say nothing of their health. */
  public InventoryReading reading() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Smbios smbios = machine.smbios();
    List<Battery> batteries = batteries(smbios);
    Chassis chassis = FormFactor.of(smbios, machine.hypervisor(), !batteries.isEmpty());
    Processor processor = clean(machine.processor());
    Inventory.Builder inventory = Inventory.newBuilder();
    machine.hostName().flatMap(StatedText::clean).ifPresent(inventory::setHostName);
    stated(smbios, SmbiosField.SYSTEM_VENDOR, inventory::setVendor);
    stated(smbios, SmbiosField.SYSTEM_PRODUCT, inventory::setModel);
    stated(smbios, SmbiosField.SYSTEM_VERSION, inventory::setModelVersion);
    stated(smbios, SmbiosField.SYSTEM_SERIAL, inventory::setSerialNumber);
    Firmware firmware = firmware(smbios);
    if (!firmware.equals(Firmware.getDefaultInstance())) {
      inventory.setFirmware(firmware);
    }
    if (!processor.equals(Processor.getDefaultInstance())) {
      inventory.setProcessor(processor);
    }
    machine.memoryBytes().ifPresent(inventory::setMemoryBytes);
    smbios.memorySlots().ifPresent(inventory::setMemorySlots);
    smbios.maximumMemoryBytes().ifPresent(inventory::setMaximumMemoryBytes);
    if (chassis != Chassis.CHASSIS_VIRTUAL) {
      machine.trustedPlatformModule().ifPresent(inventory::setTrustedPlatformModule);
    }
    OperatingSystem system = machine.operatingSystem();
    if (!system.equals(OperatingSystem.getDefaultInstance())) {
      inventory.setOperatingSystem(system);
    }
    inventory
        .setChassis(chassis)
        .addAllMemoryModules(smbios.memoryModules().stream().limit(MAXIMUM_MODULES).toList())
        .addAllBatteries(batteries)
        .addAllDisplays(DisplayReader.of(machine.screens(), chassis, today.getYear()));
    List<DiskHealthAnswer> answers = addDisks(inventory, chassis);
    DeviceAge.estimate(AgeClues.of(chassis, firmware, batteries, processor), today)
        .ifPresent(inventory::setAge);
    return new InventoryReading(inventory.build(), answers);
  }

  /** The facts that tell this hardware from any other. */
  public HardwareFacts facts() {
    Smbios smbios = machine.smbios();
    HardwareFacts.Builder facts = HardwareFacts.newBuilder();
    stated(smbios, SmbiosField.SYSTEM_UUID, facts::setSmbiosUuid);
    stated(smbios, SmbiosField.SYSTEM_SERIAL, facts::setSystemSerial);
    stated(smbios, SmbiosField.BOARD_SERIAL, facts::setBoardSerial);
    machine.macAddresses().stream().limit(MAXIMUM_ADDRESSES).forEach(facts::addMacAddresses);
    machine.disks().stream()
        .map(disk -> disk.disk().getSerialNumber())
        .flatMap(serial -> StatedText.clean(serial).stream())
        .distinct()
        .sorted()
        .limit(MAXIMUM_DISKS)
        .forEach(facts::addDiskSerials);
    return facts.build();
  }

  private static void stated(Smbios smbios, SmbiosField field, Consumer<String> found) {
    smbios.get(field).flatMap(StatedText::clean).ifPresent(found);
  }

  private Firmware firmware(Smbios smbios) {
    Firmware.Builder firmware = Firmware.newBuilder();
    stated(smbios, SmbiosField.FIRMWARE_VENDOR, firmware::setVendor);
    stated(smbios, SmbiosField.FIRMWARE_VERSION, firmware::setVersion);
    smbios
        .get(SmbiosField.FIRMWARE_DATE)
        .flatMap(FirmwareDate::parse)
        .ifPresent(date -> firmware.setReleaseDate(date.toString()));
    machine.uefi().ifPresent(firmware::setUefi);
    machine.secureBoot().ifPresent(firmware::setSecureBoot);
    return firmware.build();
  }

  private static Processor clean(Processor stated) {
    Processor.Builder processor = stated.toBuilder().clearName();
    StatedText.clean(stated.getName()).ifPresent(processor::setName);
    return processor.build();
  }

  /** A virtual disk has no health of its own. */
  private List<DiskHealthAnswer> addDisks(Inventory.Builder inventory, Chassis chassis) {
    List<DiskHealthAnswer> answers = new ArrayList<>();
    for (FixedDisk fixed : machine.disks().stream().limit(MAXIMUM_DISKS).toList()) {
      Disk disk = describe(fixed.disk(), chassis);
      DiskHealthAnswer answer =
          disk.getType() == DiskType.DISK_TYPE_VIRTUAL
              ? new Untold(Reason.UNSUPPORTED)
              : health.apply(fixed);
      answers.add(answer);
      inventory.addDisks(
          answer instanceof Told(DiskHealth told)
              ? disk.toBuilder().setHealth(told).build()
              : disk);
    }
    return answers;
  }

  private static Disk describe(Disk stated, Chassis chassis) {
    Disk.Builder disk = stated.toBuilder().clearModel().clearSerialNumber();
    StatedText.clean(stated.getModel()).ifPresent(disk::setModel);
    StatedText.clean(stated.getSerialNumber()).ifPresent(disk::setSerialNumber);
    if (chassis == Chassis.CHASSIS_VIRTUAL) {
      disk.setType(DiskType.DISK_TYPE_VIRTUAL);
    }
    return disk.build();
  }

  /**
   * The drivers know the state of each battery, the firmware when it was made: joined when both
   * speak of one battery.
   */
  private List<Battery> batteries(Smbios smbios) {
    List<Battery> driven = machine.batteries();
    Optional<String> made =
        driven.size() == 1 && smbios.batteries().size() == 1
            ? Optional.of(smbios.batteries().getFirst().getManufactureDate())
                .filter(date -> !date.isEmpty())
            : Optional.empty();
    return driven.stream()
        .limit(MAXIMUM_BATTERIES)
        .map(
            stated -> {
              Battery.Builder battery = stated.toBuilder().clearName();
              StatedText.clean(stated.getName()).ifPresent(battery::setName);
              if (!battery.hasManufactureDate()) {
                made.ifPresent(battery::setManufactureDate);
              }
              return battery.build();
            })
        .toList();
  }
}
