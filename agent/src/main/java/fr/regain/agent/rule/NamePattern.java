package fr.regain.agent.rule;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A pattern for one name: printable ASCII in which {@code *} stands for any characters, none
 * included. It cannot reach into another directory, because it never matches a separator.
 *
 * @param text the pattern as written
 */
public record NamePattern(String text) {
  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9 ._*$~+()#@=-]{1,100}");

  /**
   * Checks the pattern.
   *
   * @throws IllegalArgumentException for an empty one, {@code .}, {@code ..}, or one with a
   *     separator or a character outside the allowed set
   */
  public NamePattern {
    if (!ALLOWED.matcher(text).matches() || text.equals(".") || text.equals("..")) {
      throw new IllegalArgumentException("'" + text + "' is not a pattern for one name");
    }
  }

  /** Whether the pattern stands for exactly one name. */
  public boolean literal() {
    return text.indexOf('*') < 0;
  }

  /**
   * Whether {@code name} has this form.
   *
   * @param ignoreCase whether upper and lower case are one, as on Windows
   */
  public boolean matches(String name, boolean ignoreCase) {
    return ignoreCase
        ? glob(text.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT))
        : glob(text, name);
  }

  private static boolean glob(String pattern, String name) {
    int at = 0;
    int star = -1;
    int resume = 0;
    int i = 0;
    while (i < name.length()) {
      if (at < pattern.length() && pattern.charAt(at) == '*') {
        star = at++;
        resume = i;
      } else if (at < pattern.length() && pattern.charAt(at) == name.charAt(i)) {
        at++;
        i++;
      } else if (star >= 0) {
        at = star + 1;
        i = ++resume;
      } else {
        return false;
      }
    }
    while (at < pattern.length() && pattern.charAt(at) == '*') {
      at++;
    }
    return at == pattern.length();
  }

  @Override
  public String toString() {
    return text;
  }
}
