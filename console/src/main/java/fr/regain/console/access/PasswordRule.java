package fr.regain.console.access;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * What a password must be: long, and not one of those that anybody would try first. Length counts,
 * and no mixture of kinds of characters is asked for (NIST SP 800-63B; CNIL, délibération 2022-100:
 * twelve characters with a limit on attempts are above its minimum).
 */
enum PasswordRule {
  SOUND,
  TOO_SHORT,
  TOO_LONG,
  TOO_SIMPLE;

  static final int SHORTEST = 12;
  static final int LONGEST = 200;
  private static final int FEWEST_DIFFERENT = 5;

  /** Rows of the two usual keyboards, and words that stand in every list of what people choose. */
  private static final List<String> TRIED_FIRST =
      List.of(
          "azertyuiop",
          "qsdfghjklm",
          "wxcvbn",
          "qwertyuiop",
          "asdfghjkl",
          "zxcvbnm",
          "1234567890",
          "motdepasse",
          "password",
          "administrateur",
          "administrator",
          "bonjour",
          "console",
          "regain");

  /**
   * The rule that a password breaks, or {@link #SOUND}.
   *
   * @param names of its person and account, which it must not be made of
   */
  static PasswordRule check(String password, String... names) {
    String normal = Normalizer.normalize(password, Normalizer.Form.NFKC);
    int length = normal.codePointCount(0, normal.length());
    if (length < SHORTEST) {
      return TOO_SHORT;
    }
    if (length > LONGEST) {
      return TOO_LONG;
    }
    String rest = normal.toLowerCase(Locale.ROOT);
    for (String name : names) {
      rest = rest.replace(name.toLowerCase(Locale.ROOT), "");
    }
    for (String common : TRIED_FIRST) {
      rest = rest.replace(common, "");
    }
    return rest.codePoints().distinct().count() < FEWEST_DIFFERENT ? TOO_SIMPLE : SOUND;
  }
}
