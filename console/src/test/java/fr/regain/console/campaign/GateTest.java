package fr.regain.console.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class GateTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private final Gate gate = new Gate(80, 10, 50, Duration.ofHours(1));
  private final Map<ParticipantState, Sums> wave = new EnumMap<>(ParticipantState.class);

  private void put(ParticipantState state, long devices, long prompt, long returned) {
    wave.put(
        state,
        new Sums(devices, 0, prompt, prompt, 0, 0, 0, 0, 0, 0, returned, prompt > 0 ? devices : 0));
  }

  private Gate.Verdict afterAnHour() {
    return gate.judge(wave, NOW.minus(Duration.ofHours(1)), NOW);
  }

  private void assertBroken(Gate.Verdict verdict, String reason) {
    assertThat(verdict)
        .isInstanceOf(Gate.Verdict.Broken.class)
        .extracting("reason")
        .isEqualTo(reason);
  }

  @Test
  void itWaits_untilEnoughHaveFinished_andThenObserves() {
    put(ParticipantState.DONE, 7, 700, 700);
    put(ParticipantState.LEASED, 3, 0, 0);
    assertThat(gate.judge(wave, null, NOW)).isEqualTo(new Gate.Verdict.Waiting());

    put(ParticipantState.DONE, 8, 800, 800);
    put(ParticipantState.LEASED, 2, 0, 0);
    assertThat(gate.judge(wave, null, NOW)).isEqualTo(new Gate.Verdict.Observing());
    assertThat(gate.judge(wave, NOW, NOW)).isEqualTo(new Gate.Verdict.Observing());
    assertThat(afterAnHour()).isEqualTo(new Gate.Verdict.Passed());
  }

  @Test
  void tooManyFailures_breakItAtOnce() {
    put(ParticipantState.RELEASED, 8, 0, 0);
    put(ParticipantState.FAILED, 1, 0, 0);
    put(ParticipantState.PARTIAL, 1, 0, 0);

    assertBroken(gate.judge(wave, null, NOW), "gate.failed");
  }

  @Test
  void devicesThatCannotTakePart_countNeitherWay() {
    put(ParticipantState.GONE, 90, 0, 0);
    put(ParticipantState.INCOMPATIBLE, 10, 0, 0);
    put(ParticipantState.DONE, 10, 1_000, 900);

    assertThat(afterAnHour()).isEqualTo(new Gate.Verdict.Passed());
  }

  @Test
  void bytesThatDoNotComeBack_breakIt() {
    put(ParticipantState.DONE, 10, 1_000, 499);

    assertBroken(afterAnHour(), "gate.returned-too-little");
  }

  @Test
  void freeSpaceThatShrank_breaksIt_evenWhereNothingWasAsked() {
    put(ParticipantState.DONE, 10, 1_000, -1);

    assertBroken(new Gate(80, 10, 0, Duration.ZERO).judge(wave, NOW, NOW), "gate.space-shrunk");
  }

  @Test
  void aWaveThatOnlySetsAside_isNotHeldToWhatPeopleWroteMeanwhile() {
    wave.put(ParticipantState.DONE, new Sums(10, 0, 1_000, 0, 0, 0, 0, 0, 0, 0, -1, 10));

    assertThat(afterAnHour()).isEqualTo(new Gate.Verdict.Passed());
  }

  @Test
  void whatCannotBeEvaluated_breaksIt() {
    wave.put(ParticipantState.DONE, new Sums(10, 0, 1_000, 1_000, 0, 0, 0, 0, 0, 0, 0, 0));
    assertBroken(afterAnHour(), "gate.unclear");

    wave.clear();
    put(ParticipantState.GONE, 10, 0, 0);
    assertBroken(afterAnHour(), "gate.unclear");

    wave.clear();
    put(ParticipantState.DONE, Long.MAX_VALUE / 2, 0, 0);
    assertBroken(afterAnHour(), "gate.unclear");
  }

  @Test
  void aWaveWithoutDevices_isPassed() {
    assertThat(gate.judge(Map.of(), null, NOW)).isEqualTo(new Gate.Verdict.Passed());
  }
}
