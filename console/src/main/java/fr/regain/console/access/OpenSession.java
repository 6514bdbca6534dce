package fr.regain.console.access;

import java.time.Instant;

/**
 * A live session, as its person sees it.
 *
 * @param id its number
 * @param openedAt when its person signed in
 * @param lastSeenAt when they last asked for a page, to the minute
 * @param origin where it was opened
 */
public record OpenSession(long id, Instant openedAt, Instant lastSeenAt, Origin origin) {}
