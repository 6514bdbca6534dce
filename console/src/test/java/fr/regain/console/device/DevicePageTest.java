package fr.regain.console.device;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.platform.Database;
import fr.regain.console.testing.SampleFleet;
import fr.regain.console.testing.TestingBrowser;
import fr.regain.console.web.LiveRequest;
import fr.regain.v1.Volume;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DevicePageTest {
  @TempDir Path data;
  private TestingBrowser browser;
  private List<UUID> ids;

  @BeforeEach
  void start() {
    browser = TestingBrowser.start(data);
    browser.setCookie("langue", "en");
    ids = SampleFleet.in(browser.console(), 10).ids();
    browser.signIn();
  }

  @AfterEach
  void stop() {
    browser.close();
  }

  @Test
  void thePage_showsWhatTheDeviceIs_andHowEachFigureWasObtained() {
    Document page = browser.page("/parc/" + ids.get(0));

    assertThat(page.select("h2").eachText())
        .containsExactly(
            "Contact",
            "Volumes",
            "Campaigns",
            "Second life",
            "Energy of the last 14 days",
            "Age",
            "Hardware",
            "Certificate",
            "Identity",
            "Access");
    assertThat(page.select("[aria-labelledby=volumes]").text())
        .contains("C:\\ (Système, NTFS)", "30%, that is 76.5\u202FGB", "255\u202FGB");
    assertThat(page.select("[aria-labelledby=age]").text())
        .contains("7 to 9 years", "Processor launch", "Intel Core i5-8365U", "no older");
    assertThat(page.select("[aria-labelledby=energy] strong").text())
        .isEqualTo("Processor only, energy estimated from the load of the processor");
    assertThat(page.select("[aria-labelledby=energy]").text())
        .contains("Powered on for", "do not add up");
    assertThat(page.select("#energy-days tbody tr")).hasSize(14);
    assertThat(page.select("#check-ins tbody tr")).hasSize(20);
    assertThat(page.select("[aria-labelledby=certificates]").text()).contains("valid");
    assertThat(page.select("[aria-labelledby=events]").text()).contains("Enrolled Rentrée 2026");
  }

  @Test
  void aWrongClock_andLostReports_areSaid() {
    assertThat(browser.page("/parc/" + ids.get(4)).select(".notice").eachText())
        .anyMatch(text -> text.contains("3 h 10 fast"))
        .anyMatch(text -> text.contains("3 reports were lost"));
    assertThat(browser.page("/parc/" + ids.get(0)).select(".notice")).isEmpty();
  }

  @Test
  void whatTheDeviceNeverTold_isAbsent_neverZero() {
    Document page = browser.page("/parc/" + ids.get(9));

    assertThat(page.text())
        .contains("has sent nothing yet", "has not measured its volumes yet")
        .contains("gives no measure of energy", "has not sent its inventory yet", "No evidence")
        .doesNotContain("0\u202FGB", "0%", "0\u202FWh");
  }

  @Test
  void whatHasNotChanged_isNotSentAgain_andWhatHas_is() {
    Document page = browser.page("/parc/" + ids.get(0));
    String news = page.select("#live").attr("hx-get");
    assertThat(browser.get(news, LiveRequest.HEADER, "1").statusCode()).isEqualTo(204);

    measure(ids.get(0), 250);
    HttpResponse<String> changed = browser.get(news, LiveRequest.HEADER, "1");
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(changed.body()).contains("98%", "nearly full").doesNotContain("<html", "<h1");
    String next = Jsoup.parse(changed.body()).select("#live").attr("hx-get");
    assertThat(next).isNotEqualTo(news);
    assertThat(browser.get(next, LiveRequest.HEADER, "1").statusCode()).isEqualTo(204);
  }

  @Test
  void aScreenReader_hearsOfNews_atMostOnceAMinute() {
    String news = browser.page("/parc/" + ids.get(0)).select("#live").attr("hx-get");
    measure(ids.get(0), 100);
    assertThat(browser.get(news).body()).doesNotContain("hx-swap-oob");

    browser.console().clock().advance(Duration.ofSeconds(60));
    measure(ids.get(0), 120);
    assertThat(browser.get(news).body()).contains("hx-swap-oob", "Up to date at");
  }

  @Test
  void updates_canBePaused_withoutAScript() {
    Document page = browser.page("/parc/" + ids.get(0));
    String pause = page.select("a:contains(Pause updates)").attr("href");

    assertThat(browser.page(pause).select("[hx-get], script")).isEmpty();
    assertThat(browser.page(pause).select("a:contains(Resume updates)").attr("href"))
        .isEqualTo("/parc/" + ids.get(0));
  }

  @Test
  void aPersonMayShutADeviceOut_andLetItInAgain() {
    String path = "/parc/" + ids.get(0);

    assertThat(browser.submit(path + "/exclusion", Map.of()).statusCode()).isEqualTo(303);
    assertThat(browser.page(path).text()).contains("refuses to talk to it", "Shut out");
    assertThat(browser.page("/parc?etat=REVOKED").select("tbody tr").text())
        .contains("shut out, just now");
    assertThat(browser.submit(path + "/exclusion", Map.of()).statusCode())
        .as("a second time")
        .isEqualTo(404);
    assertThat(browser.submit(path + "/retour", Map.of()).statusCode()).isEqualTo(303);
    assertThat(browser.page(path).text()).contains("Let in again");
  }

  @Test
  void aDeviceThatIsNotThere_isNotFound() {
    for (String id : List.of("x", "1", "../sites", new UUID(0, 0).toString(), "%00")) {
      assertThat(browser.get("/parc/" + id + "/direct").statusCode()).as(id).isEqualTo(404);
    }
  }

  private void measure(UUID id, long usedGigabytes) {
    Volume volume =
        Volume.newBuilder()
            .setId("c")
            .setMountPoint("C:\\")
            .setFileSystem("NTFS")
            .setCapacityBytes(255_000_000_000L)
            .setUsedBytes(usedGigabytes * 1_000_000_000L)
            .setAvailableBytes((255 - usedGigabytes) * 1_000_000_000L)
            .build();
    browser
        .console()
        .bean(Database.class)
        .update(
            dsl ->
                browser
                    .console()
                    .bean(DeviceService.class)
                    .recordVolumes(
                        dsl,
                        List.of(
                            new VolumesReading(
                                id, List.of(volume), browser.console().clock().instant()))));
  }
}
