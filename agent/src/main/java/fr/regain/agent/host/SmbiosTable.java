package fr.regain.agent.host;

import fr.regain.v1.Battery;
import fr.regain.v1.MemoryModule;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Reads the raw structure table of the firmware (DMTF DSP0134). The table is as trustworthy as the
 * firmware: every length and index is checked, and reading ends at the first structure that does
 * not fit.
 */
public final class SmbiosTable {
  /** No real table comes near; a larger one is cut off. */
  public static final int MAXIMUM_BYTES = 1 << 20;

  private static final int HEADER_BYTES = 4;
  private static final int END_OF_TABLE = 127;

  private final Map<SmbiosField, String> text = new EnumMap<>(SmbiosField.class);
  private final List<MemoryModule> memoryModules = new ArrayList<>();
  private final MemoryBoard board = new MemoryBoard();
  private final List<Battery> batteries = new ArrayList<>();
  private OptionalInt chassisType = OptionalInt.empty();

  private SmbiosTable() {}

  /**
   * Reads a structure table, without its entry point.
   *
   * @param littleEndianUuid true from SMBIOS 2.6 on
   */
  public static Smbios parse(byte[] table, boolean littleEndianUuid) {
    SmbiosTable reading = new SmbiosTable();
    int at = 0;
    int end = Math.min(table.length, MAXIMUM_BYTES);
    while (at + HEADER_BYTES <= end) {
      int length = table[at + 1] & 0xff;
      if (length < HEADER_BYTES || at + length > end) {
        break;
      }
      List<String> strings = new ArrayList<>();
      int next = readStrings(table, at + length, end, strings);
      SmbiosStructure structure =
          new SmbiosStructure(
              ByteBuffer.wrap(table, at, length).slice().order(ByteOrder.LITTLE_ENDIAN), strings);
      int type = table[at] & 0xff;
      if (type == END_OF_TABLE) {
        break;
      }
      reading.read(type, structure, littleEndianUuid);
      at = next;
    }
    return new Smbios(
        reading.text,
        reading.chassisType,
        reading.memoryModules,
        reading.board.slots(),
        reading.board.maximumBytes(reading.memoryModules),
        reading.batteries);
  }

  private static int readStrings(byte[] table, int from, int end, List<String> strings) {
    int start = from;
    for (int i = from; i < end; i++) {
      if (table[i] == 0) {
        if (i == start) {
          // A structure without strings still ends with two zero bytes.
          return strings.isEmpty() ? i + 2 : i + 1;
        }
        strings.add(new String(table, start, i - start, StandardCharsets.ISO_8859_1).strip());
        start = i + 1;
      }
    }
    return end;
  }

  private void read(int type, SmbiosStructure structure, boolean littleEndianUuid) {
    switch (type) {
      case 0 -> {
        put(SmbiosField.FIRMWARE_VENDOR, structure.string(0x04));
        put(SmbiosField.FIRMWARE_VERSION, structure.string(0x05));
        put(SmbiosField.FIRMWARE_DATE, structure.string(0x08));
      }
      case 1 -> {
        put(SmbiosField.SYSTEM_VENDOR, structure.string(0x04));
        put(SmbiosField.SYSTEM_PRODUCT, structure.string(0x05));
        put(SmbiosField.SYSTEM_VERSION, structure.string(0x06));
        put(SmbiosField.SYSTEM_SERIAL, structure.string(0x07));
        put(SmbiosField.SYSTEM_UUID, structure.uuid(0x08, littleEndianUuid));
      }
      case 2 -> put(SmbiosField.BOARD_SERIAL, structure.string(0x07));
      case 3 -> {
        if (chassisType.isEmpty() && structure.has(0x05, 1)) {
          chassisType = OptionalInt.of(structure.unsignedByte(0x05) & 0x7f);
        }
      }
      case 16 -> board.addArray(structure);
      case 17 -> {
        board.addPlace(structure);
        structure.memoryModule().ifPresent(memoryModules::add);
      }
      case 22 -> batteries.add(structure.battery());
      default -> {
        // Structures about parts that the inventory does not hold.
      }
    }
  }

  /** The first structure of a type describes the device itself; later ones describe its parts. */
  private void put(SmbiosField field, String value) {
    if (!value.isBlank()) {
      text.putIfAbsent(field, value);
    }
  }
}
