package fr.regain.agent.host.windows;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** Values under HKEY_LOCAL_MACHINE. */
final class WindowsRegistry {
  private static final long LOCAL_MACHINE = 0xFFFFFFFF80000002L;
  private static final int ONLY_TEXT = 0x2;
  private static final int MAXIMUM_BYTES = 4096;

  private WindowsRegistry() {}

  /** A text value; absent when there is none, when it is blank, or when it is not a text. */
  static Optional<String> text(String key, String name) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment value = arena.allocate(MAXIMUM_BYTES, 8);
      MemorySegment size = arena.allocateFrom(JAVA_INT, MAXIMUM_BYTES);
      long failure =
          WindowsCall.READ_REGISTRY.invoke(
              LOCAL_MACHINE,
              WindowsCall.wide(arena, key),
              WindowsCall.wide(arena, name),
              ONLY_TEXT,
              MemorySegment.NULL,
              value,
              size);
      return failure == 0
          ? Optional.of(WindowsCall.text(value)).filter(text -> !text.isEmpty())
          : Optional.empty();
    }
  }
}
