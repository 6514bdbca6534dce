package fr.regain.console.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.testing.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class EnrolRateTest {
  private final TestClock clock = new TestClock();
  private final EnrolRate rate = new EnrolRate(clock);

  @Test
  void aSchoolThatIsSetUpInOneGo_isLetThrough_andThenOneEachInterval() {
    burst("10.0.0.1");

    assertStopped("10.0.0.1");
    clock.advance(Duration.ofMillis(EnrolRate.INTERVAL_MILLIS));
    assertThatCode(() -> rate.count("10.0.0.1")).doesNotThrowAnyException();
    assertStopped("10.0.0.1");
  }

  @Test
  void oneAddress_doesNotStopAnother() {
    burst("10.0.0.1");

    assertThatCode(() -> rate.count("10.0.0.2")).doesNotThrowAnyException();
  }

  @Test
  void anAddressThatIsQuietForLongEnough_mayBurstAgain() {
    burst("10.0.0.1");
    clock.advance(Duration.ofMillis((long) EnrolRate.BURST * EnrolRate.INTERVAL_MILLIS));

    burst("10.0.0.1");
    assertStopped("10.0.0.1");
  }

  @Test
  void manyAddresses_makeRoomByForgettingTheQuietest_neverTheBusy() {
    burst("10.0.0.1");
    for (int address = 0; address < 30_000; address++) {
      rate.count("fe80::" + address);
      if (address % 10_000 == 0) {
        assertStopped("10.0.0.1");
      }
    }

    assertStopped("10.0.0.1");
  }

  private void burst(String address) {
    for (int count = 0; count < EnrolRate.BURST; count++) {
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
