package fr.regain.console.equipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class ShortIdTest {
  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  @Property
  void anyOtherCharacterInAnyPlace_isNoticed(
      @ForAll long seed,
      @ForAll @IntRange(max = 7) int place,
      @ForAll @IntRange(max = 31) int digit) {
    String text = ShortId.draw(new Random(seed)).text();
    String wrong = text.substring(0, place) + DIGITS.charAt(digit) + text.substring(place + 1);
    assertThat(ShortId.parse(wrong).isPresent()).isEqualTo(wrong.equals(text));
  }

  @Property
  void twoCharactersThatChangedPlaces_areNoticed(
      @ForAll long seed, @ForAll @IntRange(max = 7) int one, @ForAll @IntRange(max = 7) int other) {
    String text = ShortId.draw(new Random(seed)).text();
    StringBuilder swapped = new StringBuilder(text);
    swapped.setCharAt(one, text.charAt(other));
    swapped.setCharAt(other, text.charAt(one));
    assertThat(ShortId.parse(swapped.toString()).isPresent())
        .isEqualTo(swapped.toString().equals(text));
  }

  @Property
  void whatAPersonReadsAloud_isUnderstood(@ForAll long seed) {
    ShortId id = ShortId.draw(new Random(seed));
    assertThat(ShortId.parse(id.spaced().toLowerCase(java.util.Locale.ROOT).replace('0', 'o')))
        .contains(id);
    assertThat(ShortId.parse(" " + id.text().replace('1', 'l') + "-")).contains(id);
  }

  @Test
  void whatIsNoShortId_isRefused() {
    assertThat(ShortId.parse("")).isEmpty();
    assertThat(ShortId.parse("UUUUUUUU")).isEmpty();
    assertThat(ShortId.parse("A".repeat(1_000))).isEmpty();
    assertThatThrownBy(() -> new ShortId("abc")).isInstanceOf(IllegalArgumentException.class);
  }
}
