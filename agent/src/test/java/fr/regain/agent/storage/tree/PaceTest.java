package fr.regain.agent.storage.tree;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.host.MonotonicClock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PaceTest {
  private final HandClock clock = new HandClock();

  @Test
  void stepsThatComeTooFast_waitForTheirRate() {
    Pace pace = new Pace(clock, Optional::empty, 100, Pace.UNBOUNDED);
    long start = clock.nanos();

    for (int step = 0; step < 1000; step++) {
      assertThat(pace.goOn(1)).isTrue();
    }

    assertThat(Duration.ofNanos(clock.nanos() - start)).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void aRequest_endsTheWork_alsoWhileItWaits() {
    AtomicBoolean asked = new AtomicBoolean();
    MonotonicClock stopping =
        new MonotonicClock() {
          @Override
          public long nanos() {
            return clock.nanos();
          }

          @Override
          public void sleep(Duration duration) {
            clock.sleep(duration);
            asked.set(true);
          }
        };
    Pace pace =
        new Pace(
            stopping,
            () -> asked.get() ? Optional.of(Pace.Stop.REQUESTED) : Optional.empty(),
            1,
            Pace.UNBOUNDED);
    long start = clock.nanos();

    assertThat(pace.goOn(3600)).isFalse();

    assertThat(asked).isTrue();
    assertThat(Duration.ofNanos(clock.nanos() - start)).isLessThan(Duration.ofSeconds(1));
    assertThat(pace.stopped()).contains(Pace.Stop.REQUESTED);
  }

  @Test
  void theBattery_endsTheWorkWithinASecond() {
    AtomicBoolean battery = new AtomicBoolean();
    Pace pace =
        new Pace(
            clock,
            () -> battery.get() ? Optional.of(Pace.Stop.BATTERY) : Optional.empty(),
            Long.MAX_VALUE,
            Pace.UNBOUNDED);
    assertThat(pace.goOn(1)).isTrue();

    battery.set(true);
    clock.sleep(Duration.ofMillis(999));

    assertThat(pace.goOn(1)).isFalse();
    assertThat(pace.stopped()).contains(Pace.Stop.BATTERY);
  }

  @Test
  void theEndOfTheWindow_endsTheWork() {
    Pace pace = new Pace(clock, Optional::empty, Long.MAX_VALUE, Duration.ofMinutes(1));
    clock.sleep(Duration.ofSeconds(59));
    assertThat(pace.goOn(1)).isTrue();

    clock.sleep(Duration.ofSeconds(1));

    assertThat(pace.goOn(1)).isFalse();
    assertThat(pace.stopped()).contains(Pace.Stop.WINDOW);
  }

  @Test
  void aWait_isNeverLongerThanAQuarterSecond() {
    Pace pace = new Pace(clock, Optional::empty, 1, Pace.UNBOUNDED);

    assertThat(pace.goOn(10)).isTrue();

    assertThat(clock.longestWait()).isLessThanOrEqualTo(Duration.ofMillis(250));
  }
}
