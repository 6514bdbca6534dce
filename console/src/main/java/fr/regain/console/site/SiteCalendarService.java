package fr.regain.console.site;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Scope;
import fr.regain.console.audit.AuditService;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;

/** The door to sites' calendars: opening hours, holidays and whose workstations they hold. */
@Singleton
public final class SiteCalendarService {
  private static final int MOST_HOLIDAYS = 200;

  private final Database database;
  private final Clock clock;
  private final ZoneId zone;

  /** The calendars in this database; the console's time zone holds where no site says another. */
  public SiteCalendarService(Database database, Clock clock, ConsoleConfig config) {
    this.database = database;
    this.clock = clock;
    this.zone = config.zone();
  }

  /** What sites say of themselves, by their numbers; one that says nothing may be missing. */
  public Map<Long, OwnCalendar> own() {
    return database.read(SiteCalendarStore::all);
  }

  /** The holidays of each site that has entered some, by its number. */
  public Map<Long, List<Holiday>> holidays() {
    return database.read(SiteCalendarStore::holidays);
  }

  /**
   * What holds at a site, its own and inherited.
   *
   * @throws Problem {@link ProblemCode#NOT_FOUND} without such a site
   */
  public SiteCalendar of(long siteId) {
    SiteCalendar calendar = database.read(this::all).get(siteId);
    if (calendar == null) {
      throw missing(siteId);
    }
    return calendar;
  }

  /** What holds at each site, by its number: a few queries, whatever their number. */
  public Map<Long, SiteCalendar> all(DSLContext dsl) {
    Map<Long, Site> sites = new HashMap<>();
    SiteStore.all(dsl, Scope.EVERYWHERE).forEach(site -> sites.put(site.id(), site));
    Map<Long, OwnCalendar> own = SiteCalendarStore.all(dsl);
    Map<Long, List<Holiday>> holidays = SiteCalendarStore.holidays(dsl);
    Map<Long, SiteCalendar> calendars = new HashMap<>();
    sites.forEach(
        (id, site) -> calendars.put(id, SiteCalendar.of(line(site, sites), own, holidays, zone)));
    return calendars;
  }

  private static List<Site> line(Site site, Map<Long, Site> sites) {
    return Arrays.stream(site.path().split("/"))
        .filter(id -> !id.isEmpty())
        .map(id -> Objects.requireNonNull(sites.get(Long.valueOf(id))))
        .toList();
  }

  /**
   * Says what a site says of itself, in place of what it said before.
   *
   * @param by who does it, an administrator or a coordinator of the site
   * @throws Problem {@link ProblemCode#NOT_FOUND} without such a site
   */
  public void put(Person by, long siteId, OwnCalendar own) {
    database.update(
        dsl -> {
          require(dsl, by, siteId);
          OwnCalendar before = SiteCalendarStore.all(dsl).getOrDefault(siteId, OwnCalendar.NONE);
          SiteCalendarStore.put(dsl, siteId, own);
          record(dsl, by, "site.calendar", siteId, before.toString(), own.toString());
        });
  }

  /**
   * Closes a site, and all below it, for some days. What is entered already is left as it is.
   *
   * @param by who does it, an administrator or a coordinator of the site
   * @return how many of them were new
   * @throws Problem {@link ProblemCode#NOT_FOUND} without such a site, {@link
   *     ProblemCode#REQUEST_INVALID} for a name that is empty or too long, days that end before
   *     they start, or more than {@value #MOST_HOLIDAYS} of one site
   */
  public int addHolidays(Person by, long siteId, List<NamedDays> added) {
    for (NamedDays days : added) {
      if (days.name().isBlank() || days.name().length() > NamedDays.LONGEST_NAME) {
        throw invalid("The name of a holiday has 1 to " + NamedDays.LONGEST_NAME + " characters.");
      }
      if (days.lastDay().isBefore(days.firstDay())) {
        throw invalid("A holiday ends on " + days.lastDay() + ", before it starts.");
      }
    }
    return database.write(
        dsl -> {
          require(dsl, by, siteId);
          List<Holiday> present = SiteCalendarStore.holidays(dsl).getOrDefault(siteId, List.of());
          List<NamedDays> fresh =
              added.stream()
                  .distinct()
                  .filter(days -> present.stream().noneMatch(days::isThat))
                  .toList();
          if (present.size() + fresh.size() > MOST_HOLIDAYS) {
            throw invalid("A site has at most " + MOST_HOLIDAYS + " holidays; remove past ones.");
          }
          for (NamedDays days : fresh) {
            SiteCalendarStore.addHoliday(dsl, siteId, days.name(), days.firstDay(), days.lastDay());
            record(dsl, by, "site.holiday-add", siteId, "", days.toString());
          }
          return fresh.size();
        });
  }

  /**
   * Takes a holiday back.
   *
   * @param by who does it, an administrator or a coordinator of the site
   * @throws Problem {@link ProblemCode#NOT_FOUND} when the site has entered no such holiday
   */
  public void removeHoliday(Person by, long siteId, long holidayId) {
    database.update(
        dsl -> {
          require(dsl, by, siteId);
          Holiday holiday =
              SiteCalendarStore.holidays(dsl).getOrDefault(siteId, List.of()).stream()
                  .filter(present -> present.id() == holidayId)
                  .findFirst()
                  .orElseThrow(
                      () ->
                          new Problem(
                              ProblemCode.NOT_FOUND,
                              "Site " + siteId + " has no holiday number " + holidayId + "."));
          SiteCalendarStore.removeHoliday(dsl, siteId, holidayId);
          record(dsl, by, "site.holiday-remove", siteId, holiday.toString(), "");
        });
  }

  /** Where the person may change calendars. */
  static Scope deciding(Person by) {
    return by.scope(Role.ADMINISTRATOR, Role.COORDINATOR);
  }

  private static void require(DSLContext dsl, Person by, long siteId) {
    if (SiteStore.find(dsl, deciding(by), siteId).isEmpty()) {
      throw missing(siteId);
    }
  }

  private void record(
      DSLContext dsl, Person by, String action, long siteId, String before, String after) {
    AuditService.record(dsl, by.actor(), action, "site " + siteId, before, after, clock.instant());
  }

  private static Problem missing(long id) {
    return new Problem(ProblemCode.NOT_FOUND, "There is no site number " + id + ".");
  }

  private static Problem invalid(String text) {
    return new Problem(ProblemCode.REQUEST_INVALID, text);
  }
}
