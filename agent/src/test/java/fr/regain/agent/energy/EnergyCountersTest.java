package fr.regain.agent.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.regain.agent.host.PowerReading.EnergyCounter;
import fr.regain.v1.EnergyScope;
import java.util.OptionalDouble;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class EnergyCountersTest {
  private static final long RANGE = 65_532_610_987L;
  private static final double UNKNOWN_LIMIT = 250;

  private static EnergyCounter counter(long value, OptionalDouble limit) {
    return new EnergyCounter(
        "intel-rapl:0", EnergyScope.ENERGY_SCOPE_PROCESSOR, value, RANGE, limit);
  }

  @Property
  void whateverTheCounterStartsAt_aFigureIsTheEnergyDrawn(
      @ForAll @LongRange(max = RANGE - 1) long start,
      @ForAll @DoubleRange(min = 0, max = 60) double watts,
      @ForAll @IntRange(min = 1, max = 3600) int seconds) {
    long drawn = (long) (watts * seconds * 1e6);
    EnergyCounter before = counter(start, OptionalDouble.of(60));
    EnergyCounter after = counter((start + drawn) % RANGE, OptionalDouble.of(60));

    OptionalDouble joules = EnergyCounters.joules(before, after, seconds, UNKNOWN_LIMIT);

    // Nothing is said rather than a turn lost: at 60 W the counter turns once in 1,092 seconds.
    if (joules.isPresent()) {
      assertThat(joules.getAsDouble()).isCloseTo(drawn / 1e6, within(0.001));
    } else {
      assertThat(60.0 * seconds * 1e6).isGreaterThanOrEqualTo(RANGE);
    }
  }

  @Property
  void aShortInterval_alwaysHasAFigure(
      @ForAll @LongRange(max = RANGE - 1) long start,
      @ForAll @DoubleRange(min = 0, max = 44) double watts,
      @ForAll @IntRange(min = 1, max = 1000) int seconds) {
    long drawn = (long) (watts * seconds * 1e6);
    Assume.that(drawn < RANGE);

    assertThat(
            EnergyCounters.joules(
                counter(start, OptionalDouble.of(44)),
                counter((start + drawn) % RANGE, OptionalDouble.of(44)),
                seconds,
                UNKNOWN_LIMIT))
        .isPresent();
  }

  @Test
  void moreThanThePartMayDraw_isNoFigure() {
    assertThat(
            EnergyCounters.joules(
                counter(2_000_000, OptionalDouble.of(44)),
                counter(1_000_000, OptionalDouble.of(44)),
                60,
                UNKNOWN_LIMIT))
        .isEmpty();
  }

  @Test
  void anUnlimitedLimit_isReplacedByThePresumedOne() {
    EnergyCounter before = counter(0, OptionalDouble.of(4095));
    EnergyCounter after = counter(9_000_000_000L, OptionalDouble.of(4095));

    assertThat(EnergyCounters.joules(before, after, 900, 30)).hasValue(9000);
    assertThat(EnergyCounters.joules(before, after, 900, UNKNOWN_LIMIT)).isEmpty();
  }

  @Test
  void valuesOutsideTheRange_areNoFigure() {
    assertThat(
            EnergyCounters.joules(
                counter(0, OptionalDouble.empty()),
                counter(RANGE + 1, OptionalDouble.empty()),
                3600,
                UNKNOWN_LIMIT))
        .isEmpty();
  }
}
