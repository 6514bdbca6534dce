package fr.regain.console.access;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name by which a person signs in, as it is compared: normalised (NFKC), lower case, without
 * spaces around.
 *
 * @param text 1 to 255 visible characters without a space
 */
record SignInName(String text) {
  private static final int LONGEST = 255;
  private static final Pattern SHAPE = Pattern.compile("[^\\s\\p{C}]{1," + LONGEST + "}");

  /**
   * Takes a name as people type it.
   *
   * @throws IllegalArgumentException when nobody can be called that
   */
  SignInName {
    text = normal(text);
    if (!SHAPE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "A sign-in name has 1 to " + LONGEST + " visible characters and no space.");
    }
  }

  /** What anything typed is compared as, whether or not it can be a name. */
  static String normal(String typed) {
    return Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }
}
