package fr.regain.console.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UaiTest {
  // Lycées Louis-le-Grand and Henri-IV in Paris, as the national directory lists them.
  @ParameterizedTest
  @ValueSource(strings = {"0750655E", "0750654D", " 0750655e "})
  void aCodeOfTheNationalDirectory_isAccepted(String code) {
    assertThat(new Uai(code).code()).matches("075065[45][DE]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0750655", "0750655EE", "075O655E", "E0750655", "0750655é"})
  void whatHasNotSevenDigitsAndALetter_isRefused(String code) {
    assertThatThrownBy(() -> new Uai(code))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("seven digits");
  }

  @Test
  void aWrongLetter_isRefused_andTheRightOneNamed() {
    assertThatThrownBy(() -> new Uai("0750655F")).hasMessageContaining("should be E");
  }

  @Property
  void oneMistypedDigit_isAlwaysFound(
      @ForAll @IntRange(max = 9_999_999) int number,
      @ForAll @IntRange(max = 6) int position,
      @ForAll @IntRange(min = 1, max = 9) int change) {
    String digits = "%07d".formatted(number);
    char letter = "ABCDEFGHJKLMNPRSTUVWXYZ".charAt(number % 23);
    char[] mistyped = digits.toCharArray();
    mistyped[position] = (char) ('0' + (mistyped[position] - '0' + change) % 10);

    assertThat(new Uai(digits + letter).code()).isEqualTo(digits + letter);
    assertThatThrownBy(() -> new Uai(new String(mistyped) + letter))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
