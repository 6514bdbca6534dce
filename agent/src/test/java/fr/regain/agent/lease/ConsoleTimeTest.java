package fr.regain.agent.lease;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.host.Uptime.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsoleTimeTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Moment MOMENT = new Moment(Optional.of("boot"), Duration.ofHours(1));
  private static final Moment AFTER_ANOTHER_BOOT =
      new Moment(Optional.of("another"), Duration.ofMinutes(1));

  private static ConsoleTime heardWithTheClockAt(Instant wallClock) {
    return ConsoleTime.heard(NOW, MOMENT, wallClock);
  }

  @Test
  void aClockThatIsHoursOff_tellsAges() {
    Instant wallClock = NOW.plus(Duration.ofHours(3));

    assertThat(heardWithTheClockAt(wallClock).now(MOMENT, wallClock))
        .hasValueSatisfying(reading -> assertThat(reading.tellsAges()).isTrue());
  }

  @Test
  void aClockThatIsDaysOff_tellsNoAges_eitherWay() {
    for (Duration off : new Duration[] {Duration.ofDays(40), Duration.ofDays(-40)}) {
      Instant wallClock = NOW.plus(off);

      assertThat(heardWithTheClockAt(wallClock).now(MOMENT, wallClock))
          .hasValueSatisfying(reading -> assertThat(reading.tellsAges()).isFalse());
    }
  }

  @Test
  void aClockThatMovesInTheSameBoot_tellsNoAges() {
    assertThat(heardWithTheClockAt(NOW).now(MOMENT, NOW.minus(Duration.ofDays(4000))))
        .hasValueSatisfying(
            reading -> {
              assertThat(reading.instant()).isEqualTo(NOW);
              assertThat(reading.tellsAges()).isFalse();
            });
  }

  @Test
  void aClockThatWasDaysAhead_isStillTakenForThat_afterAnotherBoot() {
    Instant ahead = NOW.plus(Duration.ofDays(40));
    Instant later = ahead.plus(Duration.ofHours(1));

    assertThat(heardWithTheClockAt(ahead).now(AFTER_ANOTHER_BOOT, later))
        .hasValueSatisfying(reading -> assertThat(reading.tellsAges()).isFalse());
  }
}
