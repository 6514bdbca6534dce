package fr.regain.console.operation;

import fr.regain.console.site.Site;
import java.util.Map;

/**
 * The operations of a site and of all below it.
 *
 * @param site the site
 * @param direct whether it stands for the operations of the site itself alone
 * @param deeper whether sites below it have operations of their own
 * @param states how many stand where
 * @param sums what was sent up
 */
public record SiteTally(
    Site site, boolean direct, boolean deeper, Map<OperationState, Long> states, FigureSet sums) {
  /** Keeps its own copy. */
  public SiteTally {
    states = Map.copyOf(states);
  }

  /** How many stand there. */
  public long count(OperationState state) {
    return states.getOrDefault(state, 0L);
  }
}
