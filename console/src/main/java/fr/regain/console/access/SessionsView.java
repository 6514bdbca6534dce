package fr.regain.console.access;

import fr.regain.console.web.Visit;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the table of an account's sessions shows.
 *
 * @param visit the request
 * @param sessions the live ones, the last used first
 * @param present number of the session that this is; 0: none of them
 * @param address below which they are ended
 * @param mayClose whether the reader may end them
 */
public record SessionsView(
    Visit visit, List<OpenSession> sessions, long present, String address, boolean mayClose) {
  /** What the browser says of itself. */
  public String browser(OpenSession session) {
    return browser(session.origin());
  }

  private String browser(Origin origin) {
    return origin.browser().isEmpty() ? visit.say("unknown") : origin.browser();
  }

  /** The other places that it was used from. */
  public String elsewhere(OpenSession session) {
    return session.places().stream()
        .filter(place -> !place.origin().equals(session.origin()))
        .map(
            place ->
                visit.say(
                    "sessions.place",
                    place.origin().address(),
                    visit.figures().moment(place.lastSeenAt()),
                    browser(place.origin())))
        .collect(Collectors.joining(" ; "));
  }

  /** Whether there is one to end besides the present one. */
  public boolean hasOthers() {
    return mayClose && sessions.stream().anyMatch(session -> session.id() != present);
  }
}
