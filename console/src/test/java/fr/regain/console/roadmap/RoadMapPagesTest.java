package fr.regain.console.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.access.Person;
import fr.regain.console.testing.TestingBrowser;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of the road map of the whole organisation, on 23 November 2026. */
final class RoadMapPagesTest {
  private static final String ACTIONS = "/feuille-de-route/actions";
  private static final String YEAR = "/feuille-de-route/annee";

  @TempDir Path data;
  private TestingBrowser browser;

  @BeforeEach
  void start() {
    browser = TestingBrowser.start(data).signIn();
    browser.setCookie("langue", "fr");
  }

  @AfterEach
  void stop() {
    browser.close();
  }

  private static Map<String, String> action(String title) {
    return new HashMap<>(
        Map.of(
            "site", "1",
            "title", title,
            "holder", "DSI",
            "due", "2026-10-01",
            "state", "PLANNED",
            "effect-low", "1 200",
            "effect-high", "3000",
            "effect-source", "=estimation 2025",
            "note", "",
            "reason", ""));
  }

  private static Map<String, String> figure(int year, String tonnes, String perimeter) {
    return new HashMap<>(
        Map.of(
            "site", "1",
            "year", Integer.toString(year),
            "version", "0",
            "figure", tonnes,
            "low", "",
            "high", "",
            "method", "ESTIMATED",
            "source", "bilan <b>",
            "perimeter", perimeter));
  }

  private int post(String path, Map<String, String> fields) {
    return browser.submit(path, fields).statusCode();
  }

  private Document roadMap() {
    return browser.page("/feuille-de-route");
  }

  @Test
  void anAction_isAdded_changed_andAbandoned_withItsHistory() {
    assertThat(post(ACTIONS, action("Garder les postes sept ans <b>"))).isEqualTo(303);

    Document page = roadMap();
    assertThat(page.select("#actions ~ .scroll tbody tr").text())
        .contains(
            "Garder les postes sept ans <b>",
            "en retard",
            "prévue",
            "de 1\u202f200 à 3\u202f000 kg");
    String address = page.select("#actions ~ .scroll tbody a").attr("href");
    Map<String, String> abandoned = action("Garder les postes huit ans");
    abandoned.put("version", "1");
    abandoned.put("state", "ABANDONED");
    assertThat(browser.submit(address, abandoned).body()).contains("href=\"#reason\"");
    abandoned.put("reason", "hors budget");
    assertThat(post(address, abandoned)).isEqualTo(303);
    assertThat(browser.page(address).select("dl").text()).contains("hors budget", "abandonnée");
    assertThat(browser.page(address).select(".history li")).hasSize(2);
    assertThat(roadMap().select("#actions ~ .scroll tbody").text()).doesNotContain("en retard");
  }

  @Test
  void mistakes_areAllSaidAtOnce_atTheirFields_andNothingIsLost() {
    Map<String, String> bad = action("");
    bad.putAll(
        Map.of("holder", "", "due", "demain", "effect-low", "9", "effect-high", "3", "state", "X"));
    bad.put("effect-source", "");
    HttpResponse<String> answer = browser.submit(ACTIONS, bad);

    assertThat(answer.statusCode()).isEqualTo(422);
    Document page = Jsoup.parse(answer.body());
    assertThat(page.select("[role=alert] a").eachAttr("href"))
        .containsExactlyInAnyOrder(
            "#title", "#holder", "#due", "#effect-high", "#effect-source", "#state");
    assertThat(page.select("#due").attr("value")).isEqualTo("demain");
    assertThat(page.select("#effect-low").attr("value")).isEqualTo("9");
    assertThat(page.select("#effect-high").attr("aria-describedby")).isEqualTo("effect-high-error");

    Map<String, String> figure = figure(2025, "-3", "");
    figure.putAll(Map.of("low", "1", "method", "COUNTED"));
    Document year = Jsoup.parse(browser.submit(YEAR, figure).body());
    assertThat(year.select("[role=alert] a").eachAttr("href"))
        .containsExactlyInAnyOrder("#figure", "#high", "#method", "#perimeter");
    assertThat(year.select("#figure").attr("value")).isEqualTo("-3");
    Document aim =
        Jsoup.parse(
            browser
                .submit("/feuille-de-route/cible", Map.of("site", "1", "base-year", "2030"))
                .body());
    assertThat(aim.select("[role=alert] a").eachAttr("href"))
        .containsExactly("#target-year", "#reduction");
    assertThat(aim.select("#base-year").attr("value")).isEqualTo("2030");
    assertThat(roadMap().text()).contains("pas encore d’action");
  }

  @Test
  void ofTwoPeopleWhoChangeOneAction_theSecondSeesWhatTheFirstWrote_andKeepsWhatTheyTyped() {
    post(ACTIONS, action("a"));
    String address = roadMap().select("#actions ~ .scroll tbody a").attr("href");
    Map<String, String> first = action("du premier");
    first.put("version", "1");
    Map<String, String> second = action("du second");
    second.put("version", "1");
    assertThat(post(address, first)).isEqualTo(303);

    HttpResponse<String> answer = browser.submit(address, second);

    assertThat(answer.statusCode()).isEqualTo(409);
    Document page = Jsoup.parse(answer.body());
    assertThat(page.select("[role=alert]").text()).contains("Quelqu’un d’autre");
    assertThat(page.select("dl").text()).contains("du premier");
    assertThat(page.select("#title").attr("value")).isEqualTo("du second");
    second.put("version", page.select("input[name=version]").attr("value"));
    assertThat(post(address, second)).isEqualTo(303);
    assertThat(browser.page(address).select("h1").text()).isEqualTo("du second");
  }

  @Test
  void theLine_isReckonedFromTheBaseYear_andAYearWithoutAFigureHasNone() {
    assertThat(roadMap().select("svg.drawn")).isEmpty();
    assertThat(roadMap().text()).contains("il n’y a pas encore de ligne");
    assertThat(post(YEAR, figure(2022, "100", "postes"))).isEqualTo(303);
    Map<String, String> ranged = figure(2024, "93,5", "postes");
    ranged.putAll(Map.of("low", "90", "high", "99,125"));
    assertThat(post(YEAR, ranged)).isEqualTo(303);
    assertThat(post(YEAR, figure(2025, "80", "postes et serveurs"))).isEqualTo(303);

    Document page = roadMap();
    assertThat(page.select("#years-caption ~ tbody tr").eachText())
        .hasSize(6)
        .satisfies(
            rows -> {
              assertThat(rows.get(0)).startsWith("2022 100\u202ft 100\u202ft sur la ligne estimé");
              assertThat(rows.get(1)).isEqualTo("2023 pas de chiffre 95,6\u202ft – –");
              assertThat(rows.get(2))
                  .startsWith(
                      "2024 93,5\u202ft (de 90\u202ft à 99,125\u202ft) 91,2\u202ft 2,3\u202ft"
                          + " au-dessus")
                  .contains("(2,5");
              assertThat(rows.get(3)).endsWith("Non comparable : autre périmètre");
              assertThat(rows.get(4)).startsWith("2026 pas de chiffre");
              assertThat(rows.get(5)).isEqualTo("2027 à venir 78\u202ft – –");
            });
    assertThat(page.select(".notice").text()).startsWith("À ne pas comparer avec 2022 : 2025");
    assertThat(page.select("svg.drawn .point")).hasSize(3);
    assertThat(page.select("svg.drawn .alien")).hasSize(1);
    assertThat(page.select("svg.drawn .range, svg.drawn .goal")).hasSize(2);
    assertThat(post("/feuille-de-route/annee/retrait", figure(2022, "", ""))).isEqualTo(409);
    Map<String, String> seen = figure(2022, "", "");
    seen.put("version", "1");
    assertThat(post("/feuille-de-route/annee/retrait", seen)).isEqualTo(303);
    assertThat(roadMap().select("svg.drawn .goal")).isEmpty();
  }

  @Test
  void theAim_isDataOfTheRoadMap_andItsSourceIsNamed() {
    assertThat(roadMap().select(".lead").text()).contains("22", "2027", "circulaire 6425/SG");
    Map<String, String> aim =
        Map.of(
            "site",
            "1",
            "version",
            "0",
            "base-year",
            "2020",
            "target-year",
            "2030",
            "reduction",
            "40");
    assertThat(post("/feuille-de-route/cible", aim)).isEqualTo(303);

    assertThat(roadMap().select(".lead").text()).startsWith("Objectif propre à ce site : 40");
    assertThat(roadMap().select("#years-caption ~ tbody tr")).hasSize(11);
    assertThat(post("/feuille-de-route/cible", aim)).as("somebody was faster").isEqualTo(409);
  }

  @Test
  void aYear_showsWhatRegainCounted_andSumsEnergyOnlyWhenAsked() {
    Document page = browser.page(YEAR + "?annee=2026");
    assertThat(page.select("#measured ~ .scroll").text())
        .contains("seconde vie (pièces) 0", "pas encore additionnée");

    Document summed = browser.page(page.select("a[href*=compter]").attr("href"));
    assertThat(summed.select("#measured ~ .scroll").text())
        .contains("aucun poste n’a donné de mesure", "pas de facteur d’électricité");
    assertThat(browser.page(YEAR + "?annee=2027").select("#measured, form.fields")).isEmpty();
    for (String absent : new String[] {"annee=1999", "annee=x", "site=99", "site=x"}) {
      assertThat(browser.get(YEAR + "?" + absent).statusCode()).as(absent).isEqualTo(404);
    }
  }

  @Test
  void theExchange_isAPage_andAFileThatNoSpreadsheetRuns() {
    post(ACTIONS, action("=cmd()"));
    post(YEAR, figure(2022, "100", "postes"));

    Document page = browser.page("/feuille-de-route/echange?trimestre=2026-T4");
    assertThat(page.select("#changes ~ .scroll").text()).contains("(nouvelle)", "prévue");
    assertThat(page.select("#late ~ .scroll").text()).contains("=cmd()", "1\u202f200");
    assertThat(page.select("#due ~ p").text()).isEqualTo("Rien pour ce trimestre.");
    assertThat(page.select("#years ~ .scroll").text()).contains("100\u202f000", "oui");
    String csv = browser.get(page.select("a[download]").attr("href")).body();
    assertThat(csv)
        .startsWith("\uFEFF")
        .contains("\r\nActions en retard;1;'=cmd();Au moins (kg/an);1200\r\n")
        .contains(";'=estimation 2025\r\n")
        .contains("Derniers chiffres annuels;1;2022;Chiffre (kg);100000\r\n");
    Document misread = browser.page("/feuille-de-route/echange?trimestre=2026-T5");
    assertThat(misread.select("[role=alert]").text()).contains("2026-T5");
    assertThat(misread.select("h1").text()).contains("2026-T4");
    assertThat(browser.get("/feuille-de-route/echange?trimestre=2026-T5&format=csv").statusCode())
        .isEqualTo(400);
  }

  @Test
  void fiveHundredActions_arePaged() {
    RoadMapService roadMaps = browser.console().bean(RoadMapService.class);
    for (int i = 0; i < 500; i++) {
      roadMaps.add(
          Person.CONSOLE,
          1,
          new ActionTerms(
              "Action " + i,
              "DSI",
              LocalDate.of(2026, 1, 1).plusDays(i),
              ActionState.PLANNED,
              new Range(1, 2),
              "bilan",
              "",
              ""));
    }

    Document page = roadMap();
    assertThat(page.select("#actions ~ .scroll tbody tr")).hasSize(RoadMapView.SIZE);
    assertThat(page.select("#actions ~ .scroll caption").text()).startsWith("500 actions");
    assertThat(page.select("*").size() - page.select("svg *").size()).isLessThanOrEqualTo(400);
    Document next = browser.page(page.select("a[rel=next]").attr("href"));
    assertThat(next.select("#actions ~ .scroll tbody th").first().text()).isEqualTo("Action 15");
    assertThat(browser.page("/feuille-de-route?page=999").select("#actions ~ .scroll tbody tr"))
        .hasSize(500 % RoadMapView.SIZE);
    Document exchange = browser.page("/feuille-de-route/echange");
    assertThat(exchange.select("*").size()).isLessThanOrEqualTo(400);
    assertThat(exchange.text()).contains("autres lignes sont dans le fichier CSV");
  }
}
