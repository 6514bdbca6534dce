package fr.regain.console.checkin;

import fr.regain.console.web.Visit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the part of the page shows.
 *
 * @param visit the request
 * @param standing where the exchange stands; null before the first check-in
 * @param last the last check-ins, the newest first
 */
public record CheckInView(
    Visit visit, CheckInHistory.@Nullable Standing standing, List<CheckInHistory.Past> last) {
  /** A clock that is further off than this makes times that people would misread. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  /** An exchange that is late by less than this is on its way. */
  private static final Duration LATE = Duration.ofHours(1);

  /** What somebody should look at. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    CheckInHistory.Standing known = standing;
    if (known == null) {
      return warnings;
    }
    if (known.nextAt().plus(LATE).isBefore(visit.now())) {
      warnings.add(visit.say("contact.late", visit.figures().moment(known.nextAt())));
    }
    if (known.clockOffset().abs().compareTo(CLOCK_TOLERANCE) > 0) {
      String off = visit.figures().duration(known.clockOffset().abs().toSeconds());
      warnings.add(
          visit.say(
              known.clockOffset().isNegative() ? "contact.clock-slow" : "contact.clock-fast", off));
    }
    if (known.lostReports() > 0) {
      warnings.add(visit.say("contact.lost", known.lostReports()));
    }
    return warnings;
  }
}
