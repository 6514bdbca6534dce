package fr.regain.console.equipment;

import fr.regain.v1.Display;
import java.time.LocalDate;

/** When a screen was made, by the week and the year that its EDID tells. */
public final class ScreenDate {
  private static final int DAYS_OF_WEEK = 7;
  private static final int LAST_WEEK = 53;

  private ScreenDate() {}

  /**
   * The days of that week, with one week on either side, because makers count weeks differently;
   * without a week, the days of the year.
   *
   * @param told when it was told
   */
  public static Made of(Display display, LocalDate told) {
    if (!display.hasYear() || display.getYear() > told.getYear()) {
      return Made.UNKNOWN;
    }
    LocalDate first = LocalDate.of(display.getYear(), 1, 1);
    LocalDate after = first;
    LocalDate before = first.plusYears(1).minusDays(1);
    if (display.hasWeek() && display.getWeek() >= 1 && display.getWeek() <= LAST_WEEK) {
      LocalDate monday = first.plusDays((display.getWeek() - 1L) * DAYS_OF_WEEK);
      after = monday.minusDays(DAYS_OF_WEEK);
      before = monday.plusDays(2L * DAYS_OF_WEEK - 1);
    }
    return Made.credible(after, before.isAfter(told) ? told : before, told);
  }
}
