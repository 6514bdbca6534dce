package fr.regain.agent.host;

import fr.regain.v1.Battery;
import fr.regain.v1.MemoryModule;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One structure of the firmware's table: its formatted part in little-endian order, and its
 * strings, counted from one. Offsets are those of DMTF DSP0134; a field beyond the end of an older,
 * shorter structure is absent.
 */
record SmbiosStructure(ByteBuffer formatted, List<String> strings) {
  private static final Map<Integer, String> MEMORY_TYPES =
      Map.ofEntries(
          Map.entry(0x0f, "SDRAM"),
          Map.entry(0x12, "DDR"),
          Map.entry(0x13, "DDR2"),
          Map.entry(0x18, "DDR3"),
          Map.entry(0x1a, "DDR4"),
          Map.entry(0x1b, "LPDDR"),
          Map.entry(0x1c, "LPDDR2"),
          Map.entry(0x1d, "LPDDR3"),
          Map.entry(0x1e, "LPDDR4"),
          Map.entry(0x22, "DDR5"),
          Map.entry(0x23, "LPDDR5"));

  private static final Map<Integer, String> CHEMISTRIES =
      Map.of(
          0x03, "lead acid",
          0x04, "nickel cadmium",
          0x05, "nickel metal hydride",
          0x06, "lithium-ion",
          0x07, "zinc air",
          0x08, "lithium polymer");

  boolean has(int offset, int bytes) {
    return offset + bytes <= formatted.limit();
  }

  int unsignedByte(int offset) {
    return has(offset, 1) ? formatted.get(offset) & 0xff : 0;
  }

  int unsignedWord(int offset) {
    return has(offset, 2) ? formatted.getShort(offset) & 0xffff : 0;
  }

  long unsignedDoubleWord(int offset) {
    return has(offset, 4) ? formatted.getInt(offset) & 0xffffffffL : 0;
  }

  long signedQuadWord(int offset) {
    return has(offset, 8) ? formatted.getLong(offset) : 0;
  }

  /** The string that the byte at an offset refers to; empty where there is none. */
  String string(int offset) {
    int index = unsignedByte(offset);
    return index >= 1 && index <= strings.size() ? strings.get(index - 1) : "";
  }

  String uuid(int offset, boolean littleEndian) {
    if (!has(offset, 16)) {
      return "";
    }
    ByteBuffer bytes = formatted.duplicate();
    long high;
    if (littleEndian) {
      bytes.order(ByteOrder.LITTLE_ENDIAN);
      high =
          ((bytes.getInt(offset) & 0xffffffffL) << 32)
              | ((bytes.getShort(offset + 4) & 0xffffL) << 16)
              | (bytes.getShort(offset + 6) & 0xffffL);
    } else {
      high = bytes.order(ByteOrder.BIG_ENDIAN).getLong(offset);
    }
    long low = bytes.order(ByteOrder.BIG_ENDIAN).getLong(offset + 8);
    return new UUID(high, low).toString();
  }

  /** A fitted module (type 17); absent for an empty slot. */
  Optional<MemoryModule> memoryModule() {
    int size = unsignedWord(0x0c);
    if (size == 0) {
      return Optional.empty();
    }
    MemoryModule.Builder module = MemoryModule.newBuilder();
    if (size == 0x7fff) {
      module.setCapacityBytes((unsignedDoubleWord(0x1c) & 0x7fffffffL) << 20);
    } else if (size != 0xffff) {
      module.setCapacityBytes((long) (size & 0x7fff) << ((size & 0x8000) == 0 ? 20 : 10));
    }
    String type = MEMORY_TYPES.get(unsignedByte(0x12));
    if (type != null) {
      module.setType(type);
    }
    int speed = unsignedWord(0x20) != 0 ? unsignedWord(0x20) : unsignedWord(0x15);
    if (speed != 0 && speed != 0xffff) {
      module.setClockHertz(speed * 1_000_000L);
    }
    return Optional.of(module.build());
  }

  /** A portable battery (type 22). */
  Battery battery() {
    Battery.Builder battery = Battery.newBuilder();
    if (!string(0x08).isBlank()) {
      battery.setName(string(0x08));
    }
    String chemistry = CHEMISTRIES.get(unsignedByte(0x09));
    if (chemistry != null) {
      battery.setChemistry(chemistry);
    } else if (!string(0x14).isBlank()) {
      battery.setChemistry(string(0x14).toLowerCase(Locale.ROOT));
    }
    long capacity = (long) unsignedWord(0x0a) * Math.max(1, unsignedByte(0x15));
    if (capacity > 0) {
      battery.setDesignCapacityMilliwattHours(capacity);
    }
    manufactureDate().ifPresent(date -> battery.setManufactureDate(date.toString()));
    return battery.build();
  }

  private Optional<LocalDate> manufactureDate() {
    Optional<LocalDate> stated = FirmwareDate.parse(string(0x06));
    int packed = unsignedWord(0x12);
    if (stated.isPresent() || packed == 0) {
      return stated;
    }
    try {
      return Optional.of(
          LocalDate.of(1980 + (packed >> 9), (packed >> 5) & 0x0f, Math.max(1, packed & 0x1f)));
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }
}
