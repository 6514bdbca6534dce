package fr.regain.agent.host.linux;

import fr.regain.agent.host.Smbios;
import fr.regain.agent.host.SmbiosField;
import fr.regain.agent.host.SmbiosTable;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The firmware's table as the kernel shows it: decoded texts in /sys/class/dmi/id (serial numbers
 * for root only), and the raw table for memory and batteries (root only).
 */
final class LinuxSmbios {
  private static final String DECODED = "sys/class/dmi/id/";

  private LinuxSmbios() {}

  static Smbios read(KernelFiles files) {
    Map<SmbiosField, String> text = new EnumMap<>(SmbiosField.class);
    for (SmbiosField field : SmbiosField.values()) {
      files.text(DECODED + fileOf(field)).ifPresent(value -> text.put(field, value));
    }
    text.computeIfPresent(SmbiosField.SYSTEM_UUID, (field, uuid) -> uuid.toLowerCase(Locale.ROOT));
    OptionalLong chassis = files.number(DECODED + "chassis_type");
    Smbios raw =
        files
            .bytes("sys/firmware/dmi/tables/DMI")
            .map(table -> SmbiosTable.parse(table, true))
            .orElse(Smbios.NONE);
    return new Smbios(
        text,
        chassis.isPresent()
            ? OptionalInt.of((int) chassis.getAsLong() & 0x7f)
            : OptionalInt.empty(),
        raw.memoryModules(),
        raw.memorySlots(),
        raw.maximumMemoryBytes(),
        raw.batteries());
  }

  private static String fileOf(SmbiosField field) {
    return switch (field) {
      case FIRMWARE_VENDOR -> "bios_vendor";
      case FIRMWARE_VERSION -> "bios_version";
      case FIRMWARE_DATE -> "bios_date";
      case SYSTEM_VENDOR -> "sys_vendor";
      case SYSTEM_PRODUCT -> "product_name";
      case SYSTEM_VERSION -> "product_version";
      case SYSTEM_SERIAL -> "product_serial";
      case SYSTEM_UUID -> "product_uuid";
      case BOARD_SERIAL -> "board_serial";
    };
  }
}
