package fr.regain.agent.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BackOffTest {
  @Property
  void theWait_isAMinuteDoubledUpToAQuarterOfAnHour_andUpToTwiceThatWithJitter(
      @ForAll @IntRange(min = 1) int failures, @ForAll long seed) {
    Duration least = Duration.ofMinutes(failures > 4 ? 15 : 1L << (failures - 1));

    assertThat(BackOff.after(failures, new Random(seed))).isBetween(least, least.multipliedBy(2));
  }
}
