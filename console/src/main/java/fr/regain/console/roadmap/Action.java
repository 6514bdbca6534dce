package fr.regain.console.roadmap;

import java.time.LocalDate;

/**
 * One action of a road map.
 *
 * @param id its number
 * @param siteId whose road map
 * @param terms what people say of it
 * @param version counts its changes, from 1
 */
public record Action(long id, long siteId, ActionTerms terms, long version) {
  /** Whether it is still to be done after its day has passed. */
  public boolean isLate(LocalDate today) {
    return terms.state().isOpen() && terms.dueOn().isBefore(today);
  }
}
