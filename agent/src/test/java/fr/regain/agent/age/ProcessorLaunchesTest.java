package fr.regain.agent.age;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.v1.Processor;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessorLaunchesTest {
  @ParameterizedTest
  @CsvSource({
    "Intel(R) Core(TM) i5-8250U CPU @ 1.60GHz, 2017-08-01",
    "Intel(R) Core(TM) i5-7500 CPU @ 3.40GHz, 2016-08-01",
    "Intel(R) Core(TM) i3-2120 CPU @ 3.30GHz, 2011-01-01",
    "Intel(R) Core(TM) i7-10510U CPU @ 1.80GHz, 2019-08-01",
    "Intel(R) Core(TM) i5-1035G1 CPU @ 1.00GHz, 2019-08-01",
    "11th Gen Intel(R) Core(TM) i5-1135G7 @ 2.40GHz, 2020-09-01",
    "12th Gen Intel(R) Core(TM) i5-1235U, 2021-11-01",
    "13th Gen Intel(R) Core(TM) i5-13500, 2022-10-01",
    "Intel(R) Core(TM) Ultra 5 125U, 2023-12-01",
    "Intel(R) Core(TM) i5-3320M CPU @ 2.60GHz, 2012-04-01",
    "Intel(R) Pentium(R) CPU 6405U @ 2.40GHz, 2019-08-01",
    "AMD Athlon Gold 3150U with Radeon Graphics, 2019-11-01",
    "Intel(R) Core(TM)2 Duo CPU     E8400  @ 3.00GHz, 2006-07-01",
    "Intel(R) Pentium(R) CPU G4560 @ 3.50GHz, 2017-01-01",
    "Intel(R) Pentium(R) CPU G4400 @ 3.30GHz, 2015-09-01",
    "Intel(R) Celeron(R) N4020 CPU @ 1.10GHz, 2019-11-01",
    "Intel(R) Celeron(R) N4000 CPU @ 1.10GHz, 2017-12-01",
    "Intel(R) Celeron(R) CPU  N3060  @ 1.60GHz, 2015-03-01",
    "Intel(R) Celeron(R) CPU N3350 @ 1.10GHz, 2016-08-01",
    "Intel(R) Celeron(R) N5100 @ 1.10GHz, 2021-01-01",
    "Intel(R) N100, 2023-01-01",
    "Intel(R) Core(TM) i3-N305, 2023-01-01",
    "Intel(R) Atom(TM) CPU N270   @ 1.60GHz, 2008-04-01",
    "Intel(R) Atom(TM) x5-Z8350  CPU @ 1.44GHz, 2015-03-01",
    "Intel(R) Xeon(R) CPU E3-1225 v5 @ 3.30GHz, 2015-10-01",
    "Intel(R) Xeon(R) CPU E5-1620 v3 @ 3.50GHz, 2014-09-01",
    "Intel(R) Xeon(R) Silver 4210 CPU @ 2.20GHz, 2019-04-01",
    "AMD Ryzen 5 PRO 4650U with Radeon Graphics, 2020-03-01",
    "AMD Ryzen 5 2500U with Radeon Vega Mobile Gfx, 2017-10-01",
    "AMD Ryzen 5 5600G with Radeon Graphics, 2020-11-01",
    "AMD Athlon Silver 3050U with Radeon Graphics, 2019-11-01",
    "AMD A4-9125 RADEON R3 4 COMPUTE CORES 2C+2G, 2016-05-01",
    "AMD A10-7850K APU with Radeon(TM) R7 Graphics, 2014-01-01",
    "AMD FX(tm)-8350 Eight-Core Processor, 2012-10-01",
    "AMD E-450 APU with Radeon(tm) HD Graphics, 2011-01-01",
    "AMD EPYC 7302P 16-Core Processor, 2019-08-01"
  })
  void aCommonProcessor_hasTheLaunchOfItsFamily(String name, LocalDate launch) {
    assertThat(ProcessorLaunches.of(named(name)).map(ProcessorLaunches.Launch::date))
        .hasValue(launch);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ARMv8 Processor rev 4 (v8l)", "Snapdragon 8cx", "Virtual CPU 82d9"})
  void aProcessorThatTheTableDoesNotKnow_hasNoLaunch(String name) {
    assertThat(ProcessorLaunches.of(named(name))).isEmpty();
  }

  @Test
  void aNameThatTheHypervisorHides_isKnownByFamilyAndModel() {
    Processor hidden =
        Processor.newBuilder()
            .setName("AMD EPYC")
            .setVendor("AuthenticAMD")
            .setFamily(25)
            .setModel(17)
            .build();

    assertThat(ProcessorLaunches.of(hidden))
        .hasValue(new ProcessorLaunches.Launch(LocalDate.of(2022, 11, 1), "AMD EPYC, Zen 4"));
  }

  private static Processor named(String name) {
    return Processor.newBuilder().setName(name).build();
  }
}
