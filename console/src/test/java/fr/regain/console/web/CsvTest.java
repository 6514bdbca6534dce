package fr.regain.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvTest {
  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1+1", "-", "@SUM(A1)", "\tx", "\rx"})
  void whatASpreadsheetWouldRun_becomesAText(String cell) {
    assertThat(text(new Csv().row(cell))).contains("'" + cell);
  }

  @Test
  void aNumberBelowZero_staysANumber() {
    assertThat(text(new Csv().row("-12"))).isEqualTo("\uFEFF-12\r\n");
  }

  @Test
  void separatorsAndQuotes_stayInTheirCell() {
    assertThat(text(new Csv().row("a;b", "c\"d", "e\r\nf", "g")))
        .isEqualTo("\uFEFF\"a;b\";\"c\"\"d\";\"e\r\nf\";g\r\n");
  }

  private static String text(Csv csv) {
    return new String(csv.download("x").body(), StandardCharsets.UTF_8);
  }
}
