package fr.regain.console.mail;

import org.jspecify.annotations.Nullable;

/**
 * How sending mail goes.
 *
 * @param readers how many people want a digest
 * @param failing to how many of them the last one did not go out
 * @param fault what the server said about the latest of these; null: none failed
 */
public record MailStanding(int readers, int failing, @Nullable String fault) {}
