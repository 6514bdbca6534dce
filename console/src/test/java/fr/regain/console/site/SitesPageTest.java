package fr.regain.console.site;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.testing.TestingBrowser;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SitesPageTest {
  @TempDir Path data;
  private TestingBrowser browser;

  @BeforeEach
  void start() {
    browser = TestingBrowser.start(data).signIn();
  }

  @AfterEach
  void stop() {
    browser.close();
  }

  @Test
  void aSite_isEntered_seen_andRenamed() {
    HttpResponse<String> created =
        create("1", "ETABLISSEMENT", " Collège <b>Hugo</b> ", "0310042c");
    assertThat(created.statusCode()).isEqualTo(303);

    Document root = browser.page(created.headers().firstValue("location").orElseThrow());
    assertThat(root.select("tbody tr").text())
        .isEqualTo("Collège <b>Hugo</b> établissement 0310042C 0");
    String child = root.select("tbody a").attr("href");
    assertThat(browser.page(child).select("nav.trail a").text()).isEqualTo("Organisation");

    String id = child.substring(child.indexOf('=') + 1);
    browser.submit("/sites/" + id + "/nom", Map.of("new-name", "Collège Victor Hugo"));
    assertThat(browser.page(child).select("h1").text()).isEqualTo("Collège Victor Hugo");
  }

  @Test
  void mistakes_areSaidAtTheirField_andNothingIsLost() {
    HttpResponse<String> refused = create("1", "ETABLISSEMENT", "", "0310042P");
    Document page = Jsoup.parse(refused.body());

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(page.select("[role=alert] a").eachAttr("href"))
        .containsExactlyInAnyOrder("#name", "#uai");
    assertThat(page.select("#uai").attr("value")).isEqualTo("0310042P");
    assertThat(page.select("#uai").attr("aria-describedby")).isEqualTo("uai-error");
    assertThat(page.select("#uai-error").text()).contains("sept chiffres");
    assertThat(page.select("option[selected]").attr("value")).isEqualTo("ETABLISSEMENT");
    assertThat(browser.page("/sites").select("tbody tr")).isEmpty();
  }

  @Test
  void aCodeThatIsTaken_orOutOfPlace_isRefused() {
    create("1", "ETABLISSEMENT", "A", "0310042C");

    assertThat(create("1", "ETABLISSEMENT", "B", "0310042C").body()).contains("porte déjà");
    assertThat(create("1", "SALLE", "C", "0311234Y").body()).contains("Seul un établissement");
    assertThat(create("1", "ORGANISATION", "D", "").statusCode()).isEqualTo(422);
    assertThat(create("1", "nonsense", "D", "").statusCode()).isEqualTo(422);
    assertThat(create("99", "SALLE", "E", "").statusCode()).isEqualTo(404);
    assertThat(browser.get("/sites?dans=99").statusCode()).isEqualTo(404);
    assertThat(browser.page("/sites").select("tbody tr")).hasSize(1);
  }

  @Test
  void aNameOfNothing_changesNothing() {
    assertThat(browser.submit("/sites/1/nom", Map.of("new-name", "  ")).statusCode())
        .isEqualTo(422);
    assertThat(browser.submit("/sites/1/nom", Map.of("new-name", "x".repeat(256))).statusCode())
        .isEqualTo(422);
    assertThat(browser.page("/sites").select("h1").text()).isEqualTo("Organisation");
  }

  private HttpResponse<String> create(String parent, String kind, String name, String uai) {
    return browser.submit(
        "/sites", Map.of("parent", parent, "kind", kind, "name", name, "uai", uai));
  }
}
