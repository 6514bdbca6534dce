package fr.regain.agent.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RetentionTest {
  @Test
  void aClockThatIsADayOff_eitherWay_saysNothingOfHowLongContentWasHeld() {
    Duration almost = Duration.ofDays(1).minusMillis(1);
    assertThat(Retention.trusts(almost)).isTrue();
    assertThat(Retention.trusts(almost.negated())).isTrue();
    assertThat(Retention.trusts(Duration.ofDays(1))).isFalse();
    assertThat(Retention.trusts(Duration.ofDays(-1))).isFalse();
  }
}
