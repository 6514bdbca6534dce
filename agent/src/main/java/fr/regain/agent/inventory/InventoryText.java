package fr.regain.agent.inventory;

import fr.regain.agent.age.DeviceAge;
import fr.regain.agent.host.DiskHealthAnswer;
import fr.regain.v1.Age;
import fr.regain.v1.AgeEvidence;
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
import fr.regain.v1.TrustedPlatformModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An inventory as lines for people, in French or English. A fact that is absent has no line. */
public final class InventoryText {
  private static final int LABEL_WIDTH = 22;
  private static final long MEBIBYTE = 1L << 20;
  private static final double GIBIBYTE = 1L << 30;
  private static final double GIGABYTE = 1e9;
  private static final double MEGAHERTZ = 1e6;

  private final Locale locale;
  private final ResourceBundle words;
  private final List<String> lines = new ArrayList<>();

  private InventoryText(Locale locale) {
    this.locale = locale;
    this.words =
        ResourceBundle.getBundle(
            "fr.regain.agent.inventory.words",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** One fact a line, a line end after each. Any language but French reads English. */
  public static String render(InventoryReading reading, Locale locale) {
    InventoryText text = new InventoryText(locale);
    text.add(reading.inventory(), reading.health());
    return text.lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private void add(Inventory inventory, List<DiskHealthAnswer> health) {
    line("name", inventory.getHostName());
    line("model", joined(inventory.getVendor(), inventory.getModel(), inventory.getModelVersion()));
    line("serial", inventory.getSerialNumber());
    if (inventory.getChassis() != Chassis.CHASSIS_UNSPECIFIED) {
      line("chassis", words.getString(inventory.getChassis().name()));
    }
    add(inventory.getFirmware());
    if (inventory.getFirmware().hasSecureBoot()) {
      line("secure-boot", words.getString(inventory.getFirmware().getSecureBoot() ? "on" : "off"));
    }
    if (inventory.hasTrustedPlatformModule()) {
      add(inventory.getTrustedPlatformModule());
    }
    add(inventory.getProcessor());
    if (inventory.hasMemoryBytes()) {
      line("memory", gibibytes(inventory.getMemoryBytes()));
    }
    addMemoryBoard(inventory);
    inventory.getMemoryModulesList().forEach(this::add);
    for (int i = 0; i < inventory.getDisksCount(); i++) {
      Disk disk = inventory.getDisks(i);
      add(disk);
      if (disk.getType() != DiskType.DISK_TYPE_VIRTUAL) {
        line("health", DiskHealthText.of(health.get(i), words, locale));
      }
    }
    inventory.getDisplaysList().forEach(this::add);
    inventory.getBatteriesList().forEach(this::add);
    add(inventory.getOperatingSystem());
    if (inventory.hasAge()) {
      add(inventory.getAge());
    }
  }

  private void add(Firmware firmware) {
    line(
        "firmware",
        joined(
            firmware.getVendor(),
            firmware.getVersion(),
            firmware.getReleaseDate(),
            startedThrough(firmware)));
  }

  /** A virtual machine that starts without any firmware has no BIOS either. */
  private static String startedThrough(Firmware firmware) {
    if (!firmware.hasUefi()) {
      return "";
    }
    return firmware.getUefi() ? "UEFI" : firmware.hasVersion() ? "BIOS" : "";
  }

  private void add(Processor processor) {
    line("processor", processor.getName());
    if (processor.hasPhysicalCores()) {
      line("cores", number(processor.getPhysicalCores()));
    }
    if (processor.hasLogicalCores()) {
      line("threads", number(processor.getLogicalCores()));
    }
  }

  private void add(MemoryModule module) {
    line(
        "module",
        joined(
            module.hasCapacityBytes() ? gibibytes(module.getCapacityBytes()) : "",
            module.getType(),
            module.hasClockHertz()
                ? "%.0f MT/s".formatted(module.getClockHertz() / MEGAHERTZ)
                : ""));
  }

  private void add(Disk disk) {
    line(
        "disk",
        joined(
            disk.hasCapacityBytes()
                ? String.format(
                    locale,
                    "%,.0f %s",
                    disk.getCapacityBytes() / GIGABYTE,
                    words.getString("gigabyte"))
                : "",
            disk.getType() == DiskType.DISK_TYPE_UNSPECIFIED
                ? ""
                : words.getString(disk.getType().name()),
            disk.getModel(),
            disk.getSerialNumber()));
  }

  private void add(Display display) {
    line(
        display.getBuiltIn() ? "panel" : "display",
        joined(
            display.getMaker(),
            display.getModel(),
            display.getSerialNumber(),
            display.hasHorizontalPixels()
                ? "%d × %d".formatted(display.getHorizontalPixels(), display.getVerticalPixels())
                : "",
            display.hasWidthMillimetres()
                ? "%d × %d mm"
                    .formatted(display.getWidthMillimetres(), display.getHeightMillimetres())
                : "",
            made(display)));
  }

  /** A week as ISO 8601 writes it. */
  private static String made(Display display) {
    return display.hasWeek()
        ? "%d-W%02d".formatted(display.getYear(), display.getWeek())
        : display.hasYear() ? Integer.toString(display.getYear()) : "";
  }

  private void addMemoryBoard(Inventory inventory) {
    if (inventory.hasMemorySlots()) {
      line("slots", number(inventory.getMemorySlots()));
    }
    if (inventory.hasMaximumMemoryBytes()) {
      line("maximum", gibibytes(inventory.getMaximumMemoryBytes()));
    }
  }

  private void add(TrustedPlatformModule module) {
    line(
        "tpm",
        module.getPresent()
            ? joined(words.getString("yes"), module.getVersion())
            : words.getString("no"));
  }

  private void add(Battery battery) {
    line(
        "battery",
        joined(
            battery.getName(),
            battery.getChemistry(),
            battery.hasFullCapacityMilliwattHours()
                ? "%s Wh".formatted(wattHours(battery.getFullCapacityMilliwattHours()))
                : "",
            battery.hasDesignCapacityMilliwattHours()
                ? "(%s %s Wh)"
                    .formatted(
                        words.getString("design"),
                        wattHours(battery.getDesignCapacityMilliwattHours()))
                : "",
            battery.hasCycles()
                ? number(battery.getCycles()) + " " + words.getString("cycles")
                : "",
            battery.getManufactureDate()));
  }

  private void add(OperatingSystem system) {
    line(
        "system",
        joined(system.getName(), system.getVersion(), system.getBuild(), system.getArchitecture()));
  }

  private void add(Age age) {
    if (age.hasEarliest() && age.hasLatest()) {
      line("made", words.getString("between").formatted(age.getEarliest(), age.getLatest()));
    } else if (age.hasEarliest()) {
      line("made", words.getString("after").formatted(age.getEarliest()));
    } else {
      line("made", words.getString("before").formatted(age.getLatest()));
    }
    for (AgeEvidence evidence : age.getEvidenceList()) {
      line(
          "evidence",
          joined(evidence.getDate(), words.getString(evidence.getSource().name()))
              + (evidence.getDetail().isEmpty()
                  ? ""
                  : words.getString("colon") + evidence.getDetail()));
    }
    if (DeviceAge.contradictory(age)) {
      line("evidence", words.getString("contradictory"));
    }
  }

  private void line(String label, String value) {
    if (!value.isEmpty()) {
      lines.add(("%-" + LABEL_WIDTH + "s%s").formatted(words.getString(label), value));
    }
  }

  private String gibibytes(long bytes) {
    return bytes < GIBIBYTE
        ? number(bytes / MEBIBYTE) + " " + words.getString("mebibyte")
        : String.format(locale, "%.1f %s", bytes / GIBIBYTE, words.getString("gibibyte"));
  }

  private String wattHours(long milliwattHours) {
    return String.format(locale, "%.1f", milliwattHours / 1000.0);
  }

  private String number(long number) {
    return String.format(locale, "%,d", number);
  }

  private static String joined(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
  }
}
