package fr.regain.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimeCodeTest {
  private static final TimeCode CODES =
      new TimeCode("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

  /** RFC 6238, appendix B, SHA-1: the last six of its eight digits. */
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void theCodes_areThoseOfTheStandard(long second, String code) {
    assertThat(CODES.step(code, Instant.ofEpochSecond(second), 0)).hasValue(second / 30);
  }

  @Test
  void aCode_isGoodForOneStepMore_andOnce() {
    Instant made = Instant.ofEpochSecond(1_234_567_890);

    assertThat(CODES.step("005924", made.plusSeconds(30), 0)).isPresent();
    assertThat(CODES.step("005924", made.minusSeconds(30), 0)).isPresent();
    assertThat(CODES.step("005924", made.plusSeconds(60), 0)).isEmpty();
    assertThat(CODES.step("005924", made, made.getEpochSecond() / 30)).as("replayed").isEmpty();
    assertThat(CODES.step("005 924", made, 0)).isPresent();
    assertThat(CODES.step("5924", made, 0)).isEmpty();
    assertThat(CODES.step("", made, 0)).isEmpty();
    assertThat(CODES.step("٠٠٥٩٢٤", made, 0)).as("digits of another script").isEmpty();
  }

  /** RFC 4648, section 10. */
  @ParameterizedTest
  @CsvSource({
    "f, MY",
    "fo, MZXQ",
    "foo, MZXW6",
    "foob, MZXW6YQ",
    "fooba, MZXW6YTB",
    "foobar, MZXW6YTBOI"
  })
  void theKey_isWrittenInBase32(String key, String text) {
    assertThat(new TimeCode(key.getBytes(StandardCharsets.US_ASCII)).text()).isEqualTo(text);
  }
}
