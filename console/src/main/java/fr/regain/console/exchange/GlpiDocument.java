package fr.regain.console.exchange;

import fr.regain.console.equipment.Description;
import fr.regain.console.equipment.Equipment;
import fr.regain.console.equipment.EquipmentKind;
import fr.regain.v1.Battery;
import fr.regain.v1.Disk;
import fr.regain.v1.DiskType;
import fr.regain.v1.Display;
import fr.regain.v1.Firmware;
import fr.regain.v1.Inventory;
import fr.regain.v1.MemoryModule;
import fr.regain.v1.OperatingSystem;
import fr.regain.v1.Processor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A piece of equipment as an inventory that GLPI takes in. The format knows no day of purchase, no
 * owner and no state, and a screen only beside its computer.
 */
final class GlpiDocument {
  private static final String CLIENT = "Regain-Console";
  private static final long MEBIBYTE = 1L << 20;
  private static final long MEGABYTE = 1_000_000;

  private GlpiDocument() {}

  /** The document; empty for what the format has no place for. */
  static Optional<Map<String, Object>> of(Equipment piece, Inventory facts) {
    return switch (piece.kind()) {
      case COMPUTER, DESKTOP, LAPTOP, ALL_IN_ONE, TABLET, SERVER ->
          Optional.of(document(piece, "Computer", computer(piece, facts)));
      case PRINTER -> Optional.of(document(piece, "Printer", networked(piece, "Printer")));
      case NETWORK ->
          Optional.of(document(piece, "NetworkEquipment", networked(piece, "Networking")));
      case PHONE -> Optional.of(document(piece, "Phone", networked(piece, "Phone")));
      case MONITOR, OTHER -> Optional.empty();
    };
  }

  private static Map<String, Object> document(
      Equipment piece, String type, Map<String, Object> content) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("action", type.equals("Computer") ? "inventory" : "netinventory");
    document.put("deviceid", "regain-" + piece.shortId().text());
    document.put("itemtype", type);
    content.put("versionclient", CLIENT);
    document.put("content", content);
    return document;
  }

  private static Map<String, Object> networked(Equipment piece, String type) {
    Map<String, Object> device = new LinkedHashMap<>();
    put(device, "type", type);
    put(device, "manufacturer", piece.description().vendor());
    put(device, "model", piece.description().model());
    put(device, "serial", piece.description().serialNumber());
    put(device, "assettag", piece.declaration().inventoryNumber());
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("network_device", device);
    return content;
  }

  private static Map<String, Object> computer(Equipment piece, Inventory facts) {
    Description plate = piece.description();
    Map<String, Object> bios = new LinkedHashMap<>();
    put(bios, "assettag", piece.declaration().inventoryNumber());
    put(bios, "smanufacturer", plate.vendor());
    put(bios, "smodel", plate.model());
    put(bios, "ssn", plate.serialNumber());
    firmware(bios, facts.getFirmware());
    Map<String, Object> hardware = new LinkedHashMap<>();
    put(hardware, "name", told(facts.hasHostName(), facts::getHostName));
    put(hardware, "chassis_type", chassis(piece.kind()));
    put(hardware, "memory", told(facts.hasMemoryBytes(), () -> facts.getMemoryBytes() / MEBIBYTE));
    Map<String, Object> content = new LinkedHashMap<>();
    put(content, "bios", bios);
    put(content, "hardware", hardware);
    put(content, "operatingsystem", system(facts.getOperatingSystem()));
    put(content, "cpus", facts.hasProcessor() ? List.of(processor(facts.getProcessor())) : null);
    put(
        content,
        "memories",
        facts.getMemoryModulesList().stream().map(GlpiDocument::module).toList());
    put(content, "storages", facts.getDisksList().stream().map(GlpiDocument::disk).toList());
    put(
        content,
        "batteries",
        facts.getBatteriesList().stream().map(GlpiDocument::battery).toList());
    put(content, "monitors", facts.getDisplaysList().stream().map(GlpiDocument::monitor).toList());
    return content;
  }

  private static void firmware(Map<String, Object> bios, Firmware firmware) {
    put(bios, "bmanufacturer", told(firmware.hasVendor(), firmware::getVendor));
    put(bios, "bversion", told(firmware.hasVersion(), firmware::getVersion));
    put(bios, "bdate", told(firmware.hasReleaseDate(), firmware::getReleaseDate));
    put(
        bios,
        "secure_boot",
        told(firmware.hasSecureBoot(), () -> firmware.getSecureBoot() ? "enabled" : "disabled"));
  }

  private static @Nullable String chassis(EquipmentKind kind) {
    return switch (kind) {
      case DESKTOP -> "Desktop";
      case LAPTOP -> "Laptop";
      case ALL_IN_ONE -> "All in One";
      case TABLET -> "Tablet";
      case SERVER -> "Main Server Chassis";
      case COMPUTER, MONITOR, PRINTER, NETWORK, PHONE, OTHER -> null;
    };
  }

  private static Map<String, Object> system(OperatingSystem system) {
    Map<String, Object> stated = new LinkedHashMap<>();
    put(stated, "name", told(system.hasName(), system::getName));
    put(stated, "version", told(system.hasVersion(), system::getVersion));
    put(
        stated,
        "full_name",
        told(system.hasName(), () -> (system.getName() + " " + system.getVersion()).strip()));
    boolean windows = system.getName().equals("Windows");
    put(
        stated,
        "kernel_version",
        told(system.hasBuild(), () -> (windows ? "10.0." : "") + system.getBuild()));
    put(stated, "arch", told(system.hasArchitecture(), () -> arch(system.getArchitecture())));
    return stated;
  }

  private static String arch(String architecture) {
    return architecture.equals("amd64") ? "x86_64" : architecture;
  }

  private static Map<String, Object> processor(Processor processor) {
    Map<String, Object> cpu = new LinkedHashMap<>();
    put(cpu, "name", told(processor.hasName(), processor::getName));
    put(cpu, "manufacturer", told(processor.hasVendor(), () -> maker(processor.getVendor())));
    put(
        cpu,
        "familynumber",
        told(processor.hasFamily(), () -> Integer.toString(processor.getFamily())));
    put(cpu, "model", told(processor.hasModel(), () -> Integer.toString(processor.getModel())));
    put(cpu, "stepping", told(processor.hasStepping(), processor::getStepping));
    put(cpu, "core", told(processor.hasPhysicalCores(), processor::getPhysicalCores));
    put(cpu, "thread", told(processor.hasLogicalCores(), processor::getLogicalCores));
    put(
        cpu,
        "speed",
        told(processor.hasMaximumHertz(), () -> processor.getMaximumHertz() / MEGABYTE));
    return cpu;
  }

  private static String maker(String vendor) {
    return switch (vendor) {
      case "GenuineIntel" -> "Intel";
      case "AuthenticAMD" -> "AMD";
      default -> vendor;
    };
  }

  private static Map<String, Object> module(MemoryModule module) {
    Map<String, Object> memory = new LinkedHashMap<>();
    put(
        memory,
        "capacity",
        told(module.hasCapacityBytes(), () -> module.getCapacityBytes() / MEBIBYTE));
    put(memory, "type", told(module.hasType(), module::getType));
    put(
        memory,
        "speed",
        told(module.hasClockHertz(), () -> Long.toString(module.getClockHertz() / MEGABYTE)));
    return memory;
  }

  private static Map<String, Object> disk(Disk disk) {
    Map<String, Object> storage = new LinkedHashMap<>();
    put(storage, "model", told(disk.hasModel(), disk::getModel));
    put(storage, "serial", told(disk.hasSerialNumber(), disk::getSerialNumber));
    put(
        storage,
        "disksize",
        told(disk.hasCapacityBytes(), () -> disk.getCapacityBytes() / MEGABYTE));
    put(storage, "type", type(disk.getType()));
    return storage;
  }

  private static @Nullable String type(DiskType type) {
    return switch (type) {
      case DISK_TYPE_HDD -> "HDD";
      case DISK_TYPE_SSD -> "SSD";
      case DISK_TYPE_NVME -> "NVMe SSD";
      case DISK_TYPE_VIRTUAL, DISK_TYPE_UNSPECIFIED, UNRECOGNIZED -> null;
    };
  }

  private static Map<String, Object> battery(Battery battery) {
    Map<String, Object> stated = new LinkedHashMap<>();
    put(stated, "name", told(battery.hasName(), battery::getName));
    put(stated, "chemistry", told(battery.hasChemistry(), battery::getChemistry));
    put(
        stated,
        "capacity",
        told(battery.hasDesignCapacityMilliwattHours(), battery::getDesignCapacityMilliwattHours));
    put(
        stated,
        "real_capacity",
        told(battery.hasFullCapacityMilliwattHours(), battery::getFullCapacityMilliwattHours));
    put(stated, "date", told(battery.hasManufactureDate(), battery::getManufactureDate));
    return stated;
  }

  private static Map<String, Object> monitor(Display display) {
    Map<String, Object> monitor = new LinkedHashMap<>();
    put(monitor, "manufacturer", told(display.hasMaker(), display::getMaker));
    put(monitor, "caption", told(display.hasModel(), display::getModel));
    put(monitor, "serial", told(display.hasSerialNumber(), display::getSerialNumber));
    put(
        monitor,
        "description",
        told(display.hasWeek(), () -> display.getWeek() + "/" + display.getYear()));
    put(monitor, "port", display.getBuiltIn() ? "eDP" : null);
    return monitor;
  }

  private static @Nullable Object told(boolean told, Supplier<Object> value) {
    return told ? value.get() : null;
  }

  /** What is not known has no key. */
  private static void put(Map<String, Object> into, String key, @Nullable Object value) {
    boolean nothing =
        value == null
            || (value instanceof Map<?, ?> map && map.isEmpty())
            || (value instanceof List<?> list && list.isEmpty());
    if (!nothing) {
      into.put(key, value);
    }
  }
}
