package fr.regain.console.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.access.Scope;
import fr.regain.console.campaign.SampleCampaigns;
import fr.regain.console.eligibility.Evaluations;
import fr.regain.console.equipment.EquipmentService;
import fr.regain.console.equipment.Survey;
import fr.regain.console.platform.Database;
import fr.regain.console.testing.SampleFleet;
import fr.regain.console.testing.TestingBrowser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DashboardPageTest {
  @TempDir static Path data;
  private static TestingBrowser browser;
  private static SampleFleet fleet;

  @BeforeAll
  static void start() {
    browser = TestingBrowser.start(data);
    browser.setCookie("langue", "en");
    fleet = SampleFleet.in(browser.console(), 45);
    new SampleCampaigns(browser.console()).running("Autumn", null);
    browser.signIn();
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @Test
  void eachFigure_leadsToExactlyWhatItCounts() {
    Document page = browser.page("/");
    assertThat(page.select(".urgent a").eachText())
        .anyMatch(text -> text.contains("silent for more than 14 days"))
        .anyMatch(text -> text.contains("nearly full"));
    for (Element figure : page.select(".figures a[href^=/parc]")) {
      String number = figure.select("strong").text();
      assertThat(browser.page(figure.attr("href")).select("#caption").text())
          .as(figure.text())
          .startsWith(number + " device");
    }
    assertThat(browser.page("/campagnes?etat=RUNNING").select("tbody tr"))
        .hasSize(
            Integer.parseInt(
                page.select(".figures a[href='/campagnes?etat=RUNNING'] strong").text()));
  }

  @Test
  void theFiguresOfEquipment_leaveOutWhatHasLeft_asTheListDoes() {
    EquipmentService equipment = browser.console().bean(EquipmentService.class);
    browser.console().bean(Survey.class).run();
    long left = equipment.ofDevice(Scope.EVERYWHERE, fleet.ids().getFirst()).orElseThrow().id();
    browser.console().bean(Database.class).update(dsl -> equipment.setGone(dsl, left, true));
    browser.console().bean(Evaluations.class).work();
    browser.console().clock().advance(Duration.ofMinutes(2));

    List<Element> figures = browser.page("/").select(".figures a[href^=/seconde-vie]");
    assertThat(figures).isNotEmpty();
    for (Element figure : figures) {
      assertThat(browser.page(figure.attr("href")).select("#caption").text())
          .as(figure.text())
          .startsWith(figure.select("strong").text() + " piece");
    }
  }

  @Test
  void aCount_isAtMostAMinuteOld() {
    browser.page("/");
    String device = "/parc/" + fleet.ids().getFirst();
    browser.submit(device + "/exclusion", Map.of());
    browser.console().clock().advance(Duration.ofMinutes(2));

    assertThat(browser.page("/").select(".figures a[href='/parc?etat=ACTIVE'] strong").text())
        .isEqualTo("44");
    browser.submit(device + "/retour", Map.of());
    browser.console().clock().advance(Duration.ofMinutes(2));
  }
}
