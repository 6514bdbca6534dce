package fr.regain.agent.host.windows;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a storage driver says of the disk behind a disk or volume.
 *
 * @param model vendor and product
 * @param serial as the driver writes it
 * @param bus STORAGE_BUS_TYPE of the SDK
 * @param exchangeable whether the medium comes out
 */
record WindowsStorage(
    Optional<String> model, Optional<String> serial, int bus, boolean exchangeable) {
  private static final int QUERY_PROPERTY = 0x2D1400;
  private static final int GET_GEOMETRY = 0x700A0;
  private static final int DEVICE_PROPERTY = 0;
  private static final int SEEK_PENALTY_PROPERTY = 7;

  /** FireWire, USB, iSCSI, SD card, disk image. */
  private static final Set<Integer> EXTERNAL_BUSES = Set.of(0x04, 0x07, 0x09, 0x0c, 0x0f);

  static Optional<WindowsStorage> of(WindowsDevice device) {
    return device
        .control(QUERY_PROPERTY, new int[] {DEVICE_PROPERTY, 0, 0}, 36)
        .map(
            answer ->
                new WindowsStorage(
                    string(answer, 16).map(product -> joined(string(answer, 12), product)),
                    string(answer, 24),
                    answer.get(JAVA_INT, 28),
                    answer.get(JAVA_BYTE, 10) != 0));
  }

  /** Whether the disk belongs in the computer. */
  boolean internal() {
    return !exchangeable && !EXTERNAL_BUSES.contains(bus);
  }

  /** Whether reading here after there costs time, as on rotating disks. */
  static Optional<Boolean> seekPenalty(WindowsDevice device) {
    return device
        .control(QUERY_PROPERTY, new int[] {SEEK_PENALTY_PROPERTY, 0, 0}, 9)
        .map(answer -> answer.get(JAVA_BYTE, 8) != 0);
  }

  static OptionalLong capacityBytes(WindowsDevice device) {
    Optional<MemorySegment> geometry = device.control(GET_GEOMETRY, 32);
    return geometry.isPresent() && geometry.get().get(JAVA_LONG, 24) > 0
        ? OptionalLong.of(geometry.get().get(JAVA_LONG, 24))
        : OptionalLong.empty();
  }

  private static String joined(Optional<String> vendor, String product) {
    return vendor
        .filter(name -> !product.startsWith(name))
        .map(name -> name + " " + product)
        .orElse(product);
  }

  /** The text at the offset that a field holds; zero means that there is none. */
  private static Optional<String> string(MemorySegment answer, int field) {
    int offset = answer.get(JAVA_INT, field);
    if (offset <= 0 || offset >= WindowsDevice.ANSWER_BYTES) {
      return Optional.empty();
    }
    byte[] rest = answer.asSlice(offset).toArray(JAVA_BYTE);
    String text = new String(rest, StandardCharsets.ISO_8859_1);
    int end = text.indexOf('\0');
    return Optional.of((end < 0 ? text : text.substring(0, end)).strip())
        .filter(value -> !value.isEmpty());
  }
}
