package fr.regain.console.device;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.testing.SampleFleet;
import fr.regain.console.testing.TestingBrowser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
  void theFrontDoor_leadsToTheList() {
    assertThat(browser.get("/").headers().firstValue("location")).contains("/parc");
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
  void aPageAfterTheLast_leadsToTheLast() {
    assertThat(browser.get("/parc?page=99&q=MOULIN").headers().firstValue("location"))
        .contains("/parc?q=MOULIN&page=3");
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
    assertThat(page.select(".chips a[href=/parc]")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "page=0",
        "page=-1",
        "page=x",
        "page=99999999999999999999",
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
    String export = browser.page("/parc?" + filters).select("a[download]").attr("href");

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
