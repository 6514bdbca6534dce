package fr.regain.agent.host;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as firmware writes them: month/day/year by the standard (DSP0134 section 7.1), and ISO 8601
 * by some makers.
 */
public final class FirmwareDate {
  private static final Pattern MONTH_DAY_YEAR =
      Pattern.compile("(\\d{1,2})[/-](\\d{1,2})[/-](\\d{4}|\\d{2})");
  private static final Pattern YEAR_MONTH_DAY =
      Pattern.compile("(\\d{4})[/.-]?(\\d{2})[/.-]?(\\d{2})");

  private FirmwareDate() {}

  /**
   * The date, where the text is one. A year of two digits is of the twentieth century, as the
   * standard says.
   */
  public static Optional<LocalDate> parse(String text) {
    Matcher american = MONTH_DAY_YEAR.matcher(text.strip());
    Matcher international = YEAR_MONTH_DAY.matcher(text.strip());
    try {
      if (american.matches()) {
        String year = american.group(3);
        return Optional.of(
            LocalDate.of(
                Integer.parseInt(year.length() == 2 ? "19" + year : year),
                Integer.parseInt(american.group(1)),
                Integer.parseInt(american.group(2))));
      }
      if (international.matches()) {
        return Optional.of(
            LocalDate.of(
                Integer.parseInt(international.group(1)),
                Integer.parseInt(international.group(2)),
                Integer.parseInt(international.group(3))));
      }
      return Optional.empty();
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }
}
