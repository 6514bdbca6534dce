package fr.regain.agent.host.windows;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import fr.regain.v1.Battery;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Batteries of the computer, asked through their class driver (poclass.h of the SDK). */
final class WindowsBatteries {
  /** {72631e54-78a4-11d0-bcf7-00aa00b7b32a}, as it lies in memory. */
  private static final byte[] BATTERY_INTERFACE = {
    0x54,
    0x1e,
    0x63,
    0x72,
    (byte) 0xa4,
    0x78,
    (byte) 0xd0,
    0x11,
    (byte) 0xbc,
    (byte) 0xf7,
    0x00,
    (byte) 0xaa,
    0x00,
    (byte) 0xb7,
    (byte) 0xb3,
    0x2a
  };

  private static final int MAXIMUM_BATTERIES = 8;

  private static final int QUERY_TAG = 0x294040;
  private static final int QUERY_INFORMATION = 0x294044;
  private static final int LEVEL_INFORMATION = 0;
  private static final int LEVEL_DEVICE_NAME = 4;
  private static final int LEVEL_MANUFACTURE_DATE = 5;
  private static final int SYSTEM_BATTERY = 0x80000000;
  private static final int RELATIVE_CAPACITY = 0x40000000;

  private WindowsBatteries() {}

  static List<Battery> read() {
    List<Battery> batteries = new ArrayList<>();
    for (String path : DeviceInterfaces.present(BATTERY_INTERFACE, MAXIMUM_BATTERIES)) {
      try (WindowsDevice device =
          WindowsDevice.open(path, WindowsDevice.READ_AND_WRITE).orElse(null)) {
        if (device != null) {
          describe(device).ifPresent(batteries::add);
        }
      }
    }
    return batteries;
  }

  private static Optional<Battery> describe(WindowsDevice device) {
    int tag =
        device
            .control(QUERY_TAG, new int[] {0}, 4)
            .map(answer -> answer.get(JAVA_INT, 0))
            .orElse(0);
    Optional<MemorySegment> stated = query(device, tag, LEVEL_INFORMATION, 36);
    if (tag == 0 || stated.isEmpty() || (stated.get().get(JAVA_INT, 0) & SYSTEM_BATTERY) == 0) {
      return Optional.empty();
    }
    Battery.Builder battery = Battery.newBuilder();
    query(device, tag, LEVEL_DEVICE_NAME, 2)
        .map(WindowsCall::text)
        .filter(name -> !name.isEmpty())
        .ifPresent(battery::setName);
    describe(stated.get(), battery);
    query(device, tag, LEVEL_MANUFACTURE_DATE, 4)
        .flatMap(WindowsBatteries::date)
        .ifPresent(date -> battery.setManufactureDate(date.toString()));
    return Optional.of(battery.build());
  }

  private static void describe(MemorySegment stated, Battery.Builder battery) {
    String chemistry =
        new String(stated.asSlice(8, 4).toArray(JAVA_BYTE), StandardCharsets.US_ASCII)
            .replace("\0", "")
            .strip();
    if (!chemistry.isEmpty()) {
      battery.setChemistry(chemistry);
    }
    boolean milliwattHours = (stated.get(JAVA_INT, 0) & RELATIVE_CAPACITY) == 0;
    int designed = stated.get(JAVA_INT, 12);
    int full = stated.get(JAVA_INT, 16);
    int cycles = stated.get(JAVA_INT, 32);
    if (milliwattHours && designed > 0) {
      battery.setDesignCapacityMilliwattHours(designed);
    }
    if (milliwattHours && full > 0) {
      battery.setFullCapacityMilliwattHours(full);
    }
    if (cycles > 0) {
      battery.setCycles(cycles);
    }
  }

  private static Optional<MemorySegment> query(
      WindowsDevice device, int tag, int level, int atLeastBytes) {
    return device.control(QUERY_INFORMATION, new int[] {tag, level, 0}, atLeastBytes);
  }

  private static Optional<LocalDate> date(MemorySegment answer) {
    try {
      return Optional.of(
          LocalDate.of(
              answer.get(JAVA_SHORT, 2), answer.get(JAVA_BYTE, 1), answer.get(JAVA_BYTE, 0)));
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }
}
