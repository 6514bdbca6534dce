package fr.regain.console.site;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What one site says of itself. A part that is null is inherited from the nearest site above that
 * says it.
 *
 * @param zone its time zone
 * @param openingHours when people work there
 * @param population whose workstations it holds
 * @param sharedAccounts whether people share accounts there
 */
public record OwnCalendar(
    @Nullable ZoneId zone,
    @Nullable WeeklyHours openingHours,
    @Nullable Population population,
    @Nullable Boolean sharedAccounts) {
  /** Inherits everything. */
  public static final OwnCalendar NONE = new OwnCalendar(null, null, null, null);
}
