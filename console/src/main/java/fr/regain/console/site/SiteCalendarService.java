package fr.regain.console.site;

import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import jakarta.inject.Singleton;
import java.time.LocalDate;
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
  private static final int LONGEST_NAME = 255;
  private static final int MOST_HOLIDAYS = 200;

  private final Database database;
  private final ZoneId zone;

  /** The calendars in this database; the console's time zone holds where no site says another. */
  public SiteCalendarService(Database database, ConsoleConfig config) {
    this.database = database;
    this.zone = config.zone();
  }

  /** What a site says of itself. */
  public OwnCalendar own(long siteId) {
    return database.read(dsl -> SiteCalendarStore.all(dsl).getOrDefault(siteId, OwnCalendar.NONE));
  }

  /** The holidays that a site has entered itself, in their order. */
  public List<Holiday> ownHolidays(long siteId) {
    return database.read(dsl -> SiteCalendarStore.holidays(dsl).getOrDefault(siteId, List.of()));
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
    SiteStore.all(dsl).forEach(site -> sites.put(site.id(), site));
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
   * @throws Problem {@link ProblemCode#NOT_FOUND} without such a site
   */
  public void put(long siteId, OwnCalendar own) {
    database.update(
        dsl -> {
          require(dsl, siteId);
          SiteCalendarStore.put(dsl, siteId, own);
        });
  }

  /**
   * Closes a site, and all below it, for some days.
   *
   * @return the holiday's number
   * @throws Problem {@link ProblemCode#NOT_FOUND} without such a site, {@link
   *     ProblemCode#REQUEST_INVALID} for a name that is empty or too long, for days that end before
   *     they start, and for more than {@value #MOST_HOLIDAYS} of one site
   */
  public long addHoliday(long siteId, String name, LocalDate firstDay, LocalDate lastDay) {
    String stripped = name.strip();
    if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
      throw invalid("The name of a holiday has 1 to " + LONGEST_NAME + " characters.");
    }
    if (lastDay.isBefore(firstDay)) {
      throw invalid("The holiday ends on " + lastDay + ", before it starts.");
    }
    return database.write(
        dsl -> {
          require(dsl, siteId);
          if (SiteCalendarStore.holidays(dsl).getOrDefault(siteId, List.of()).size()
              >= MOST_HOLIDAYS) {
            throw invalid("A site has at most " + MOST_HOLIDAYS + " holidays; remove past ones.");
          }
          return SiteCalendarStore.addHoliday(dsl, siteId, stripped, firstDay, lastDay);
        });
  }

  /**
   * Takes a holiday back.
   *
   * @throws Problem {@link ProblemCode#NOT_FOUND} when the site has entered no such holiday
   */
  public void removeHoliday(long siteId, long holidayId) {
    if (database.write(dsl -> SiteCalendarStore.removeHoliday(dsl, siteId, holidayId)) == 0) {
      throw new Problem(
          ProblemCode.NOT_FOUND, "Site " + siteId + " has no holiday number " + holidayId + ".");
    }
  }

  private static void require(DSLContext dsl, long siteId) {
    if (SiteStore.find(dsl, siteId).isEmpty()) {
      throw missing(siteId);
    }
  }

  private static Problem missing(long id) {
    return new Problem(ProblemCode.NOT_FOUND, "There is no site number " + id + ".");
  }

  private static Problem invalid(String text) {
    return new Problem(ProblemCode.REQUEST_INVALID, text);
  }
}
