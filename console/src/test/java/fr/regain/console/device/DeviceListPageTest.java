package fr.regain.console.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.miachm.sods.Sheet;
import com.github.miachm.sods.SpreadSheet;
import fr.regain.console.testing.SampleFleet;
import fr.regain.console.testing.TestingBrowser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeviceListPageTest {
  private static final int DEVICES = 45;

  @TempDir static Path data;
  private static TestingBrowser browser;
  private static SampleFleet fleet;

  @BeforeAll
  static void start() {
    browser = TestingBrowser.start(data);
    browser.setCookie("langue", "en");
    fleet = SampleFleet.in(browser.console(), DEVICES);
    browser.signIn();
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @Test
  void theFrontDoor_opensTheDashboard() {
    assertThat(browser.page("/").select("h1").text()).isEqualTo("Dashboard");
  }

  @Test
  void pages_showEachDeviceOnce_byTheirOwnLinks() {
    List<String> seen = new ArrayList<>();
    String path = "/parc";
    while (!path.isEmpty()) {
      Document page = browser.page(path);
      assertThat(names(page)).hasSizeLessThanOrEqualTo(20);
      seen.addAll(names(page));
      path = page.select(".pager a[rel=next]").attr("href");
    }
    assertThat(seen).hasSize(DEVICES).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void theLastPage_leadsBackToTheFirst_byItsOwnLinks() {
    List<String> seen = new ArrayList<>();
    Document page = browser.page("/parc?taille=20");
    page = browser.page(page.select(".pager a:contains(Last)").attr("href"));
    assertThat(page.select(".pager a[rel=next]")).isEmpty();
    seen.addAll(0, names(page));
    while (!page.select(".pager a[rel=prev]").isEmpty()) {
      page = browser.page(page.select(".pager a[rel=prev]").attr("href"));
      seen.addAll(0, names(page));
    }
    assertThat(seen).hasSize(DEVICES).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void aHeading_sorts_andThenTheOtherWayRound_keepingTheFilters() {
    Document page = browser.page("/parc?type=LAPTOP");
    String up = page.select("thead th:contains(Device) a").attr("href");
    assertThat(page.select("th[aria-sort]").attr("aria-sort")).isEqualTo("ascending");

    Document reversed = browser.page(up);
    assertThat(reversed.select("th[aria-sort]").attr("aria-sort")).isEqualTo("descending");
    assertThat(names(reversed))
        .isSortedAccordingTo(Collections.reverseOrder())
        .hasSizeGreaterThan(3);
    assertThat(reversed.select("tbody tr td:eq(5)").eachText()).containsOnly("laptop");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nom", "modele", "occupation", "age", "contact"})
  void everySort_hasItsHeading_bothWays(String key) {
    assertThat(browser.page("/parc?tri=" + key).select("[aria-sort=ascending]")).hasSize(1);
    assertThat(browser.page("/parc?tri=-" + key).select("[aria-sort=descending]")).hasSize(1);
  }

  @Test
  void filters_stayInTheForm_andEachHasAChipThatDropsIt() {
    String path =
        "/parc?q=MOULIN&site=" + fleet.places().get(0).id() + "&type=LAPTOP&etat=ACTIVE&muet=1";
    Document page = browser.page(path);

    assertThat(page.title()).isEqualTo("Devices (5 filters) – Regain");
    assertThat(page.select("input[name=q]").attr("value")).isEqualTo("MOULIN");
    assertThat(page.select("option[selected]").eachText())
        .map(String::strip)
        .containsExactly("Salle 101", "laptop", "active", "1 day");
    assertThat(page.select(".chip")).hasSize(5);
    for (String without : page.select(".chip").eachAttr("href")) {
      assertThat(browser.page(without).select(".chip")).as(without).hasSize(4);
    }
    assertThat(browser.page("/parc").select(".chip")).isEmpty();
  }

  @Test
  void aSite_holdsTheDevicesOfThoseBelowIt() {
    long college = fleet.places().get(0).parentId();

    assertThat(browser.page("/parc?taille=100&site=" + college).select("tbody td:eq(6)").eachText())
        .containsOnly("Salle 101", "CDI")
        .hasSize(30);
  }

  @Test
  void nearlyFull_andSilent_showWhatTheySay() {
    assertThat(browser.page("/parc?plein=oui").select("tbody tr"))
        .hasSameSizeAs(browser.page("/parc?plein=oui").select("tbody td.full"))
        .isNotEmpty();
    assertThat(browser.page("/parc?muet=14").select("tbody td:eq(2)").eachText())
        .containsOnly("27 d ago", "never");
  }

  @Test
  void nothingFound_saysSo_andHowToGoOn() {
    Document page = browser.page("/parc?q=no-such-device");

    assertThat(page.text()).contains("No device passes these filters");
    assertThat(page.select(".chips a[href=/parc?vue=0]")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apres=x",
        "apres=%00",
        "avant=bm8tdXVpZA",
        "avant=fin",
        "col=nothing",
        "col=nom.nom..",
        "version=%00",
        "taille=7",
        "tri=bobby",
        "type=UNICORN",
        "etat=1",
        "muet=-3",
        "muet=x",
        "site=x",
        "site=999",
        "q=%27%3Bdrop",
        "q=%25",
        "q=%3Cscript%3E",
        "format=exe",
        "plein=",
        "q=%FF"
      })
  void whatMakesNoSense_isLeftOut(String parameter) {
    Document page = browser.page("/parc?" + parameter);

    assertThat(page.select("script")).isEmpty();
    assertThat(page.select("h1").text()).isEqualTo("Devices");
  }

  @Test
  void theTableToSave_holdsExactlyTheFilteredList_allPagesInItsOrder() {
    String filters = "type=LAPTOP&tri=-nom";
    List<String> onScreen = names(browser.page("/parc?taille=100&" + filters));
    String export =
        browser.page("/parc?" + filters).select("a[download]:contains(CSV)").attr("href");

    String csv =
        new String(browser.getBytes(export).body(), StandardCharsets.UTF_8).replace("\uFEFF", "");
    List<String> lines = csv.lines().toList();
    assertThat(lines.getFirst()).startsWith("Device;Bytes used;Bytes in all;Last contact;");
    assertThat(lines.stream().skip(1).map(line -> line.split(";", 2)[0]).toList())
        .isEqualTo(onScreen)
        .hasSizeGreaterThan(20);
  }

  @Test
  void theTableToSave_isAFile_andKeptNowhere() {
    var response = browser.get("/parc?format=csv");

    assertThat(response.headers().firstValue("content-disposition"))
        .contains("attachment; filename=\"devices.csv\"");
    assertThat(response.headers().firstValue("cache-control")).contains("no-store");
    assertThat(response.headers().map()).containsKey("content-security-policy");
  }

  @Test
  void files_holdTheColumnsThatAreShown() {
    String csv =
        new String(
            browser.getBytes("/parc?col=modele.etat&format=csv").body(), StandardCharsets.UTF_8);
    assertThat(csv.lines().findFirst()).contains("\uFEFFDevice;Model;State");

    String json = browser.get("/parc?col=contact.memoire&format=json").body();
    assertThat(json).startsWith("[{\"Device\":\"MOULIN-001\",\"Last contact\":\"20");
    assertThat(json).contains("\"Memory\":8389934592").endsWith("}]");
  }

  @Test
  void aSpreadsheet_isOneThatAnotherReaderOpens() throws IOException {
    byte[] ods = browser.getBytes("/parc?tri=-nom&format=ods").body();

    Sheet sheet = new SpreadSheet(new ByteArrayInputStream(ods)).getSheet(0);
    assertThat(sheet.getRange(0, 0).getValue()).isEqualTo("Device");
    assertThat(sheet.getMaxRows()).isEqualTo(DEVICES + 1);
    assertThat(sheet.getRange(1, 0).getValue()).isEqualTo("MOULIN-045");
  }

  @Test
  void columns_areThoseOfTheAddress_elseThoseThatTheReaderChose() {
    assertThat(browser.page("/parc?col=serie").select("thead th").eachText())
        .containsExactly("Device", "Serial number");
    String choices = browser.page("/parc?q=MOULIN").select("a[href^=/vues]").attr("href");
    Document form = browser.page(choices);
    assertThat(form.select("input[checked]")).hasSize(6);
    Map<String, String> fields =
        Map.of(
            "liste",
            "parc",
            "page",
            "/parc",
            "requete",
            "q=MOULIN",
            "taille",
            "50",
            "colonne-agent",
            "oui");

    assertThat(browser.submit("/vues/affichage", fields).headers().firstValue("location"))
        .contains("/parc?q=MOULIN");
    Document page = browser.page("/parc");
    assertThat(page.select("thead th").eachText()).containsExactly("Device", "Agent version");
    assertThat(page.select("tbody tr")).hasSize(DEVICES);

    browser.submit(
        "/vues/affichage", Map.of("liste", "parc", "page", "/parc", "requete", "", "taille", "20"));
    assertThat(browser.page("/parc").select("thead th")).hasSize(7);
  }

  @Test
  void aView_isSaved_opened_madeTheFirst_andForgotten() {
    Map<String, String> place =
        Map.of("liste", "parc", "page", "/parc", "requete", "type=LAPTOP&tri=-age");
    Map<String, String> named = new HashMap<>(place);
    named.put("nom", "Portables <vieux>");
    browser.submit("/vues", named);

    assertThat(browser.page("/parc").select("nav.tools a").eachText())
        .containsExactly("Portables <vieux>");
    assertThat(browser.page("/parc").select("nav.tools a").attr("href"))
        .isEqualTo("/parc?type=LAPTOP&tri=-age");
    String views = "/vues?liste=parc&page=/parc&requete=";
    String open = browser.page(views).select("form[action$=ouverture]").attr("action");
    browser.submit(open, place);
    assertThat(browser.get("/parc").headers().firstValue("location"))
        .contains("/parc?type=LAPTOP&tri=-age");
    assertThat(browser.get("/parc?vue=0").statusCode()).isEqualTo(200);
    browser.submit(open, place);
    assertThat(browser.get("/parc").statusCode()).isEqualTo(200);

    assertThat(browser.submit("/vues/999/retrait", place).statusCode()).isEqualTo(404);
    browser.submit(browser.page(views).select("form[action$=retrait]").attr("action"), place);
    assertThat(browser.page("/parc").select("nav.tools")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "liste=nothing&page=/parc",
        "liste=parc&page=//elsewhere",
        "liste=parc&page=https://elsewhere",
        "liste=parc&page=/parc&requete=%0d%0aSet-Cookie:x"
      })
  void viewsOfNoList_leadBack(String parameters) {
    assertThat(browser.get("/vues?" + parameters).headers().firstValue("location"))
        .contains("/parc");
  }

  private static List<String> names(Document page) {
    return page.select("tbody th").eachText();
  }

  @Test
  void rows_leadToTheirDevice() {
    String link = browser.page("/parc").select("tbody th a").first().attr("href");

    assertThat(browser.page(link).select("h1").text()).isEqualTo("MOULIN-001");
    assertThat(link).isEqualTo("/parc/" + fleet.ids().getFirst());
  }
}
