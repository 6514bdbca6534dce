package fr.regain.agent.host.windows;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/** On bytes laid out as {@code SYSTEM_TIMEOFDAY_INFORMATION} is. */
class WindowsBootTest {
  private static final long BOOT = 0x01dc5f3a00000000L;
  private static final long HOUR = 36_000_000_000L;

  private static String name(long bootTime, long bias) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment time = arena.allocate(48, 8);
      time.set(JAVA_LONG, 0, bootTime);
      time.set(JAVA_LONG, 32, bias);
      return WindowsBoot.name(time);
    }
  }

  @Test
  void aClockThatIsSet_leavesTheBootItsName() {
    assertThat(name(BOOT + HOUR, HOUR)).isEqualTo(name(BOOT, 0));
  }

  @Test
  void anotherBoot_hasAnotherName_alsoASecondLater() {
    assertThat(name(BOOT + 10_000_000, 0)).isNotEqualTo(name(BOOT, 0));
  }
}
