package fr.regain.console.site;

import static fr.regain.console.schema.Tables.SITE_CALENDAR;
import static fr.regain.console.schema.Tables.SITE_HOLIDAY;

import fr.regain.console.schema.tables.records.SiteCalendarRecord;
import fr.regain.console.schema.tables.records.SiteHolidayRecord;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The tables {@code site_calendar} and {@code site_holiday}. */
final class SiteCalendarStore {
  private SiteCalendarStore() {}

  static Map<Long, OwnCalendar> all(DSLContext dsl) {
    return dsl.selectFrom(SITE_CALENDAR)
        .fetchMap(SITE_CALENDAR.SITE_ID, SiteCalendarStore::calendar);
  }

  static Map<Long, List<Holiday>> holidays(DSLContext dsl) {
    return dsl.selectFrom(SITE_HOLIDAY)
        .orderBy(SITE_HOLIDAY.FIRST_DAY, SITE_HOLIDAY.ID)
        .fetchGroups(SITE_HOLIDAY.SITE_ID, SiteCalendarStore::holiday);
  }

  static void put(DSLContext dsl, long siteId, OwnCalendar own) {
    SiteCalendarRecord row = dsl.newRecord(SITE_CALENDAR);
    row.setSiteId(siteId);
    row.setTimeZone(text(own.zone()));
    row.setOpeningHours(text(own.openingHours()));
    Population population = own.population();
    row.setPopulation(population == null ? null : population.name());
    row.setSharedAccounts(own.sharedAccounts());
    dsl.deleteFrom(SITE_CALENDAR).where(SITE_CALENDAR.SITE_ID.eq(siteId)).execute();
    row.insert();
  }

  static long addHoliday(
      DSLContext dsl, long siteId, String name, LocalDate firstDay, LocalDate lastDay) {
    SiteHolidayRecord row = dsl.newRecord(SITE_HOLIDAY);
    row.setSiteId(siteId);
    row.setName(name);
    row.setFirstDay(firstDay);
    row.setLastDay(lastDay);
    row.insert();
    return row.getId();
  }

  static int removeHoliday(DSLContext dsl, long siteId, long id) {
    return dsl.deleteFrom(SITE_HOLIDAY)
        .where(SITE_HOLIDAY.ID.eq(id), SITE_HOLIDAY.SITE_ID.eq(siteId))
        .execute();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static OwnCalendar calendar(SiteCalendarRecord row) {
    String zone = row.getTimeZone();
    String hours = row.getOpeningHours();
    String population = row.getPopulation();
    return new OwnCalendar(
        zone == null ? null : ZoneId.of(zone),
        hours == null ? null : WeeklyHours.parse(hours),
        population == null ? null : Population.valueOf(population),
        row.getSharedAccounts());
  }

  private static Holiday holiday(SiteHolidayRecord row) {
    return new Holiday(
        row.getId(), row.getSiteId(), row.getName(), row.getFirstDay(), row.getLastDay());
  }
}
