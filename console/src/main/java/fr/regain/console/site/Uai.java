package fr.regain.console.site;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The code of a French établissement ("unité administrative immatriculée"): seven digits and a
 * check letter.
 *
 * <p>The check letter is the remainder of the seven digits by 23, written in the alphabet without
 * i, o and q, as the ministry's Répertoire national des établissements defines it.
 *
 * @param code eight characters, upper case
 */
public record Uai(String code) {
  private static final Pattern SHAPE = Pattern.compile("[0-9]{7}[A-Z]");
  private static final String CHECK_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";

  /**
   * Takes a code as people type it, in either case and with spaces around.
   *
   * @throws IllegalArgumentException when the shape or the check letter is wrong
   */
  public Uai {
    code = code.strip().toUpperCase(Locale.ROOT);
    if (!SHAPE.matcher(code).matches()) {
      throw new IllegalArgumentException(
          "\"" + code + "\" is no UAI code: it has seven digits and a letter.");
    }
    char expected =
        CHECK_LETTERS.charAt(Integer.parseInt(code.substring(0, 7)) % CHECK_LETTERS.length());
    if (code.charAt(7) != expected) {
      throw new IllegalArgumentException(
          "\""
              + code
              + "\" is no UAI code: its letter should be "
              + expected
              + ". Check the digits.");
    }
  }

  @Override
  public String toString() {
    return code;
  }
}
