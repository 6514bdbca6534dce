package fr.regain.agent.host.windows;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import fr.regain.v1.Processor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first processor, from the registry and the scheduler. */
final class WindowsProcessor {
  private static final String KEY = "HARDWARE\\DESCRIPTION\\System\\CentralProcessor\\0";
  private static final Pattern IDENTIFIER =
      Pattern.compile("(.*) Family (\\d{1,4}) Model (\\d{1,4}) Stepping (\\d{1,4})");
  private static final int ALL_GROUPS = 0xffff;
  private static final int RELATION_CORE = 0;
  private static final int PROCESSOR_POWER = 11;
  private static final int PROCESSOR_POWER_BYTES = 24;
  private static final int MAXIMUM_BYTES = 1 << 18;

  private WindowsProcessor() {}

  static Processor read() {
    Processor.Builder processor = Processor.newBuilder();
    WindowsRegistry.text(KEY, "ProcessorNameString").ifPresent(processor::setName);
    WindowsRegistry.text(KEY, "VendorIdentifier").ifPresent(processor::setVendor);
    WindowsRegistry.text(KEY, "Identifier")
        .map(IDENTIFIER::matcher)
        .filter(Matcher::matches)
        .ifPresent(
            identifier -> {
              processor.setFamily(Integer.parseInt(identifier.group(2)));
              processor.setModel(Integer.parseInt(identifier.group(3)));
              processor.setStepping(Integer.parseInt(identifier.group(4)));
            });
    int logical = logical();
    if (logical > 0) {
      processor.setLogicalCores(logical);
      maximumMegahertz(logical)
          .ifPresent(megahertz -> processor.setMaximumHertz(megahertz * 1_000_000L));
    }
    cores().ifPresent(processor::setPhysicalCores);
    // The agent's runtime is a 64-bit program.
    return processor.setSixtyFourBit(true).build();
  }

  /** Logical processors in all groups; zero when Windows does not say. */
  static int logical() {
    return (int) WindowsCall.GET_ACTIVE_PROCESSOR_COUNT.invoke(ALL_GROUPS);
  }

  private static OptionalInt cores() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment entries = arena.allocate(MAXIMUM_BYTES, 8);
      MemorySegment size = arena.allocateFrom(JAVA_INT, MAXIMUM_BYTES);
      if (WindowsCall.GET_LOGICAL_PROCESSORS.invoke(RELATION_CORE, entries, size) == 0) {
        return OptionalInt.empty();
      }
      int end = Math.min(size.get(JAVA_INT, 0), MAXIMUM_BYTES);
      int cores = 0;
      for (int at = 0; at + 8 <= end; cores++) {
        int bytes = entries.get(JAVA_INT, at + 4L);
        if (bytes < 8) {
          return OptionalInt.empty();
        }
        at += bytes;
      }
      return cores == 0 ? OptionalInt.empty() : OptionalInt.of(cores);
    }
  }

  private static OptionalInt maximumMegahertz(int logical) {
    try (Arena arena = Arena.ofConfined()) {
      int bytes = logical * PROCESSOR_POWER_BYTES;
      MemorySegment power = arena.allocate(bytes, 8);
      long failure =
          WindowsCall.QUERY_POWER.invoke(PROCESSOR_POWER, MemorySegment.NULL, 0, power, bytes);
      int megahertz = power.get(JAVA_INT, 4);
      return failure == 0 && megahertz > 0 ? OptionalInt.of(megahertz) : OptionalInt.empty();
    }
  }
}
