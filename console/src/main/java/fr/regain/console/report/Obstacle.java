package fr.regain.console.report;

/**
 * Why two campaigns cannot be compared without more ado.
 *
 * @param key of the text that says so
 * @param arguments that fill it
 */
public record Obstacle(String key, Object... arguments) {}
