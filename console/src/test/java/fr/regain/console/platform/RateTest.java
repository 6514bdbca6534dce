package fr.regain.console.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.console.testing.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RateTest {
  private static final int BURST = 1_000;
  private static final Duration INTERVAL = Duration.ofMillis(200);

  private final TestClock clock = new TestClock();
  private final Rate rate = new Rate(BURST, INTERVAL, clock);

  @Test
  void aBurst_isLetThrough_andThenOneEachInterval() {
    burst("10.0.0.1");

    assertStopped("10.0.0.1");
    clock.advance(INTERVAL);
    assertThatCode(() -> rate.count("10.0.0.1")).doesNotThrowAnyException();
    assertStopped("10.0.0.1");
  }

  @Test
  void oneCaller_doesNotStopAnother() {
    burst("10.0.0.1");

    assertThatCode(() -> rate.count("10.0.0.2")).doesNotThrowAnyException();
  }

  @Test
  void aCallerThatIsQuietForLongEnough_mayBurstAgain() {
    burst("10.0.0.1");
    clock.advance(INTERVAL.multipliedBy(BURST));

    burst("10.0.0.1");
    assertStopped("10.0.0.1");
  }

  @Test
  void manyCallers_makeRoomByForgettingTheQuietest_neverTheBusy() {
    burst("10.0.0.1");
    for (int address = 0; address < 30_000; address++) {
      rate.count("fe80::" + address);
      if (address % 10_000 == 0) {
        assertStopped("10.0.0.1");
      }
    }

    assertStopped("10.0.0.1");
  }

  @Test
  void aLookAtTheLimit_countsNothing() {
    for (int look = 0; look < 2 * BURST; look++) {
      rate.check("10.0.0.1");
    }
    assertThat(rate.remembers("10.0.0.1")).isFalse();

    burst("10.0.0.1");
    assertThat(rate.remembers("10.0.0.1")).isTrue();
    assertThatThrownBy(() -> rate.check("10.0.0.1")).isInstanceOf(Problem.class);
  }

  private void burst(String address) {
    for (int count = 0; count < BURST; count++) {
      rate.count(address);
    }
  }

  private void assertStopped(String address) {
    assertThatThrownBy(() -> rate.count(address))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.TOO_MANY_REQUESTS));
  }
}
