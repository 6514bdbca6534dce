package fr.regain.agent.host.windows;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** An open device, asked through its driver. Answers live as long as it is open. */
final class WindowsDevice implements AutoCloseable {
  /** Enough to ask a disk what it is, without rights and without touching its content. */
  static final int NO_ACCESS = 0;

  static final int READ_AND_WRITE = 0xC0000000;
  static final int ANSWER_BYTES = 4096;

  private static final int SHARE_READ_AND_WRITE = 3;
  private static final int OPEN_EXISTING = 3;
  private static final long INVALID = -1;

  private final Arena arena = Arena.ofConfined();
  private final long handle;

  private WindowsDevice(long handle) {
    this.handle = handle;
  }

  /**
   * Opens a device; absent when there is none, or when it may not be opened.
   *
   * @param path {@code \\.\PhysicalDrive0}, {@code \\.\C:} or the path of an interface
   */
  static Optional<WindowsDevice> open(String path, int access) {
    try (Arena arena = Arena.ofConfined()) {
      long handle =
          WindowsCall.CREATE_FILE.invoke(
              WindowsCall.wide(arena, path),
              access,
              SHARE_READ_AND_WRITE,
              MemorySegment.NULL,
              OPEN_EXISTING,
              0,
              MemorySegment.NULL);
      return handle == INVALID ? Optional.empty() : Optional.of(new WindowsDevice(handle));
    }
  }

  /** The answer to a question without parameters. */
  Optional<MemorySegment> control(int code, int atLeastBytes) {
    return control(code, MemorySegment.NULL, atLeastBytes);
  }

  /** The answer to a question made of 32-bit numbers; absent when refused or too short. */
  Optional<MemorySegment> control(int code, int[] question, int atLeastBytes) {
    return control(code, arena.allocateFrom(JAVA_INT, question), atLeastBytes);
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

  /** Whether it is powered down; asking this leaves it so. */
  boolean asleep() {
    MemorySegment working = arena.allocateFrom(JAVA_INT, 1);
    return WindowsCall.GET_DEVICE_POWER.invoke(handle, working) != 0
        && working.get(JAVA_INT, 0) == 0;
  }

  @Override
  public void close() {
    WindowsCall.CLOSE_HANDLE.invoke(handle);
    arena.close();
  }
}
