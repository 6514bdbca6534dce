package fr.regain.console.identity;

import java.time.Instant;

/**
 * How the provider last answered.
 *
 * @param at when
 * @param fault what was wrong, for whoever runs the console; empty: nothing
 */
public record LastAnswer(Instant at, String fault) {}
