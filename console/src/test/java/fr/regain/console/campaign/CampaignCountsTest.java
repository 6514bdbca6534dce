package fr.regain.console.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.access.Person;
import fr.regain.console.platform.Database;
import fr.regain.console.site.OwnCalendar;
import fr.regain.console.site.Population;
import fr.regain.console.site.SiteCalendarService;
import fr.regain.console.testing.SampleCampaign;
import fr.regain.console.testing.SampleFleet;
import fr.regain.console.testing.TestingBrowser;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each count of devices, on each page of a campaign, is a link to exactly those devices. */
final class CampaignCountsTest {
  private static final int DEVICES = 24;
  private static final long MEGABYTE = 1_000_000;
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern LIST = Pattern.compile("/parc\\?.*|/campagnes/[^/]+/postes(\\?.*)?");
  private static final Pattern COUNT = Pattern.compile("\\d+ (more )?devices?\\b");

  @TempDir static Path data;
  private static TestingBrowser browser;
  private static UUID draft;
  private static UUID trying;
  private static UUID inReview;
  private static UUID approved;
  private static UUID running;
  private static UUID stopped;
  private static UUID finished;
  private static UUID lastYears;
  private static SampleFleet fleet;

  @BeforeAll
  static void start() {
    browser = TestingBrowser.start(data);
    browser.setCookie("langue", "en");
    fleet = SampleFleet.in(browser.console(), DEVICES);
    browser
        .console()
        .bean(SiteCalendarService.class)
        .put(
            Person.CONSOLE,
            fleet.places().get(2).id(),
            new OwnCalendar(null, null, Population.STAFF, null));
    SampleCampaigns campaigns = new SampleCampaigns(browser.console());
    ReviewService review = browser.console().bean(ReviewService.class);
    draft = campaigns.draft("Draft", null);
    trying = campaigns.trying("Dry run", null);
    List<Participant> tried = campaigns.devices(trying);
    for (int i = 0; i < DEVICES - 3; i++) {
      long bytes = (i == 0 ? 900 : 10 + i % 3) * MEGABYTE;
      campaigns.plan(trying, tried.get(i).deviceId(), bytes);
    }
    inReview = campaigns.trying("To be approved", null);
    campaigns.submit(inReview);
    approved = campaigns.trying("Approved", null);
    campaigns.submit(approved);
    review.approve(approved, SampleCampaigns.APPROVER);
    running = atWork(campaigns, "Running");
    stopped = atWork(campaigns, "Stopped");
    browser.console().bean(CourseService.class).stop(stopped, SampleCampaigns.AUTHOR);
    Database database = browser.console().bean(Database.class);
    Instant now = browser.console().clock().instant();
    finished = SampleCampaign.in(database, "This year", now, 3);
    lastYears = SampleCampaign.in(database, "Last year", now.minus(Duration.ofDays(300)), 5);
    browser.signIn();
    browser.submit("/parc/" + fleet.ids().getFirst() + "/exclusion", Map.of());
  }

  /** Two devices have finished, of which one holds something; one has failed; two are at it. */
  private static UUID atWork(SampleCampaigns campaigns, String name) {
    UUID id = campaigns.running(name, null);
    List<Participant> released = campaigns.devices(id, ParticipantState.RELEASED);
    released.stream().limit(5).forEach(device -> campaigns.start(id, device.deviceId()));
    campaigns.finish(id, released.get(0).deviceId(), 40 * MEGABYTE, 10 * MEGABYTE);
    campaigns.finish(id, released.get(1).deviceId(), 40 * MEGABYTE, 0);
    campaigns.fail(id, released.get(2).deviceId(), "disk.busy");
    return id;
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  /** Each page of campaigns that counts devices. */
  static Stream<String> pages() {
    return Stream.of(
            Stream.of("/campagnes"),
            Stream.of("cible", "verification", "decision/suppression").map(page -> of(draft, page)),
            Stream.of(trying, inReview, approved, running).map(id -> of(id, "apercu")),
            Stream.of(running, stopped).map(id -> "/campagnes/" + id),
            Stream.of(of(inReview, "decision/correction"), of(approved, "lancement")),
            Stream.of("arret", "pause").map(act -> of(running, "decision/" + act)),
            Stream.of("reprise", "nouvel-essai", "restitution", "abandon")
                .map(act -> of(stopped, "decision/" + act)),
            Stream.of(running, finished).map(id -> of(id, "bilan")),
            fleet.places().stream().map(site -> of(finished, "bilan?dans=" + site.id())),
            Stream.of(of(running, "postes?etat=FAILED")),
            Stream.of("/campagnes/comparer?a=" + lastYears + "&b=" + finished))
        .flatMap(pages -> pages);
  }

  private static String of(UUID campaign, String page) {
    return "/campagnes/" + campaign + "/" + page;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void whereACountLeads_thereAreAsManyDevices(String path) {
    Document page = browser.page(path);

    for (Element link : page.select("main a[href]")) {
      String address = link.attr("href");
      boolean names = link.closest("th, nav, .tools, .trail, .views, .chips") != null;
      if (LIST.matcher(address).matches() && !names) {
        assertThat(devices(address)).as(link.outerHtml()).isEqualTo(number(link.text()));
      }
    }
  }

  private static int number(String text) {
    Matcher number = NUMBER.matcher(text);
    // "No device": there is no figure for nothing.
    return number.find() ? Integer.parseInt(number.group()) : 0;
  }

  private static int devices(String address) {
    String all = address + (address.contains("?") ? "&" : "?") + "taille=100";
    return browser.page(all).select("table.list tbody tr").size();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void noCountOfDevices_leadsNowhere(String path) {
    Document page = browser.page(path);

    for (Element cell : page.select("main td")) {
      // Files of plans, and numbers of waves, are no counts of devices.
      boolean others = cell.closest("section[aria-labelledby=plans] table, table.list") != null;
      if (cell.text().matches("[1-9]\\d*") && !others) {
        assertThat(cell.select("a")).as(path + ": " + cell.parent().text()).hasSize(1);
      }
    }
    List<Integer> linked =
        page.select("main a[href]").stream()
            .filter(link -> LIST.matcher(link.attr("href")).matches())
            .map(link -> number(link.text()))
            .toList();
    NodeTraversor.traverse(
        (node, depth) -> {
          if (node instanceof TextNode text
              && COUNT.matcher(text.text()).find()
              && !excused(text)) {
            // A sentence may say once more what a link beside it counts.
            assertThat(linked).as(path + ": " + text.text()).contains(number(text.text()));
          }
        },
        page.selectFirst("main"));
  }

  /** Where a number of devices is no count of devices that are there. */
  private static boolean excused(TextNode text) {
    return Stream.of("more devices (at least", "Approved for", "approved by")
            .anyMatch(text.text()::contains)
        || ((Element) text.parent()).closest("option, caption") != null;
  }
}
