package fr.regain.console.site;

import java.time.LocalDate;

/**
 * Days on which a site and all below it are closed.
 *
 * @param id its number
 * @param siteId the site that entered it
 * @param name "Vacances de Noël", at most 255 characters
 * @param firstDay its first day
 * @param lastDay its last day, included
 */
public record Holiday(long id, long siteId, String name, LocalDate firstDay, LocalDate lastDay) {
  /** Whether the day is one of them. */
  public boolean includes(LocalDate day) {
    return !day.isBefore(firstDay) && !day.isAfter(lastDay);
  }
}
