package fr.regain.agent.host.windows;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Values under HKEY_LOCAL_MACHINE. */
final class WindowsRegistry {
  static final int TEXT = 1;
  static final int EXPANDABLE_TEXT = 2;
  static final int NUMBER = 4;
  static final int LONG_NUMBER = 11;

  private static final long LOCAL_MACHINE = 0xFFFFFFFF80000002L;
  private static final int ONLY_TEXT = 0x2;
  private static final int ONLY_BYTES = 0x8;
  private static final int ONLY_NUMBER = 0x10;
  private static final int MAXIMUM_BYTES = 16 * 1024;
  private static final int READ = 0x20019;
  private static final int NOT_FOUND = 2;
  private static final int DENIED = 5;
  private static final int MORE_DATA = 234;
  private static final int NO_MORE_ITEMS = 259;

  /** The longest name that the registry takes, and its zero. */
  private static final int NAME_UNITS = 16_384;

  private static final int MOST_VALUES = 1000;

  private WindowsRegistry() {}

  /**
   * One value of a key.
   *
   * @param name its name; empty for the key's own value
   * @param type REG_* of the SDK
   * @param content as stored, little-endian; empty when it is longer than 16 KiB
   */
  record Value(String name, int type, ByteBuffer content) {}

  /** A text value; absent when there is none, when it is blank, or when it is not a text. */
  static Optional<String> text(String key, String name) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment value = arena.allocate(MAXIMUM_BYTES, 8);
      return read(arena, key, name, ONLY_TEXT, value)
          ? Optional.of(WindowsCall.text(value)).filter(text -> !text.isEmpty())
          : Optional.empty();
    }
  }

  /** A 32-bit number; absent when there is none, or when it is not a number. */
  static OptionalInt number(String key, String name) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment value = arena.allocate(MAXIMUM_BYTES, 8);
      return read(arena, key, name, ONLY_NUMBER, value)
          ? OptionalInt.of(value.get(JAVA_INT, 0))
          : OptionalInt.empty();
    }
  }

  /** A binary value; absent when there is none, or when it is not one or longer than 4096 bytes. */
  static Optional<byte[]> bytes(String key, String name) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment value = arena.allocate(MAXIMUM_BYTES, 8);
      MemorySegment size = arena.allocateFrom(JAVA_INT, MAXIMUM_BYTES);
      return read(arena, key, name, ONLY_BYTES, value, size)
          ? Optional.of(value.asSlice(0, size.get(JAVA_INT, 0)).toArray(JAVA_BYTE))
          : Optional.empty();
    }
  }

  private static boolean read(
      Arena arena, String key, String name, int types, MemorySegment value) {
    return read(arena, key, name, types, value, arena.allocateFrom(JAVA_INT, MAXIMUM_BYTES));
  }

  private static boolean read(
      Arena arena, String key, String name, int types, MemorySegment value, MemorySegment size) {
    return WindowsCall.READ_REGISTRY.invoke(
            LOCAL_MACHINE,
            WindowsCall.wide(arena, key),
            WindowsCall.wide(arena, name),
            types,
            MemorySegment.NULL,
            value,
            size)
        == 0;
  }

  /**
   * Every value of a key; none when there is no such key.
   *
   * @throws AccessDeniedException when this account may not read the key
   * @throws IOException when it cannot be read for another reason
   */
  static List<Value> values(String key) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment opened = arena.allocate(8, 8);
      long failure =
          WindowsCall.OPEN_KEY.invoke(LOCAL_MACHINE, WindowsCall.wide(arena, key), 0, READ, opened);
      if (failure == NOT_FOUND) {
        return List.of();
      }
      if (failure == DENIED) {
        throw new AccessDeniedException("HKLM\\" + key);
      }
      require(failure);
      long handle = opened.get(JAVA_LONG, 0);
      try {
        return values(arena, handle);
      } finally {
        WindowsCall.CLOSE_KEY.invoke(handle);
      }
    }
  }

  private static List<Value> values(Arena arena, long key) throws IOException {
    List<Value> values = new ArrayList<>();
    MemorySegment name = arena.allocate(NAME_UNITS * 2L, 2);
    MemorySegment units = arena.allocateFrom(JAVA_INT, 0);
    MemorySegment type = arena.allocateFrom(JAVA_INT, 0);
    MemorySegment content = arena.allocate(MAXIMUM_BYTES, 8);
    MemorySegment length = arena.allocateFrom(JAVA_INT, 0);
    for (int i = 0; i < MOST_VALUES; i++) {
      units.set(JAVA_INT, 0, NAME_UNITS);
      length.set(JAVA_INT, 0, MAXIMUM_BYTES);
      long failure =
          WindowsCall.NEXT_VALUE.invoke(
              key, i, name, units, MemorySegment.NULL, type, content, length);
      if (failure == NO_MORE_ITEMS) {
        break;
      }
      boolean tooLong = failure == MORE_DATA;
      if (!tooLong) {
        require(failure);
      }
      byte[] stored =
          tooLong ? new byte[0] : content.asSlice(0, length.get(JAVA_INT, 0)).toArray(JAVA_BYTE);
      ByteBuffer held = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN);
      values.add(new Value(WindowsCall.text(name), type.get(JAVA_INT, 0), held));
    }
    return values;
  }

  private static void require(long failure) throws IOException {
    if (failure != 0) {
      throw new IOException("the registry refuses with error " + failure);
    }
  }
}
