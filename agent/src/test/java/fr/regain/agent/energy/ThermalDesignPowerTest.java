package fr.regain.agent.energy;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.v1.Processor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThermalDesignPowerTest {
  @ParameterizedTest
  @CsvSource({
    "Intel(R) Core(TM) i5-8250U CPU @ 1.60GHz, 15",
    "Intel(R) Core(TM) i5-7500 CPU @ 3.40GHz, 65",
    "Intel(R) Core(TM) i5-7500T CPU @ 2.70GHz, 35",
    "Intel(R) Core(TM) i7-8700K CPU @ 3.70GHz, 95",
    "Intel(R) Core(TM) i5-4590 CPU @ 3.30GHz, 84",
    "Intel(R) Core(TM) i5-3320M CPU @ 2.60GHz, 35",
    "Intel(R) Core(TM) i7-4720HQ CPU @ 2.60GHz, 45",
    "11th Gen Intel(R) Core(TM) i5-1135G7 @ 2.40GHz, 15",
    "12th Gen Intel(R) Core(TM) i5-1240P, 28",
    "12th Gen Intel(R) Core(TM) i7-12700H, 45",
    "13th Gen Intel(R) Core(TM) i5-13500, 65",
    "Intel(R) Celeron(R) N4020 CPU @ 1.10GHz, 6",
    "Intel(R) Celeron(R) J4105 CPU @ 1.50GHz, 10",
    "Intel(R) Pentium(R) CPU G4560 @ 3.50GHz, 54",
    "AMD Ryzen 5 PRO 4650U with Radeon Graphics, 15",
    "AMD Ryzen 7 5800H with Radeon Graphics, 45",
    "AMD Ryzen 5 3400G with Radeon Vega Graphics, 65",
    "AMD A4-9125 RADEON R3 4 COMPUTE CORES 2C+2G, 15",
    "AMD EPYC 7302P 16-Core Processor, "
  })
  void aCommonProcessor_hasThePowerOfItsSuffix(String name, Double watts) {
    Processor processor = Processor.newBuilder().setName(name).build();

    assertThat(ThermalDesignPower.of(processor).orElse(null)).isEqualTo(watts);
  }
}
