package fr.regain.console.mail;

/**
 * One thing that waits for a person.
 *
 * @param text a sentence in their language
 * @param path where the console shows it
 */
public record DigestLine(String text, String path) {}
