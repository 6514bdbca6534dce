package fr.regain.console.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.testing.DatabaseContract;
import fr.regain.console.testing.TestingDatabase;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class SiteCalendarContract extends DatabaseContract {
  private static final LocalDate CHRISTMAS = LocalDate.parse("2026-12-25");

  private SiteCalendarService calendars;
  private Site academy;
  private Site school;
  private Site room;

  @BeforeEach
  void tree() {
    SiteService sites = new SiteService(database, clock);
    calendars =
        new SiteCalendarService(
            database, TestingDatabase.config(directory, new ConsoleConfig.Store(null, null, null)));
    academy = sites.create(sites.root().id(), SiteKind.ACADEMIE, "La Réunion", null);
    school = sites.create(academy.id(), SiteKind.ETABLISSEMENT, "Lycée", null);
    room = sites.create(school.id(), SiteKind.SALLE, "Salle 101", null);
  }

  @Test
  void whatNobodySays_isUsual() {
    SiteCalendar calendar = calendars.of(school.id());

    assertThat(calendar.zone()).isEqualTo(ZoneId.of("Europe/Paris"));
    assertThat(calendar.openingHours()).isEqualTo(SiteCalendar.USUAL_HOURS);
    assertThat(calendar.population()).isEqualTo(Population.SCHOOL);
    assertThat(calendar.sharedAccounts()).isFalse();
    assertThat(calendars.of(room.id()).sharedAccounts()).isTrue();
  }

  @Test
  void eachPart_isInheritedFromTheNearestSiteThatSaysIt() {
    ZoneId reunion = ZoneId.of("Indian/Reunion");
    WeeklyHours hours = WeeklyHours.parse("MONDAY 07:00-16:00");
    calendars.put(academy.id(), new OwnCalendar(reunion, hours, Population.STAFF, null));
    calendars.put(school.id(), new OwnCalendar(null, null, Population.SCHOOL, null));
    calendars.put(room.id(), new OwnCalendar(null, WeeklyHours.NEVER, null, false));

    SiteCalendar calendar = calendars.of(room.id());

    assertThat(calendar.zone()).isEqualTo(reunion);
    assertThat(calendar.openingHours()).isEqualTo(WeeklyHours.NEVER);
    assertThat(calendar.population()).isEqualTo(Population.SCHOOL);
    assertThat(calendar.sharedAccounts()).isFalse();
    assertThat(calendars.of(academy.id()).population()).isEqualTo(Population.STAFF);
    calendars.put(room.id(), OwnCalendar.NONE);
    assertThat(calendars.of(room.id()).openingHours()).isEqualTo(hours);
  }

  @Test
  void aHoliday_holdsForAllSitesBelow_untilItIsTakenBack() {
    long id = calendars.addHoliday(academy.id(), " Noël ", CHRISTMAS, CHRISTMAS.plusDays(7));
    calendars.addHoliday(school.id(), "Pont", CHRISTMAS.minusDays(1), CHRISTMAS.minusDays(1));

    assertThat(calendars.of(room.id()).isHoliday(CHRISTMAS)).isTrue();
    assertThat(calendars.of(room.id()).isHoliday(CHRISTMAS.plusDays(8))).isFalse();
    assertThat(calendars.of(academy.id()).isHoliday(CHRISTMAS.minusDays(1))).isFalse();
    assertThat(calendars.ownHolidays(academy.id()))
        .extracting(Holiday::name)
        .containsExactly("Noël");
    calendars.removeHoliday(academy.id(), id);
    assertThat(calendars.of(room.id()).isHoliday(CHRISTMAS)).isFalse();
  }

  @Test
  void aHolidayThatEndsBeforeItStarts_isRefused() {
    assertThatThrownBy(
            () -> calendars.addHoliday(school.id(), "Noël", CHRISTMAS, CHRISTMAS.minusDays(1)))
        .isInstanceOf(Problem.class)
        .extracting("code")
        .isEqualTo(ProblemCode.REQUEST_INVALID);
  }
}
