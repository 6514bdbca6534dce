package fr.regain.console.monitoring;

/**
 * One thing that an administrator may want to know of the console itself.
 *
 * @param name what it is, in the reader's language
 * @param sound whether nothing has to be done about it
 * @param text how it is
 */
public record StateLine(String name, boolean sound, String text) {}
