package fr.regain.console.lease;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.campaign.Hours;
import fr.regain.console.campaign.Schedule;
import fr.regain.console.site.Holiday;
import fr.regain.console.site.Population;
import fr.regain.console.site.SiteCalendar;
import fr.regain.console.site.WeeklyHours;
import fr.regain.v1.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WorkingHoursTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  // A Friday, noon in Paris.
  private static final Instant FROM = Instant.parse("2026-11-27T11:00:00Z");
  private static final Instant UNTIL = Instant.parse("2026-12-01T23:00:00Z");

  private final SiteCalendar site =
      new SiteCalendar(
          PARIS,
          WeeklyHours.parse("MONDAY 08:00-12:00 13:30-17:30, FRIDAY 08:00-17:00"),
          List.of(
              new Holiday(
                  1, 1, "Pont", LocalDate.parse("2026-12-01"), LocalDate.parse("2026-12-01"))),
          Population.SCHOOL,
          false);

  private static Schedule schedule(Hours hours, boolean skipHolidays) {
    return new Schedule(hours, WeeklyHours.parse("TUESDAY 22:00-00:00"), skipHolidays, null, UNTIL);
  }

  private List<String> windows(Hours hours, boolean skipHolidays) {
    return WorkingHours.windows(site, schedule(hours, skipHolidays), FROM, UNTIL).stream()
        .map(WorkingHoursTest::text)
        .toList();
  }

  private static String text(Window window) {
    return Instant.ofEpochMilli(window.getStartMillis()).atZone(PARIS).toLocalDateTime()
        + " "
        + Instant.ofEpochMilli(window.getEndMillis()).atZone(PARIS).toLocalDateTime();
  }

  @Test
  void withinOpeningHours_startsNow_andSkipsClosedDays() {
    assertThat(windows(Hours.WITHIN_OPENING, false))
        .containsExactly(
            "2026-11-27T12:00 2026-11-27T17:00",
            "2026-11-30T08:00 2026-11-30T12:00",
            "2026-11-30T13:30 2026-11-30T17:30");
  }

  @Test
  void outsideOpeningHours_isEverythingElse_inOnePiece_andAHolidayIsClosed() {
    assertThat(windows(Hours.OUTSIDE_OPENING, false))
        .containsExactly(
            "2026-11-27T17:00 2026-11-30T08:00",
            "2026-11-30T12:00 2026-11-30T13:30",
            "2026-11-30T17:30 2026-12-02T00:00");
  }

  @Test
  void aHoliday_isSkippedWhereTheCampaignSaysSo() {
    assertThat(windows(Hours.EXPLICIT, false)).containsExactly("2026-12-01T22:00 2026-12-02T00:00");
    assertThat(windows(Hours.EXPLICIT, true)).isEmpty();
    assertThat(windows(Hours.ANY, true)).containsExactly("2026-11-27T12:00 2026-12-01T00:00");
  }

  @Test
  void theNightInWhichClocksGoBack_isAnHourLonger() {
    Instant saturday = Instant.parse("2026-10-24T22:00:00Z");
    List<Window> windows =
        WorkingHours.windows(
            site,
            new Schedule(
                Hours.EXPLICIT, WeeklyHours.parse("SUNDAY 00:00-06:00"), false, null, UNTIL),
            saturday,
            saturday.plusSeconds(86_400));

    assertThat(windows)
        .singleElement()
        .satisfies(
            window ->
                assertThat(window.getEndMillis() - window.getStartMillis())
                    .isEqualTo(7 * 3_600_000L));
  }

  @Test
  void thereAreNeverMoreWindowsThanALeaseMayHave() {
    assertThat(
            WorkingHours.windows(
                site, schedule(Hours.WITHIN_OPENING, false), FROM, FROM.plusSeconds(86_400L * 400)))
        .hasSize(WorkingHours.MOST);
  }
}
