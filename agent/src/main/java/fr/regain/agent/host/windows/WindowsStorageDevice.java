package fr.regain.agent.host.windows;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * An open disk or volume, asked through its driver. It is opened without access to its content,
 * which needs no rights.
 */
final class WindowsStorageDevice implements AutoCloseable {
  private static final int SHARE_READ_AND_WRITE = 3;
  private static final int OPEN_EXISTING = 3;
  private static final long INVALID = -1;
  private static final int QUERY_PROPERTY = 0x2D1400;
  private static final int GET_GEOMETRY = 0x700A0;
  private static final int DEVICE_PROPERTY = 0;
  private static final int SEEK_PENALTY_PROPERTY = 7;
  private static final int ANSWER_BYTES = 4096;

  /** FireWire, USB, iSCSI, SD card, disk image. */
  private static final Set<Integer> EXTERNAL_BUSES = Set.of(0x04, 0x07, 0x09, 0x0c, 0x0f);

  private final Arena arena = Arena.ofConfined();
  private final long handle;

  private WindowsStorageDevice(long handle) {
    this.handle = handle;
  }

  /**
   * What a driver says of its device.
   *
   * @param bus STORAGE_BUS_TYPE of the SDK
   */
  record Description(
      Optional<String> model, Optional<String> serial, int bus, boolean exchangeable) {
    boolean internal() {
      return !exchangeable && !EXTERNAL_BUSES.contains(bus);
    }
  }

  /**
   * Opens a device.
   *
   * @param path {@code \\.\PhysicalDrive0} or {@code \\.\C:}
   */
  static Optional<WindowsStorageDevice> open(String path) {
    try (Arena arena = Arena.ofConfined()) {
      long handle =
          WindowsCall.CREATE_FILE.invoke(
              WindowsCall.wide(arena, path),
              0,
              SHARE_READ_AND_WRITE,
              MemorySegment.NULL,
              OPEN_EXISTING,
              0,
              MemorySegment.NULL);
      return handle == INVALID ? Optional.empty() : Optional.of(new WindowsStorageDevice(handle));
    }
  }

  Optional<Description> describe() {
    return property(DEVICE_PROPERTY, 36)
        .map(
            answer ->
                new Description(
                    string(answer, 16).map(product -> joined(string(answer, 12), product)),
                    string(answer, 24),
                    answer.get(JAVA_INT, 28),
                    answer.get(JAVA_BYTE, 10) != 0));
  }

  /** Whether reading here after there costs time, as on rotating disks. */
  Optional<Boolean> seekPenalty() {
    return property(SEEK_PENALTY_PROPERTY, 9).map(answer -> answer.get(JAVA_BYTE, 8) != 0);
  }

  OptionalLong capacityBytes() {
    Optional<MemorySegment> geometry = control(GET_GEOMETRY, MemorySegment.NULL, 32);
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

  private Optional<MemorySegment> property(int property, int atLeastBytes) {
    MemorySegment query = arena.allocate(12, 4);
    query.set(JAVA_INT, 0, property);
    return control(QUERY_PROPERTY, query, atLeastBytes);
  }

  private Optional<MemorySegment> control(int code, MemorySegment question, int atLeastBytes) {
    MemorySegment answer = arena.allocate(ANSWER_BYTES, 8);
    MemorySegment returned = arena.allocateFrom(JAVA_INT, 0);
    long done =
        WindowsCall.DEVICE_CONTROL.invoke(
            handle,
            code,
            question,
            (int) question.byteSize(),
            answer,
            ANSWER_BYTES,
            returned,
            MemorySegment.NULL);
    return done != 0 && returned.get(JAVA_INT, 0) >= atLeastBytes
        ? Optional.of(answer)
        : Optional.empty();
  }

  /** The text at the offset that a field holds; zero means that there is none. */
  private static Optional<String> string(MemorySegment answer, int field) {
    int offset = answer.get(JAVA_INT, field);
    if (offset <= 0 || offset >= ANSWER_BYTES) {
      return Optional.empty();
    }
    byte[] rest = answer.asSlice(offset).toArray(JAVA_BYTE);
    String text = new String(rest, StandardCharsets.ISO_8859_1);
    int end = text.indexOf('\0');
    return Optional.of((end < 0 ? text : text.substring(0, end)).strip())
        .filter(value -> !value.isEmpty());
  }

  @Override
  public void close() {
    WindowsCall.CLOSE_HANDLE.invoke(handle);
    arena.close();
  }
}
