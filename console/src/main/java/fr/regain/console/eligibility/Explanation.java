package fr.regain.console.eligibility;

import java.util.List;

/**
 * A route with all that led to it, as of the moment it is asked for.
 *
 * @param evaluation the route and its reasons
 * @param changes what would change it
 * @param criteria the criteria that hold for its owner
 */
public record Explanation(Evaluation evaluation, List<Change> changes, Criteria criteria) {}
