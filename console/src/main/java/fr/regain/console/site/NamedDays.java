package fr.regain.console.site;

import java.time.LocalDate;

/**
 * Days to be entered as a {@link Holiday}.
 *
 * @param name "Vacances de Noël", 1 to {@value #LONGEST_NAME} characters
 * @param firstDay their first day
 * @param lastDay their last day, included
 */
public record NamedDays(String name, LocalDate firstDay, LocalDate lastDay) {
  /** Most characters of a name. */
  public static final int LONGEST_NAME = 255;

  /** Whether a holiday has this name and these days. */
  boolean isThat(Holiday holiday) {
    return holiday.name().equals(name)
        && holiday.firstDay().equals(firstDay)
        && holiday.lastDay().equals(lastDay);
  }
}
