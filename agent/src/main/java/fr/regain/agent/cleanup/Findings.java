package fr.regain.agent.cleanup;

import fr.regain.agent.plan.Area;
import fr.regain.agent.plan.Decision;
import java.util.List;

/**
 * What was found for a plan.
 *
 * @param areas directories of rules with their candidates
 * @param settled decisions on what needs no judging: tools, and places that cannot be entered
 */
record Findings(List<Area> areas, List<Decision> settled) {}
