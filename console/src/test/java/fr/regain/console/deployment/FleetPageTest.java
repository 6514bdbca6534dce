package fr.regain.console.deployment;

import static fr.regain.console.schema.Tables.CHECK_IN_STATE;
import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.device.DevicePlace;
import fr.regain.console.platform.Database;
import fr.regain.console.testing.SampleFleet;
import fr.regain.console.testing.TestingBrowser;
import java.nio.file.Path;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FleetPageTest {
  @TempDir Path data;
  private TestingBrowser browser;

  @BeforeEach
  void start() {
    browser = TestingBrowser.start(data);
    browser.setCookie("langue", "en");
    SampleFleet fleet = SampleFleet.in(browser.console(), 21);
    say(fleet.ids().get(0), "policy.invalid: a value\nclock.wrong: 9 minutes");
    say(fleet.ids().get(1), "policy.invalid: another value");
    browser.signIn();
  }

  @AfterEach
  void stop() {
    browser.close();
  }

  private void say(UUID device, String health) {
    browser
        .console()
        .bean(Database.class)
        .update(
            dsl ->
                dsl.update(CHECK_IN_STATE)
                    .set(CHECK_IN_STATE.HEALTH, health)
                    .where(CHECK_IN_STATE.PLACE.eq(DevicePlace.of(device)))
                    .execute());
  }

  @Test
  void eachCount_leadsToExactlyThoseDevices() {
    Document page = browser.page("/deploiement");

    for (Element count : page.select("main a[href^=/parc]")) {
      String devices = count.text().replaceAll("[^0-9].*", "");
      assertThat(browser.page(count.attr("href")).select("tbody tr"))
          .as(count.attr("href"))
          .hasSize(Integer.parseInt(devices));
    }
    assertThat(page.select("main a[href*=signalement]").eachText()).containsExactly("2", "1");
    assertThat(page.select("main a[href*=muet]").text()).startsWith("5 devices");
  }
}
