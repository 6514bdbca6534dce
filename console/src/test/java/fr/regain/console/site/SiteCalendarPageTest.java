package fr.regain.console.site;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.access.Person;
import fr.regain.console.testing.TestingBrowser;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SiteCalendarPageTest {
  @TempDir Path data;
  private TestingBrowser browser;
  private String school;

  @BeforeEach
  void start() {
    browser = TestingBrowser.start(data).signIn();
    Site made =
        browser
            .console()
            .bean(SiteService.class)
            .create(Person.CONSOLE, 1, SiteKind.ETABLISSEMENT, "Collège Hugo", null);
    school = "/sites/" + made.id() + "/calendrier";
  }

  @AfterEach
  void stop() {
    browser.close();
  }

  private int put(String path, Map<String, String> fields) {
    return browser.submit(path, fields).statusCode();
  }

  @Test
  void whatTheSiteAboveSays_holdsBelow_untilTheSiteSaysItself() {
    put("/sites/1/calendrier", Map.of("zone", "Indian/Reunion", "population", "STAFF"));

    String inherited = browser.page(school).select("dl").text();
    assertThat(inherited)
        .contains("Indian/Reunion – repris de Organisation")
        .contains("Personnels – repris de Organisation")
        .contains("non – valeur habituelle");

    Map<String, String> own = new HashMap<>(Map.of("zone", "Europe/Paris", "shared", "yes"));
    own.put("hours", "own");
    own.put("hours-1", "8:00-12:00".replace("8:", "08:") + " 13:30 - 17:30");
    assertThat(put(school, own)).isEqualTo(303);

    Document page = browser.page(school);
    assertThat(page.select("dl").text())
        .contains("Europe/Paris – dit ici")
        .contains("oui – dit ici")
        .contains("Personnels – repris de Organisation")
        .contains("lundi 08:00-12:00 13:30-17:30")
        .contains("mardi fermé");
    SiteCalendar holding =
        browser.console().bean(SiteCalendarService.class).of(Long.parseLong(school.split("/")[2]));
    assertThat(holding.openingHours().of(DayOfWeek.MONDAY)).hasSize(2);
    assertThat(holding.openingHours().of(DayOfWeek.TUESDAY)).isEmpty();
  }

  @Test
  void mistakes_areSaidAtTheirField_andNothingIsLost() {
    Map<String, String> fields =
        Map.of("zone", "Mars/Olympus", "hours", "own", "hours-2", "18:00-08:00");
    Document page = Jsoup.parse(browser.submit(school, fields).body());

    assertThat(page.select("[role=alert] a").eachAttr("href"))
        .containsExactlyInAnyOrder("#zone", "#hours-2");
    assertThat(page.select("#zone").attr("value")).isEqualTo("Mars/Olympus");
    assertThat(page.select("#hours-2").attr("value")).isEqualTo("18:00-08:00");
    assertThat(page.select("#hours option[selected]").attr("value")).isEqualTo("own");
    assertThat(browser.page(school).select("dl").text()).contains("Europe/Paris – valeur");
  }

  @Test
  void closures_areAdded_inherited_andTakenBack() {
    put(
        "/sites/1/calendrier/fermetures",
        Map.of("name", "Noël <b>", "first", "2099-12-19", "last", "2100-01-03"));

    assertThat(browser.page(school).select("tbody tr").text())
        .contains("Noël <b>")
        .endsWith("repris de Organisation");
    Document root = browser.page("/sites/1/calendrier");
    String removal = root.select("tbody form").attr("action");
    assertThat(
            put(removal.replace("/sites/1/", school.substring(0, school.length() - 10)), Map.of()))
        .as("a site takes back its own alone")
        .isEqualTo(404);
    assertThat(put(removal, Map.of())).isEqualTo(303);
    assertThat(browser.page(school).select("tbody tr")).isEmpty();
  }

  @Test
  void anImport_addsEachHolidayOnce_andSaysWhatItDid() {
    String pasted = "nom;du;au\nNoël;2099-12-19;2100-01-03\nHiver;2100-02-13;2100-02-28\nx";
    String first =
        Jsoup.parse(browser.submit(school + "/import", Map.of("pasted", pasted)).body()).text();
    String second =
        Jsoup.parse(browser.submit(school + "/import", Map.of("pasted", pasted)).body()).text();

    assertThat(first).contains("Fermetures ajoutées : 2. Déjà entrées : 0. Lignes non comprises");
    assertThat(second).contains("Fermetures ajoutées : 0. Déjà entrées : 2.");
    assertThat(browser.page(school).select("tbody tr")).hasSize(2);
    assertThat(browser.submit(school + "/import", Map.of("pasted", "nothing")).statusCode())
        .isEqualTo(422);
  }
}
