package fr.regain.console.device;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text that a device sent, made fit for a column: no control characters, bounded, blank is absent.
 */
public final class ReportedText {
  /** Width of the columns for names and numbers. */
  public static final int WIDTH = 255;

  // PostgreSQL refuses U+0000; the others would only disturb lists.
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

  private ReportedText() {}

  /** The text, cut to a width; null when nothing is left of it. */
  public static @Nullable String orAbsent(String reported, int width) {
    String clean = CONTROL.matcher(reported).replaceAll(" ").strip();
    if (clean.isEmpty()) {
      return null;
    }
    if (clean.length() <= width) {
      return clean;
    }
    // Never half of a surrogate pair.
    int end = Character.isHighSurrogate(clean.charAt(width - 1)) ? width - 1 : width;
    return clean.substring(0, end);
  }

  static String orEmpty(String reported, int width) {
    String clean = orAbsent(reported, width);
    return clean == null ? "" : clean;
  }

  /** The day that a text names as ISO 8601 does; null for any other text. */
  public static @Nullable LocalDate day(String reported) {
    if (reported.length() != "2026-11-21".length()) {
      return null;
    }
    try {
      return LocalDate.parse(reported);
    } catch (DateTimeParseException malformed) {
      // What cannot be read is absent.
      return null;
    }
  }
}
