package fr.regain.console.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QuarterTest {
  @ParameterizedTest
  @CsvSource({
    "2026-T1, 2026-01-01, 2026-03-31",
    "2024-T1, 2024-01-01, 2024-03-31",
    "2026-T2, 2026-04-01, 2026-06-30",
    "2026-T4, 2026-10-01, 2026-12-31"
  })
  void aQuarter_hasItsDays(String text, LocalDate first, LocalDate last) {
    Quarter quarter = Quarter.parse(text).orElseThrow();

    assertThat(quarter.first()).isEqualTo(first);
    assertThat(quarter.last()).isEqualTo(last);
    assertThat(Quarter.of(first)).isEqualTo(Quarter.of(last)).isEqualTo(quarter);
    assertThat(quarter).hasToString(text);
  }

  @Test
  void quarters_followEachOther_overTheYear() {
    assertThat(new Quarter(2026, 4).next()).isEqualTo(new Quarter(2027, 1));
    assertThat(new Quarter(2027, 1).previous()).isEqualTo(new Quarter(2026, 4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "2026", "2026-T0", "2026-T5", "2026-T", "T4-2026", "1999-T4", "2026-t4"})
  void whatIsNone_isNone(String text) {
    assertThat(Quarter.parse(text)).isEmpty();
  }
}
