package fr.regain.console.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class SlotsTest {
  private static final Duration INTERVAL = Duration.ofHours(1);

  @Property
  void theNextSlot_isBetweenHalfAnIntervalAndOneAndAHalfAway(
      @ForAll long low,
      @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long now,
      @ForAll @LongRange(min = 1, max = 604_800) long seconds) {
    Duration interval = Duration.ofSeconds(seconds);

    Duration wait =
        Duration.between(
            Instant.ofEpochMilli(now),
            Slots.next(new UUID(0, low), Instant.ofEpochMilli(now), interval));

    assertThat(wait).isBetween(interval.dividedBy(2), interval.plus(interval.dividedBy(2)));
  }

  @Property
  void aDeviceThatKeepsItsSlot_comesAgainExactlyOneIntervalLater(
      @ForAll long low, @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long now) {
    UUID device = new UUID(0, low);
    Instant slot = Slots.next(device, Instant.ofEpochMilli(now), INTERVAL);

    assertThat(Slots.next(device, slot, INTERVAL)).isEqualTo(slot.plus(INTERVAL));
  }

  @Test
  void fiveThousandDevicesSwitchedOnTogether_spreadEvenlyOverTheInterval() {
    Random random = new Random(20_261_121);
    Instant monday = Instant.parse("2026-11-23T07:00:00Z");
    long[] perMinute = new long[60];

    Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()))
        .limit(5_000)
        .map(device -> Slots.next(device, monday, INTERVAL))
        .forEach(slot -> perMinute[(int) (Duration.between(monday, slot).toMinutes() % 60)]++);

    // 83 are expected in each minute; a Poisson count strays beyond 50 or 125 once in many
    // thousands.
    assertThat(LongStream.of(perMinute)).allMatch(count -> count > 50 && count < 125);
  }
}
