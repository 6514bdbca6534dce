package fr.regain.console.deployment;

/**
 * Something that agents say is wrong with themselves.
 *
 * @param code stable, lower case, dotted: {@code policy.invalid}
 * @param devices how many say it
 */
public record Cause(String code, long devices) {}
