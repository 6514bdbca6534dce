package fr.regain.console.access;

import java.time.Instant;
import java.util.List;

/**
 * A live session, as its person sees it.
 *
 * @param id its number
 * @param openedAt when its person signed in
 * @param lastSeenAt when they last asked for a page, to the minute
 * @param origin where it was opened
 * @param places from where it was used, the last used first
 */
public record OpenSession(
    long id, Instant openedAt, Instant lastSeenAt, Origin origin, List<SessionPlace> places) {
  /** Whether it was used from more than one address or browser. */
  public boolean isElsewhere() {
    return places.size() > 1;
  }
}
