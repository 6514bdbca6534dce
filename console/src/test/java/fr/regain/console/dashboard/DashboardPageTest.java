package fr.regain.console.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.campaign.SampleCampaigns;
import fr.regain.console.testing.SampleFleet;
import fr.regain.console.testing.TestingBrowser;
import java.nio.file.Path;
import java.time.Duration;
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
