package fr.regain.console.equipment;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What the label of a piece of equipment says: eight characters of Crockford's base 32, in which
 * nobody reads one letter for another. The last one is a check character: it differs when any one
 * character is wrong, or any two have changed places.
 *
 * @param text the eight characters, upper case
 */
public record ShortId(String text) {
  /** Characters of a short id. */
  public static final int LENGTH = 8;

  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  // x⁵ + x² + 1, which makes the 32 digits a field: each place has a weight of its own in it.
  private static final int POLYNOMIAL = 0b100101;

  /**
   * Takes one as it is written.
   *
   * @throws IllegalArgumentException for what is none
   */
  public ShortId {
    if (!isSound(text)) {
      throw new IllegalArgumentException("\"" + text + "\" is no short id");
    }
  }

  /** One that was drawn by lot; there are 2³⁵. */
  public static ShortId draw(RandomGenerator random) {
    StringBuilder text = new StringBuilder(LENGTH);
    for (int place = 0; place < LENGTH - 1; place++) {
      text.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
    }
    return new ShortId(text.append(DIGITS.charAt(check(text))).toString());
  }

  /**
   * What a person typed or a code said: letters of either case, spaces and hyphens anywhere, O for
   * zero, I and L for one. Empty for what is no short id.
   */
  public static Optional<ShortId> parse(String typed) {
    if (typed.length() > 4 * LENGTH) {
      return Optional.empty();
    }
    String text =
        typed
            .toUpperCase(Locale.ROOT)
            .replaceAll("[\\s-]", "")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    return isSound(text) ? Optional.of(new ShortId(text)) : Optional.empty();
  }

  private static boolean isSound(String text) {
    return text.length() == LENGTH
        && text.chars().allMatch(character -> DIGITS.indexOf(character) >= 0)
        && DIGITS.indexOf(text.charAt(LENGTH - 1)) == check(text.subSequence(0, LENGTH - 1));
  }

  /** The sum of the digits, each times the element x to the power of its place from the right. */
  private static int check(CharSequence digits) {
    int sum = 0;
    for (int place = 0; place < digits.length(); place++) {
      sum = timesX(sum ^ DIGITS.indexOf(digits.charAt(place)));
    }
    return sum;
  }

  private static int timesX(int element) {
    int shifted = element << 1;
    return shifted > 0b11111 ? shifted ^ POLYNOMIAL : shifted;
  }

  /** In two groups of four, as people read it aloud. */
  public String spaced() {
    return text.substring(0, LENGTH / 2) + " " + text.substring(LENGTH / 2);
  }

  @Override
  public String toString() {
    return text;
  }
}
