package fr.regain.console.site;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What holds at a site, its own and inherited.
 *
 * @param zone time zone of its hours and days
 * @param openingHours when people work there
 * @param holidays its own and those of all sites above
 * @param population whose workstations it holds
 * @param sharedAccounts whether people share accounts there
 */
public record SiteCalendar(
    ZoneId zone,
    WeeklyHours openingHours,
    List<Holiday> holidays,
    Population population,
    boolean sharedAccounts) {
  /** Where no site says when it is open: from Monday to Friday, 8 to 18 h. */
  public static final WeeklyHours USUAL_HOURS =
      new WeeklyHours(
          Stream.of(
                  DayOfWeek.MONDAY,
                  DayOfWeek.TUESDAY,
                  DayOfWeek.WEDNESDAY,
                  DayOfWeek.THURSDAY,
                  DayOfWeek.FRIDAY)
              .collect(
                  Collectors.toMap(
                      day -> day,
                      day ->
                          List.of(new WeeklyHours.Span(LocalTime.of(8, 0), LocalTime.of(18, 0))))));

  /** Keeps its own copy. */
  public SiteCalendar {
    holidays = List.copyOf(holidays);
  }

  /** Whether the day is in a holiday. */
  public boolean isHoliday(LocalDate day) {
    return holidays.stream().anyMatch(holiday -> holiday.includes(day));
  }

  /**
   * The calendar of a site.
   *
   * @param line the site last, those that hold it before, the root first
   * @param own what sites say of themselves, by their numbers
   * @param holidays by the site that entered them
   * @param zone where none of them says one
   */
  static SiteCalendar of(
      List<Site> line, Map<Long, OwnCalendar> own, Map<Long, List<Holiday>> holidays, ZoneId zone) {
    return new SiteCalendar(
        nearest(line, own, OwnCalendar::zone, zone),
        nearest(line, own, OwnCalendar::openingHours, USUAL_HOURS),
        line.stream()
            .flatMap(site -> holidays.getOrDefault(site.id(), List.of()).stream())
            .toList(),
        nearest(line, own, OwnCalendar::population, Population.SCHOOL),
        // A room of a school is where a class shares its workstations.
        nearest(line, own, OwnCalendar::sharedAccounts, line.getLast().kind() == SiteKind.SALLE));
  }

  private static <T> T nearest(
      List<Site> line,
      Map<Long, OwnCalendar> own,
      Function<OwnCalendar, @Nullable T> part,
      T otherwise) {
    for (Site site : line.reversed()) {
      T said = part.apply(own.getOrDefault(site.id(), OwnCalendar.NONE));
      if (said != null) {
        return said;
      }
    }
    return otherwise;
  }
}
