package fr.regain.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.regain.console.access.Person;
import fr.regain.console.access.SampleKeys;
import fr.regain.console.campaign.SampleCampaigns;
import fr.regain.console.device.RingService;
import fr.regain.console.eligibility.Evaluations;
import fr.regain.console.enrolment.TokenService;
import fr.regain.console.equipment.Survey;
import fr.regain.console.secondlife.SampleWorkshop;
import fr.regain.console.testing.SampleFleet;
import fr.regain.console.testing.TestingBrowser;
import fr.regain.console.testing.TestingProgram;
import fr.regain.console.web.table.Column;
import fr.regain.console.web.table.Filter;
import fr.regain.console.web.table.ListTable;
import fr.regain.console.web.table.Listed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for each list that a capability declares. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ListsContract {
  // More than one page of each list.
  private static final int MANY = 23;
  // Pages that lead to each other in a circle end the test all the same.
  private static final int ENDLESS = 2_000;

  private final Map<String, String> pages = new LinkedHashMap<>();
  private final Map<String, String> calls = new LinkedHashMap<>();
  private final Map<String, ListTable<?, ?>> tables = new LinkedHashMap<>();
  private TestingBrowser browser;
  private TestingProgram program;

  /** Settings of the console, for its database. */
  abstract Map<String, String> settings();

  @BeforeAll
  void start(@TempDir Path data) {
    browser = TestingBrowser.start(data, settings());
    browser.setCookie("langue", "en");
    SampleFleet fleet = SampleFleet.in(browser.console(), MANY);
    browser.signIn();
    long site = fleet.places().getFirst().id();
    SampleCampaigns campaigns = new SampleCampaigns(browser.console());
    SampleWorkshop workshop = new SampleWorkshop(browser.console(), "Région");
    for (int number = 0; number < MANY; number++) {
      // Some at the same moment as the one before, and some later.
      browser.console().clock().advance(Duration.ofMinutes(number % 3));
      String name = (number % 2 == 0 ? "Été " : "hiver ") + number % 7;
      campaigns.draft(name, null);
      campaigns.template(name);
      browser.console().bean(RingService.class).create(Person.CONSOLE, "Anneau " + number);
      browser
          .console()
          .bean(TokenService.class)
          .create(Person.CONSOLE, site, name, Duration.ofDays(1 + number % 5), 10);
      browser.submit(
          "/comptes",
          Map.of("name", name, "sign-in", "p" + number, "role", "TECHNICIAN", "site", "CDI"));
      workshop.collected(workshop.laptop(site));
      workshop.gift(site, name, null);
    }
    String running = "/campagnes/" + campaigns.running("En cours", null);
    browser.console().bean(Survey.class).run();
    browser.console().bean(Evaluations.class).work();
    program = new SampleKeys(browser).everything("programme");
    browser
        .console()
        .beans(Listed.class)
        .forEach(list -> tables.put(list.table().name(), list.table()));
    put("parc", "/parc", "/devices");
    put("campagnes", "/campagnes", "/campaigns");
    put("modeles", "/campagnes/modeles", "/campaigns?templates=true");
    put(
        "postes-de-campagne",
        running + "/postes",
        running.replace("campagnes", "campaigns") + "/participants");
    put("seconde-vie", "/seconde-vie", "/eligibility");
    put("atelier", "/seconde-vie/atelier", "/workshop");
    put("lots", "/seconde-vie/lots", "/lots");
    put("comptes", "/comptes", "/accounts");
    put("jetons", "/deploiement/jetons", "/enrolment-tokens");
    put("anneaux", "/anneaux", "/rings");
    put("journal", "/journal", "/audit-records");
  }

  private void put(String list, String page, String call) {
    pages.put(list, page);
    calls.put(list, "/api/v1" + call);
  }

  @AfterAll
  void stop() {
    browser.close();
  }

  Stream<String> lists() {
    return tables.keySet().stream();
  }

  @Test
  void everyDeclaredList_isWalkedHere() {
    assertThat(pages.keySet()).isEqualTo(tables.keySet());
  }

  @ParameterizedTest
  @MethodSource("lists")
  void everyOrder_showsEachRowOnce_forwardsAndBackwards(String list) {
    Set<String> all = Set.copyOf(rows(list, "taille=100"));
    for (String order : orders(list)) {
      List<String> forward = rows(list, "taille=20&tri=" + order);
      assertThat(forward).as(order).doesNotHaveDuplicates().hasSizeGreaterThan(20);
      assertThat(Set.copyOf(forward)).as(order).isEqualTo(all);
      assertThat(back(list, "taille=20&tri=" + order)).as(order + " back").isEqualTo(forward);
    }
  }

  @ParameterizedTest
  @MethodSource("lists")
  void everyOrder_isSaidByItsHeading(String list) {
    for (String order : orders(list)) {
      String column = order.replace("-", "");
      Document page = browser.page(pages.get(list) + "?col=" + column + "&tri=" + order);
      assertThat(page.select("th[aria-sort]").eachAttr("aria-sort"))
          .as(order)
          .containsExactly(order.startsWith("-") ? "descending" : "ascending");
    }
  }

  private List<String> orders(String list) {
    return tables.get(list).sorts().keySet().stream()
        .sorted()
        .flatMap(key -> Stream.of(key, "-" + key))
        .toList();
  }

  /** What tells each row of a page: where it leads, or all that it says. */
  private static List<String> rowsOf(Document page) {
    return page.select("table:has(#caption) tbody tr").stream()
        .map(
            row -> {
              Element link = row.selectFirst("th a");
              Element form = row.selectFirst("form");
              return link != null
                  ? link.attr("href")
                  : form != null ? form.attr("action") : row.text();
            })
        .toList();
  }

  private List<String> rows(String list, String query) {
    List<String> rows = new ArrayList<>();
    String address = pages.get(list) + "?" + query;
    while (!address.isEmpty() && rows.size() < ENDLESS) {
      Document page = browser.page(address);
      rows.addAll(rowsOf(page));
      address = page.select(".pager a[rel=next]").attr("href");
    }
    return rows;
  }

  private List<String> back(String list, String query) {
    List<String> rows = new ArrayList<>();
    String address = pages.get(list) + "?" + query + "&avant=fin";
    while (!address.isEmpty() && rows.size() < ENDLESS) {
      Document page = browser.page(address);
      rows.addAll(0, rowsOf(page));
      address = page.select(".pager a[rel=prev]").attr("href");
    }
    return rows;
  }

  @ParameterizedTest
  @MethodSource("lists")
  void files_holdExactlyWhatIsOnTheScreen_overAllPages(String list) throws IOException {
    for (String order :
        List.of("", "&tri=-" + tables.get(list).sorts().keySet().iterator().next())) {
      List<String> screen = new ArrayList<>();
      String address = pages.get(list) + "?taille=20" + order;
      Document page;
      do {
        page = browser.page(address);
        page.select("table:has(#caption) tbody th")
            .eachText()
            .forEach(text -> screen.add(bare(text)));
        address = page.select(".pager a[rel=next]").attr("href");
      } while (!address.isEmpty() && screen.size() < ENDLESS);

      List<String> json = new ArrayList<>();
      String path = file(page, "JSON");
      for (JsonNode row : new ObjectMapper().readTree(browser.get(path).body())) {
        json.add(bare(row.elements().next().asText()));
      }
      assertThat(json).as(path).isEqualTo(screen);
      String csv = new String(browser.getBytes(file(page, "CSV")).body(), StandardCharsets.UTF_8);
      assertThat(csv.split("\r\n")).as("and its headings").hasSize(screen.size() + 1);
      assertThat(browser.getBytes(file(page, "ODS")).body()).startsWith('P', 'K');
    }
  }

  private static String file(Document page, String form) {
    return page.select("a[download]:contains(" + form + ")").attr("href");
  }

  private static String bare(String text) {
    return text.replaceAll("[\\s\\u00A0\\u202F]", "");
  }

  @ParameterizedTest
  @MethodSource("lists")
  void everyColumn_canBeChosen(String list) {
    for (Column<?> column : tables.get(list).columns()) {
      Document page = browser.page(pages.get(list) + "?col=" + column.key());
      assertThat(page.select("table:has(#caption) thead th").size())
          .as(column.key())
          .isBetween(1, 2);
      assertThat(page.select("table:has(#caption) tbody tr")).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("lists")
  void everyFilter_hasAChip_thatTakesItAway(String list) {
    Document whole = browser.page(pages.get(list));
    for (Filter<?> filter : tables.get(list).filters()) {
      String value = some(whole, filter);
      String address = pages.get(list) + "?" + filter.name() + "=" + value;
      Document page = browser.page(address);
      assertThat(page.select(".chips .chip")).as(address).hasSize(1);
      assertThat(page.select("p[role=status]")).as("nothing left out").isEmpty();
      Document without = browser.page(page.select(".chips .chip").attr("href"));
      assertThat(without.select(".chips .chip")).isEmpty();
      assertThat(without.select("#caption").text()).isEqualTo(whole.select("#caption").text());
    }
  }

  /** A value of a filter that the list's own page offers, or that links use. */
  private static String some(Document page, Filter<?> filter) {
    Element control = page.selectFirst(".filters [name=" + filter.name() + "]");
    if (control == null) {
      return switch (filter.name()) {
        case "compte", "plus-de" -> "0";
        case "ici" -> "oui";
        case "fait" -> "ANSWERED";
        case "population" -> "SCHOOL";
        case "cause" -> "lease.expired";
        case "version" -> "-1.0";
        default -> "some.code";
      };
    }
    return switch (control.tagName()) {
      case "select" -> control.select("option").get(1).attr("value");
      default -> control.attr("type").equals("checkbox") ? "oui" : "a";
    };
  }

  @ParameterizedTest
  @MethodSource("lists")
  void whatMeansNothing_isLeftOut_andTold(String list) {
    List<String> parts =
        new ArrayList<>(
            List.of("tri=bobby", "col=nothing", "taille=7", "format=exe", "apres=x", "avant=%25"));
    for (Filter<?> filter : tables.get(list).filters()) {
      if (filter.reading().apply("Ω\n").isEmpty()) {
        parts.add(filter.name() + "=%CE%A9%0A");
      }
    }
    for (String part : parts) {
      Document page = browser.page(pages.get(list) + "?" + part);
      assertThat(page.select("p[role=status]").text())
          .as(part)
          .contains(part.substring(0, part.indexOf('=') + 1));
      assertThat(page.select("#caption").text())
          .isEqualTo(browser.page(pages.get(list)).select("#caption").text());
    }
  }

  @ParameterizedTest
  @MethodSource("lists")
  void aCursorOfNoRow_isSomewhereInTheList(String list) {
    for (String cursor :
        List.of("eA", "eAp5", "MQ", "MQoyMDI2", "MQo5OTk5OTk5OTk5OTk5OTk5OTk5OQ")) {
      for (String order : orders(list)) {
        for (String side : List.of("apres", "avant")) {
          assertThat(
                  browser
                      .get(pages.get(list) + "?tri=" + order + "&" + side + "=" + cursor)
                      .statusCode())
              .as(order + " " + side + " " + cursor)
              .isEqualTo(200);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("lists")
  void aList_thatFiltersLeaveEmpty_saysSo(String list) {
    Filter<?> filter = tables.get(list).filters().getFirst();
    String value = filter.name().equals("etat") ? "GONE" : "no-row-has-this";
    Document page = browser.page(pages.get(list) + "?" + filter.name() + "=" + value);

    assertThat(page.select("table:has(#caption)")).isEmpty();
    assertThat(page.select("p.lead").text()).isNotBlank();
    assertThat(page.select(".chips a")).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("lists")
  void columnsAndViews_areChosenForEachList(String list) {
    String choices =
        browser.page(pages.get(list) + "?taille=20").select(".tools a[href^=/vues]").attr("href");

    assertThat(browser.page(choices).select("input[name^=colonne-]"))
        .hasSize(tables.get(list).columns().size() - 1);
    browser.submit(
        "/vues",
        Map.of("liste", list, "page", pages.get(list), "requete", "taille=50", "nom", "Mine"));
    assertThat(browser.page(pages.get(list)).select("nav.tools a:contains(Mine)").attr("href"))
        .isEqualTo(pages.get(list) + "?taille=50");
  }

  @ParameterizedTest
  @MethodSource("lists")
  void callsOfPrograms_readTheSameRows_inEachOrder(String list) {
    int rows = rows(list, "taille=100").size();
    for (Enum<?> sort : tables.get(list).sorts().values()) {
      for (boolean descending : List.of(false, true)) {
        String next = with(calls.get(list), "limit=7&descending=" + descending + "&sort=" + sort);
        List<String> found = new ArrayList<>();
        while (!next.isEmpty() && found.size() < ENDLESS) {
          JsonNode page = program.read(next);
          page.path("items").forEach(item -> found.add(item.toString()));
          next = page.path("next").asText("");
        }
        assertThat(found).as(sort + " " + descending).hasSize(rows).doesNotHaveDuplicates();
      }
    }
    assertThat(program.get(with(calls.get(list), "cursor=x")).statusCode()).isEqualTo(422);
  }

  private static String with(String call, String query) {
    return call + (call.contains("?") ? "&" : "?") + query;
  }
}
