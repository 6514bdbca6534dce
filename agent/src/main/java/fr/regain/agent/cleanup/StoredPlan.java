package fr.regain.agent.cleanup;

import fr.regain.agent.plan.CleanupPlan;

/**
 * A plan and the digest under which it is kept.
 *
 * @param digest SHA-256 of the plan's canonical form, lower-case hexadecimal
 * @param plan the plan
 */
public record StoredPlan(String digest, CleanupPlan plan) {}
