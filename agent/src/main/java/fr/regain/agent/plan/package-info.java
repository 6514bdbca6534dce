/**
 * Decides, and does nothing else: from rules, candidates, the state of guards and the time to a
 * plan in which each candidate goes or stays for a reason. The same input gives the same plan.
 *
 * <p>Pure: no file, no clock, no process. Used by {@code storage}, {@code quarantine}, {@code
 * lease} and {@code cleanup}.
 */
@NullMarked
package fr.regain.agent.plan;

import org.jspecify.annotations.NullMarked;
