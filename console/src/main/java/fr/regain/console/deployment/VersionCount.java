package fr.regain.console.deployment;

/**
 * A version of the agent in a part of the fleet.
 *
 * @param version as the agents tell it
 * @param devices how many run it
 * @param behind whether another one of this part is newer
 */
public record VersionCount(String version, long devices, boolean behind) {}
