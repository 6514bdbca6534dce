package fr.regain.console.exchange;

import fr.regain.console.equipment.EquipmentKind;
import fr.regain.v1.Age;
import fr.regain.v1.AgeEvidence;
import fr.regain.v1.AgeSource;
import fr.regain.v1.Battery;
import fr.regain.v1.Chassis;
import fr.regain.v1.Disk;
import fr.regain.v1.DiskType;
import fr.regain.v1.Display;
import fr.regain.v1.Firmware;
import fr.regain.v1.Inventory;
import fr.regain.v1.MemoryModule;
import fr.regain.v1.OperatingSystem;
import fr.regain.v1.Processor;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hardware in an inventory of GLPI's agent (inventory format 0.1, the {@code content} of a
 * computer), as our own agents tell it. Only hardware is looked at: who signs in, and which
 * programs are installed, is never read.
 */
final class GlpiInventory {
  private static final int MOST = 64;
  private static final long MEBIBYTE = 1L << 20;
  private static final long MEGABYTE = 1_000_000;
  private static final int FIRST_BUILD_OF_WINDOWS_11 = 22000;
  private static final Pattern WINDOWS_BUILD = Pattern.compile("10\\.0\\.(\\d{5,6}).*");
  private static final Pattern WEEK_AND_YEAR = Pattern.compile("(\\d{1,2})/(\\d{4})");

  private static final LocalDate BEFORE_ANY_DEVICE_IN_USE = LocalDate.of(1990, 1, 1);

  /**
   * How much later than its firmware was released, or its battery made, a device may have left the
   * factory: both are older than the device where they were not renewed. As our own agents allow.
   */
  private static final Period FIRMWARE_BEFORE_DEVICE = Period.ofYears(2);

  private static final Period BATTERY_BEFORE_DEVICE = Period.ofYears(1);

  private final JsonTree content;
  private final Inventory.Builder inventory = Inventory.newBuilder();
  private final List<LocalDate> ends = new ArrayList<>();

  private GlpiInventory(JsonTree content) {
    this.content = content;
  }

  /** What the content tells of a computer. */
  static Inventory of(JsonTree content, EquipmentKind kind) {
    GlpiInventory reading = new GlpiInventory(content);
    reading.read(kind);
    return reading.inventory.build();
  }

  private void read(EquipmentKind kind) {
    JsonTree bios = content.get("bios");
    bios.text("smanufacturer").or(() -> bios.text("mmanufacturer")).ifPresent(inventory::setVendor);
    bios.text("smodel").or(() -> bios.text("mmodel")).ifPresent(inventory::setModel);
    bios.text("ssn").or(() -> bios.text("msn")).ifPresent(inventory::setSerialNumber);
    inventory.setChassis(chassis(kind));
    JsonTree hardware = content.get("hardware");
    hardware.text("name").ifPresent(inventory::setHostName);
    hardware.number("memory").ifPresent(mib -> inventory.setMemoryBytes(mib * MEBIBYTE));
    firmware(bios);
    OperatingSystem system = system(content.get("operatingsystem"));
    if (!system.equals(OperatingSystem.getDefaultInstance())) {
      inventory.setOperatingSystem(system);
    }
    content.list("cpus").stream()
        .findFirst()
        .map(cpu -> processor(cpu, system))
        .filter(processor -> !processor.equals(Processor.getDefaultInstance()))
        .ifPresent(inventory::setProcessor);
    content.list("memories").stream().limit(MOST).forEach(this::addModule);
    content.list("storages").stream().limit(MOST).forEach(this::addDisk);
    content.list("batteries").stream().limit(8).forEach(this::addBattery);
    content.list("monitors").stream()
        .limit(16)
        .forEach(monitor -> inventory.addDisplays(display(monitor)));
    age();
  }

  private static Chassis chassis(EquipmentKind kind) {
    return switch (kind) {
      case DESKTOP -> Chassis.CHASSIS_DESKTOP;
      case LAPTOP -> Chassis.CHASSIS_LAPTOP;
      case ALL_IN_ONE -> Chassis.CHASSIS_ALL_IN_ONE;
      case TABLET -> Chassis.CHASSIS_TABLET;
      case SERVER -> Chassis.CHASSIS_SERVER;
      case COMPUTER, MONITOR, PRINTER, NETWORK, PHONE, OTHER -> Chassis.CHASSIS_UNSPECIFIED;
    };
  }

  private void firmware(JsonTree bios) {
    Firmware.Builder firmware = Firmware.newBuilder();
    bios.text("bmanufacturer").ifPresent(firmware::setVendor);
    bios.text("bversion").ifPresent(firmware::setVersion);
    bios.day("bdate").ifPresent(day -> firmware.setReleaseDate(day.toString()));
    switch (bios.text("secure_boot").orElse("")) {
      case "enabled" -> firmware.setSecureBoot(true).setUefi(true);
      case "disabled" -> firmware.setSecureBoot(false).setUefi(true);
      default -> {
        // Not told, or a firmware that has none.
      }
    }
    if (!firmware.build().equals(Firmware.getDefaultInstance())) {
      inventory.setFirmware(firmware);
    }
    bios.day("bdate")
        .ifPresent(
            day ->
                evidence(
                    AgeSource.AGE_SOURCE_FIRMWARE_DATE,
                    day,
                    FIRMWARE_BEFORE_DEVICE,
                    (firmware.getVendor() + " " + firmware.getVersion()).strip()));
  }

  private static OperatingSystem system(JsonTree stated) {
    OperatingSystem.Builder system = OperatingSystem.newBuilder();
    Optional<String> name = stated.text("full_name").or(() -> stated.text("name"));
    Matcher build = WINDOWS_BUILD.matcher(stated.text("kernel_version").orElse(""));
    if (name.orElse("").toLowerCase(Locale.ROOT).contains("windows")) {
      boolean server = name.orElse("").contains("Server");
      system.setName(server ? "Windows Server" : "Windows");
      if (build.matches()) {
        system.setBuild(build.group(1));
        if (!server) {
          boolean eleven = Integer.parseInt(build.group(1)) >= FIRST_BUILD_OF_WINDOWS_11;
          system.setVersion(eleven ? "11" : "10");
        }
      } else {
        Matcher version = Pattern.compile("Windows (\\d+)").matcher(name.orElse(""));
        if (version.find()) {
          system.setVersion(version.group(1));
        }
      }
    } else {
      stated.text("name").or(() -> name).ifPresent(system::setName);
      stated.text("version").ifPresent(version -> system.setVersion(version.split(" ", 2)[0]));
      stated.text("kernel_version").ifPresent(system::setBuild);
    }
    stated
        .text("arch")
        .ifPresent(arch -> system.setArchitecture(is64Bit(arch) ? architecture(arch) : arch));
    return system.build();
  }

  private static String architecture(String arch) {
    return arch.contains("arm") || arch.equals("aarch64") ? "aarch64" : "amd64";
  }

  private static boolean is64Bit(String arch) {
    return arch.matches("(?i)x86_64|amd64|aarch64|arm64|64[- ]?bits?");
  }

  private static Processor processor(JsonTree cpu, OperatingSystem system) {
    Processor.Builder processor = Processor.newBuilder();
    cpu.text("name").ifPresent(processor::setName);
    switch (cpu.text("manufacturer").orElse("")) {
      case "Intel" -> processor.setVendor("GenuineIntel");
      case "AMD" -> processor.setVendor("AuthenticAMD");
      case String other when !other.isEmpty() -> processor.setVendor(other);
      default -> processor.clearVendor();
    }
    cpu.small("familynumber").ifPresent(processor::setFamily);
    cpu.small("model").ifPresent(processor::setModel);
    cpu.small("stepping").ifPresent(processor::setStepping);
    cpu.small("core").ifPresent(processor::setPhysicalCores);
    cpu.small("thread").ifPresent(processor::setLogicalCores);
    cpu.number("speed").ifPresent(megahertz -> processor.setMaximumHertz(megahertz * MEGABYTE));
    // Agents have been seen to call 64-bit processors i386: only the positive answer is taken.
    if (is64Bit(cpu.text("arch").orElse("")) || is64Bit(system.getArchitecture())) {
      processor.setSixtyFourBit(true);
    }
    return processor.build();
  }

  private void addModule(JsonTree stated) {
    if (stated.number("capacity").isEmpty()) {
      return;
    }
    MemoryModule.Builder module =
        MemoryModule.newBuilder().setCapacityBytes(stated.number("capacity").get() * MEBIBYTE);
    stated.text("type").ifPresent(module::setType);
    stated.number("speed").ifPresent(speed -> module.setClockHertz(speed * MEGABYTE));
    inventory.addMemoryModules(module);
  }

  private void addDisk(JsonTree stated) {
    String words =
        String.join(
                " ",
                stated.text("type").orElse(""),
                stated.text("interface").orElse(""),
                stated.text("name").orElse(""),
                stated.text("description").orElse(""),
                stated.text("model").orElse(""))
            .toLowerCase(Locale.ROOT);
    if (words.matches(".*\\b(cd|dvd|cd-?rom|usb|removable|external|floppy|tape)\\b.*")) {
      return;
    }
    Disk.Builder disk = Disk.newBuilder();
    stated.text("model").or(() -> stated.text("name")).ifPresent(disk::setModel);
    stated.text("serial").ifPresent(disk::setSerialNumber);
    stated.number("disksize").ifPresent(size -> disk.setCapacityBytes(size * MEGABYTE));
    if (words.contains("nvme")) {
      disk.setType(DiskType.DISK_TYPE_NVME);
    } else if (words.contains("ssd") || words.contains("solid state")) {
      disk.setType(DiskType.DISK_TYPE_SSD);
    } else if (words.contains("hdd")) {
      disk.setType(DiskType.DISK_TYPE_HDD);
    }
    inventory.addDisks(disk);
  }

  private void addBattery(JsonTree stated) {
    Battery.Builder battery = Battery.newBuilder();
    stated.text("name").ifPresent(battery::setName);
    stated.text("chemistry").ifPresent(battery::setChemistry);
    stated.number("capacity").ifPresent(battery::setDesignCapacityMilliwattHours);
    stated.number("real_capacity").ifPresent(battery::setFullCapacityMilliwattHours);
    stated
        .day("date")
        .ifPresent(
            day -> {
              battery.setManufactureDate(day.toString());
              evidence(
                  AgeSource.AGE_SOURCE_BATTERY_DATE, day, BATTERY_BEFORE_DEVICE, battery.getName());
            });
    inventory.addBatteries(battery);
  }

  /** A screen that the inventory lists. */
  static Display display(JsonTree stated) {
    Display.Builder display = Display.newBuilder();
    stated.text("manufacturer").ifPresent(display::setMaker);
    stated.text("caption").or(() -> stated.text("name")).ifPresent(display::setModel);
    stated.text("serial").or(() -> stated.text("altserial")).ifPresent(display::setSerialNumber);
    Matcher made = WEEK_AND_YEAR.matcher(stated.text("description").orElse(""));
    if (made.matches()) {
      display.setYear(Integer.parseInt(made.group(2)));
      int week = Integer.parseInt(made.group(1));
      if (week >= 1 && week <= 54) {
        display.setWeek(week);
      }
    }
    return display.build();
  }

  private void evidence(AgeSource source, LocalDate day, Period beforeDevice, String detail) {
    inventory
        .getAgeBuilder()
        .addEvidence(
            AgeEvidence.newBuilder().setSource(source).setDate(day.toString()).setDetail(detail));
    // 1601, 1970 and 1980 are clocks that were never set.
    if (!day.isBefore(BEFORE_ANY_DEVICE_IN_USE)) {
      ends.add(day.plus(beforeDevice));
    }
  }

  /** Made no later than the first of its parts allows. */
  private void age() {
    ends.stream()
        .min(LocalDate::compareTo)
        .ifPresent(day -> inventory.getAgeBuilder().setLatest(day.toString()));
    if (inventory.hasAge() && inventory.getAge().equals(Age.getDefaultInstance())) {
      inventory.clearAge();
    }
  }
}
