package fr.regain.console.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened.
 *
 * @param kind what
 * @param at when
 * @param sitePath path of the site that it happened at; null: it is of the whole organisation
 * @param facts a JSON object of identifiers and counts
 */
public record Event(EventKind kind, Instant at, @Nullable String sitePath, String facts) {}
