package fr.regain.console.access;

import java.time.Instant;

/**
 * A place from which a session was used.
 *
 * @param origin address and browser
 * @param firstSeenAt when it was first
 * @param lastSeenAt when it last was, to the minute
 */
public record SessionPlace(Origin origin, Instant firstSeenAt, Instant lastSeenAt) {}
