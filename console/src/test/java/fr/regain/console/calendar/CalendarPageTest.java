package fr.regain.console.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.access.Person;
import fr.regain.console.platform.Database;
import fr.regain.console.site.NamedDays;
import fr.regain.console.site.SiteCalendarService;
import fr.regain.console.testing.SampleCampaign;
import fr.regain.console.testing.SampleFleet;
import fr.regain.console.testing.TestingBrowser;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calendar on its page, and in the feed that a person's own program reads. */
final class CalendarPageTest {
  private static final String NAME =
      "Nettoyage « été » ; salles 1, 2 \\ CDI " + "é".repeat(80) + " 𝄞";

  @TempDir Path data;
  private TestingBrowser browser;
  private Instant now;
  private UUID campaign;

  @BeforeEach
  void start() {
    browser = TestingBrowser.start(data).signIn();
    SampleFleet.in(browser.console(), 3);
    now = browser.console().clock().instant();
    campaign = SampleCampaign.in(browser.console().bean(Database.class), NAME, now, 5);
    LocalDate soon = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(20);
    browser
        .console()
        .bean(SiteCalendarService.class)
        .addHolidays(
            Person.CONSOLE, 1, List.of(new NamedDays("Vacances, zone C", soon, soon.plusDays(9))));
  }

  @AfterEach
  void stop() {
    browser.close();
  }

  private String makeFeed() {
    Document page = Jsoup.parse(browser.submit("/calendrier/flux", Map.of()).body());
    String address = page.select("pre code").first().text();
    assertThat(address).startsWith("https://").endsWith(".ics");
    return address.substring(address.indexOf("/calendrier/"));
  }

  @Test
  void theFeed_isACalendar_thatAStrictReaderUnderstands() {
    String path = makeFeed();
    browser.forgetCookies();
    HttpResponse<byte[]> answer = browser.getBytes(path + "?vacances=oui");
    List<Map<String, String>> events = StrictCalendar.events(answer.body());

    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("text/calendar; charset=utf-8");
    assertThat(events).hasSize(4);
    Map<String, String> start = event(events, "start-0." + campaign);
    assertThat(start)
        .containsEntry("SUMMARY", NAME + "\u00A0: Début")
        .containsEntry("DTSTART", utc(now.minus(SampleCampaign.LAUNCHED_AGO)))
        .containsEntry("STATUS", "CONFIRMED");
    assertThat(event(events, "wave-1." + campaign).get("SUMMARY")).endsWith("Vague 1 lancée");
    assertThat(event(events, "end-0." + campaign))
        .containsEntry("DTSTART", utc(now.minus(Duration.ofDays(2))));
    Map<String, String> holiday = events.getLast();
    LocalDate soon = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(20);
    assertThat(holiday)
        .containsEntry("SUMMARY", "Vacances, zone C\u00A0: Organisation")
        .containsEntry("DTSTART;VALUE=DATE", basic(soon))
        .containsEntry("DTEND;VALUE=DATE", basic(soon.plusDays(10)));
  }

  private static Map<String, String> event(List<Map<String, String>> events, String uid) {
    return events.stream().filter(event -> event.get("UID").equals(uid)).findFirst().orElseThrow();
  }

  private static String utc(Instant at) {
    return DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC).format(at);
  }

  private static String basic(LocalDate day) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(day);
  }

  @Test
  void readTwice_itNamesTheSameThingsTheSame() {
    String path = makeFeed();
    List<Map<String, String>> first = StrictCalendar.events(browser.getBytes(path).body());
    browser.console().clock().advance(Duration.ofHours(7));
    List<Map<String, String>> second = StrictCalendar.events(browser.getBytes(path).body());

    assertThat(second).isEqualTo(first).hasSize(3);
    assertThat(first.stream().map(event -> event.get("UID"))).doesNotHaveDuplicates();
  }

  @Test
  void anAddress_opensUntilItIsReplacedOrWithdrawn_andIsNeverShownAgain() {
    String first = makeFeed();
    assertThat(browser.get(first).statusCode()).isEqualTo(200);
    assertThat(browser.page("/calendrier").text()).contains("Vous avez une adresse depuis");
    assertThat(browser.get("/calendrier").body())
        .doesNotContain(first.substring("/calendrier/".length()));

    String second = makeFeed();
    assertThat(browser.get(first).statusCode()).isEqualTo(404);
    assertThat(browser.get(second).statusCode()).isEqualTo(200);

    browser.submit("/calendrier/flux/retrait", Map.of());
    assertThat(browser.get(second).statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsNoAddress_opensNothing() {
    assertThat(browser.get("/calendrier/" + "A".repeat(43) + ".ics").statusCode()).isEqualTo(404);
    assertThat(browser.get("/calendrier/.ics").statusCode()).isEqualTo(404);
    assertThat(browser.get("/calendrier/flux").statusCode()).isEqualTo(404);
  }

  @Test
  void thePage_showsTheComingMonths_andLeadsToTheCampaign() {
    Document page = browser.page("/calendrier");

    assertThat(page.select("tbody tr").text())
        .contains("Vacances, zone C")
        .contains("Organisation");
    assertThat(page.select("tbody a").eachAttr("href"))
        .allMatch(("/campagnes/" + campaign)::equals);
    assertThat(StrictCalendar.unfolded("a\r\n b\r\n".getBytes(StandardCharsets.UTF_8)))
        .containsExactly("ab");
  }
}
