package fr.regain.agent.energy;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.host.PowerReading;
import fr.regain.agent.host.PowerReading.BatteryCharge;
import fr.regain.agent.host.PowerReading.EnergyCounter;
import fr.regain.v1.EnergyScope;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CountersTest {
  private static final PowerReading READING =
      new PowerReading(
          "2f0d9c3e-6f04-4a7e-9d4b-5f1f3a7a9d10",
          7200,
          2_880_000,
          286_000,
          100,
          4,
          List.of(
              new EnergyCounter(
                  "intel-rapl:0", EnergyScope.ENERGY_SCOPE_PROCESSOR, 1, 2, OptionalDouble.of(44)),
              new EnergyCounter(
                  "intel-rapl:1", EnergyScope.ENERGY_SCOPE_PLATFORM, 3, 4, OptionalDouble.empty())),
          Optional.of(new BatteryCharge(true, OptionalLong.of(15_000))));

  @Test
  void whatWasWritten_isReadBack() {
    assertThat(Counters.decode(Counters.encode(READING))).hasValue(READING);
  }

  @Property
  void aFlippedBit_isNoticed(@ForAll @IntRange(max = 1_000_000) int bit) {
    byte[] bytes = Counters.encode(READING);
    int position = bit % (bytes.length * 8);
    bytes[position / 8] ^= (byte) (1 << (position % 8));

    assertThat(Counters.decode(bytes)).isEmpty();
  }

  @Property
  void aTornTail_isNoticed(@ForAll @IntRange(max = 1000) int kept) {
    byte[] bytes = Counters.encode(READING);

    assertThat(Counters.decode(Arrays.copyOf(bytes, kept % bytes.length))).isEmpty();
  }

  @Property
  void anyBytes_neverThrow(@ForAll @Size(max = 300) byte[] bytes) {
    assertThat(Counters.decode(bytes)).isEmpty();
  }
}
