package fr.regain.console.device;

import fr.regain.console.web.Visit;
import fr.regain.v1.Battery;
import fr.regain.v1.Disk;
import fr.regain.v1.DiskType;
import fr.regain.v1.Display;
import fr.regain.v1.Firmware;
import fr.regain.v1.Inventory;
import fr.regain.v1.MemoryModule;
import fr.regain.v1.OperatingSystem;
import fr.regain.v1.Processor;
import fr.regain.v1.TrustedPlatformModule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The hardware in words. What the device did not tell has no line. */
public final class HardwareText {
  private static final double HERTZ_PER_GIGAHERTZ = 1e9;
  private static final double MILLIMETRES_PER_INCH = 25.4;

  private final Visit visit;
  private final List<Line> lines = new ArrayList<>();

  private HardwareText(Visit visit) {
    this.visit = visit;
  }

  /** One fact. */
  public record Line(String name, String value) {}

  /** The lines of a device's inventory; none before the first came. */
  public static List<Line> of(Visit visit, DeviceDetail device) {
    HardwareText text = new HardwareText(visit);
    Inventory inventory = device.inventory();
    if (inventory != null) {
      text.add(inventory);
    }
    return List.copyOf(text.lines);
  }

  private void add(Inventory inventory) {
    line("vendor", inventory.getVendor());
    line("model", joined(" ", inventory.getModel(), inventory.getModelVersion()));
    line("serial", inventory.getSerialNumber());
    line("chassis", DeviceText.chassis(visit, inventory.getChassis()));
    line("processor", processor(inventory.getProcessor()));
    line("memory", inventory.hasMemoryBytes() ? memory(inventory) : "");
    line("memory-board", memoryBoard(inventory));
    inventory
        .getDisksList()
        .forEach(
            disk -> {
              line("disk", disk(disk));
              line("disk-health", DiskHealthText.of(visit, disk.getHealth()));
            });
    inventory
        .getDisplaysList()
        .forEach(display -> line(display.getBuiltIn() ? "panel" : "display", display(display)));
    inventory.getBatteriesList().forEach(battery -> line("battery", battery(battery)));
    line("firmware", firmware(inventory.getFirmware()));
    if (inventory.getFirmware().hasSecureBoot()) {
      line(
          "secure-boot",
          visit.say(inventory.getFirmware().getSecureBoot() ? "hardware.on" : "hardware.off"));
    }
    if (inventory.hasTrustedPlatformModule()) {
      line("tpm", tpm(inventory.getTrustedPlatformModule()));
    }
    line("system", system(inventory.getOperatingSystem()));
  }

  private void line(String key, String value) {
    if (!value.isEmpty()) {
      lines.add(new Line(visit.say("hardware." + key), value));
    }
  }

  private static String joined(String separator, String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(separator));
  }

  private String processor(Processor processor) {
    return joined(
        ", ",
        processor.getName().strip(),
        processor.hasPhysicalCores()
            ? visit.say("hardware.cores", processor.getPhysicalCores())
            : "",
        processor.hasMaximumHertz()
            ? visit.say("hardware.gigahertz", processor.getMaximumHertz() / HERTZ_PER_GIGAHERTZ)
            : "");
  }

  private String memory(Inventory inventory) {
    String modules =
        inventory.getMemoryModulesList().stream()
            .filter(MemoryModule::hasCapacityBytes)
            .map(
                module ->
                    joined(
                        " ", visit.figures().memory(module.getCapacityBytes()), module.getType()))
            .collect(Collectors.joining(" + "));
    String all = visit.figures().memory(inventory.getMemoryBytes());
    return modules.isEmpty() ? all : visit.say("hardware.memory-modules", all, modules);
  }

  private String memoryBoard(Inventory inventory) {
    return joined(
        ", ",
        inventory.hasMemorySlots()
            ? visit.say("hardware.memory-slots", inventory.getMemorySlots())
            : "",
        inventory.hasMaximumMemoryBytes()
            ? visit.say(
                "hardware.memory-maximum",
                visit.figures().memory(inventory.getMaximumMemoryBytes()))
            : "");
  }

  private String tpm(TrustedPlatformModule module) {
    if (!module.getPresent()) {
      return visit.say("hardware.tpm-none");
    }
    return module.hasVersion() ? module.getVersion() : visit.say("hardware.tpm-some");
  }

  private String display(Display display) {
    return joined(
        ", ",
        joined(" ", display.getMaker(), display.getModel()),
        display.hasWidthMillimetres() ? visit.say("hardware.inches", diagonalInches(display)) : "",
        display.hasHorizontalPixels()
            ? display.getHorizontalPixels() + " × " + display.getVerticalPixels()
            : "",
        display.getSerialNumber(),
        display.hasWeek()
            ? visit.say(
                "hardware.display-week",
                Integer.toString(display.getWeek()),
                Integer.toString(display.getYear()))
            : display.hasYear()
                ? visit.say("hardware.display-year", Integer.toString(display.getYear()))
                : "");
  }

  private static double diagonalInches(Display display) {
    return Math.hypot(display.getWidthMillimetres(), display.getHeightMillimetres())
        / MILLIMETRES_PER_INCH;
  }

  private String disk(Disk disk) {
    return joined(
        ", ",
        disk.getModel().strip(),
        disk.hasCapacityBytes() ? visit.figures().bytes(disk.getCapacityBytes()) : "",
        diskType(disk.getType()));
  }

  private String diskType(DiskType type) {
    return switch (type) {
      case DISK_TYPE_UNSPECIFIED, UNRECOGNIZED -> "";
      case DISK_TYPE_HDD, DISK_TYPE_SSD, DISK_TYPE_NVME, DISK_TYPE_VIRTUAL ->
          visit.say("hardware." + type.name());
    };
  }

  private String battery(Battery battery) {
    long design = battery.getDesignCapacityMilliwattHours();
    String capacity =
        battery.hasDesignCapacityMilliwattHours()
                && battery.hasFullCapacityMilliwattHours()
                && design > 0
            ? visit.say(
                "hardware.battery-capacity",
                visit.figures().share(battery.getFullCapacityMilliwattHours(), design),
                design / 1_000.0)
            : "";
    return joined(
        ", ",
        battery.getName().strip(),
        capacity,
        battery.hasCycles() ? visit.say("hardware.cycles", battery.getCycles()) : "");
  }

  private String firmware(Firmware firmware) {
    String mode = firmware.getUefi() ? "UEFI" : "BIOS";
    return joined(
        ", ",
        joined(" ", firmware.getVendor(), firmware.getVersion()),
        visit.figures().reportedDate(firmware.getReleaseDate()),
        firmware.hasUefi() ? mode : "");
  }

  private String system(OperatingSystem system) {
    String build =
        system.getBuild().isEmpty() ? "" : visit.say("hardware.build", system.getBuild());
    return joined(
        ", ", joined(" ", system.getName(), system.getVersion()), build, system.getArchitecture());
  }
}
