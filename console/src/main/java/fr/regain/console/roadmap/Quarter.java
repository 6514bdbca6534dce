package fr.regain.console.roadmap;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Three months of a year.
 *
 * @param year which year
 * @param number 1 to 4
 */
public record Quarter(int year, int number) {
  private static final Pattern SHAPE = Pattern.compile("(20[0-9]{2})-T([1-4])");
  private static final int MONTHS = 3;

  /** The quarter of a text like 2026-T4, from 2000 to 2099. */
  public static Optional<Quarter> parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new Quarter(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  /** The quarter that holds a day. */
  public static Quarter of(LocalDate day) {
    return new Quarter(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
  }

  /** Its first day. */
  public LocalDate first() {
    return LocalDate.of(year, (number - 1) * MONTHS + 1, 1);
  }

  /** Its last day. */
  public LocalDate last() {
    return next().first().minusDays(1);
  }

  /** The one after it. */
  public Quarter next() {
    return of(first().plusMonths(MONTHS));
  }

  /** The one before it. */
  public Quarter previous() {
    return of(first().minusMonths(MONTHS));
  }

  @Override
  public String toString() {
    return year + "-T" + number;
  }
}
