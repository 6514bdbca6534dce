package fr.regain.console.enrolment;

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

final class TokensPageTest {
  @TempDir Path data;
  private TestingBrowser browser;

  @BeforeEach
  void start() {
    browser = TestingBrowser.start(data);
    browser.setCookie("langue", "en");
    browser.signIn();
  }

  @AfterEach
  void stop() {
    browser.close();
  }

  @Test
  void aToken_isShownOnce_withTheCommandThatUsesIt() {
    HttpResponse<String> created = create("Autumn", "1", "30", "100");
    String token = Jsoup.parse(created.body()).select("#token-text").text();

    assertThat(created.statusCode()).isEqualTo(200);
    assertThat(created.headers().firstValue("cache-control")).contains("no-store");
    assertThat(token).startsWith("rgn1_");
    assertThat(Jsoup.parse(created.body()).select("pre").first().text())
        .isEqualTo("regain enrol --token " + token);

    String list = browser.get("/deploiement/jetons").body();
    assertThat(list).contains("Autumn", "0 of 100", "open").doesNotContain(token);
  }

  @Test
  void mistakes_areSaid_andNoTokenIsMade() {
    Document page = Jsoup.parse(create("", "99", "0", "100001").body());

    assertThat(page.select("[role=alert] a").eachAttr("href"))
        .containsExactlyInAnyOrder("#name", "#site", "#days", "#uses");
    assertThat(page.select("#days").attr("value")).isEqualTo("0");
    assertThat(page.text()).contains("Give a number from 1 to 366", "No token was created yet");
    assertThat(create("x", "1", "-1", "1").statusCode()).isEqualTo(422);
    assertThat(create("x", "1", "1e3", "1").statusCode()).isEqualTo(422);
  }

  @Test
  void aToken_isWithdrawn_once() {
    create("Autumn", "1", "30", "1");
    String revoke =
        browser.page("/deploiement/jetons").select("form[action$=/retrait]").attr("action");
    assertThat(browser.submit(revoke, Map.of()).statusCode()).isEqualTo(303);
    assertThat(browser.page("/deploiement/jetons").select("tbody").text()).contains("withdrawn");
    assertThat(browser.submit(revoke, Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void aTokenThatIsNotThere_isNotFound() {
    for (String id : new String[] {"x", "99", "9".repeat(30)}) {
      assertThat(browser.submit("/deploiement/jetons/" + id + "/retrait", Map.of()).statusCode())
          .isEqualTo(404);
    }
  }

  private HttpResponse<String> create(String name, String site, String days, String uses) {
    return browser.submit(
        "/deploiement/jetons", Map.of("name", name, "site", site, "days", days, "uses", uses));
  }
}
