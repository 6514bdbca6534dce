package fr.regain.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DecimalTest {
  @ParameterizedTest
  @CsvSource({"120, 12000", "'120,5', 12050", "120.50, 12050", "'1 200', 120000", "'0,', 0"})
  void anAmount_isReadWithCommaOrPoint(String typed, long cents) {
    assertThat(Decimal.smallest(typed, 2)).hasValue(cents);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1,234", "1e3", "12345678901", "=1+1", "€"})
  void whatIsNone_isNone(String typed) {
    assertThat(Decimal.smallest(typed, 2)).isEmpty();
  }
}
