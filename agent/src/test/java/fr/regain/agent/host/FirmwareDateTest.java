package fr.regain.agent.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirmwareDateTest {
  @ParameterizedTest
  @CsvSource({
    "02/27/2024, 2024-02-27",
    "2/7/2024, 2024-02-07",
    "11/30/99, 1999-11-30",
    "2019-05-02, 2019-05-02",
    "20190502, 2019-05-02"
  })
  void aDateInAUsualForm_isRead(String text, LocalDate date) {
    assertThat(FirmwareDate.parse(text)).hasValue(date);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Default string", "13/45/2019", "02/30/2019", "00/00/0000", "1.12.0"})
  void whatIsNoDate_isAbsent(String text) {
    assertThat(FirmwareDate.parse(text)).isEmpty();
  }
}
