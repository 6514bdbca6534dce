package fr.regain.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.testing.SampleFleet;
import fr.regain.console.testing.TestingBrowser;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AccountsPageTest {
  private static final String PASSWORD = "trois petits chats";

  @TempDir Path data;
  private TestingBrowser browser;

  @BeforeEach
  void start() {
    browser = TestingBrowser.start(data);
    SampleFleet.in(browser.console(), 3);
  }

  @AfterEach
  void stop() {
    browser.close();
  }

  @Test
  void theSignInLink_invitesToTheFirstAccount_whosePersonComesInByThemselves() {
    browser.post(browser.signInPath(), Map.of());
    assertThat(browser.page("/comptes").select(".notice").text()).contains("Créez le vôtre");

    String link = invite("Jeanne Martin", "jeanne", "ADMINISTRATOR", "Organisation");
    browser.forgetCookies();
    assertThat(choose(link, PASSWORD, "autre chose ici").body()).contains("ne sont pas les mêmes");
    assertThat(choose(link, "court", "court").body()).contains("trop court");
    assertThat(choose(link, PASSWORD, PASSWORD).statusCode()).isEqualTo(303);
    assertThat(browser.get(link).statusCode()).as("it works once").isEqualTo(410);

    assertThat(enter("jeanne", PASSWORD, "").statusCode()).isEqualTo(303);
    Document accounts = browser.page("/comptes");
    assertThat(accounts.select("tbody tr").text())
        .contains("Jeanne Martin", "administrateur (Organisation)", "ouvert");
    assertThat(accounts.select("header nav a").eachText())
        .contains("Parc", "Administration", "Inscription", "Comptes");
  }

  private String invite(String name, String signIn, String role, String site) {
    HttpResponse<String> invited =
        browser.submit(
            "/comptes", Map.of("name", name, "sign-in", signIn, "role", role, "site", site));
    assertThat(invited.statusCode()).isEqualTo(200);
    return URI.create(Jsoup.parse(invited.body()).select("#link-text").text()).getPath();
  }

  private HttpResponse<String> choose(String link, String password, String repeat) {
    return browser.post(link, Map.of("password", password, "repeat", repeat));
  }

  private HttpResponse<String> enter(String name, String password, String code) {
    return browser.post("/entree", Map.of("name", name, "password", password, "code", code));
  }

  private void signedInAs(String name, String role, String site) {
    if (browser.cookies().isEmpty()) {
      browser.signIn();
    }
    String link = invite(name, name, role, site);
    browser.forgetCookies();
    choose(link, PASSWORD, PASSWORD);
    enter(name, PASSWORD, "");
  }

  @Test
  void mistakes_areSaidAtTheirField() {
    browser.signIn();
    invite("Jeanne", "jeanne", "TECHNICIAN", "0310042C");
    HttpResponse<String> refused =
        browser.submit(
            "/comptes",
            Map.of("name", "", "sign-in", "JEANNE", "role", "KING", "site", "Nulle part"));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Jsoup.parse(refused.body()).select("[role=alert] a").eachAttr("href"))
        .containsExactlyInAnyOrder("#name", "#sign-in", "#role", "#site");
  }

  @Test
  void rolesAreGiven_andTakenBack() {
    browser.signIn();
    invite("Jeanne", "jeanne", "TECHNICIAN", "Collège Jean Moulin");
    String page = "/comptes/2";

    submit(page + "/roles", "role", "REFERENT", "site", "Haute-Garonne");
    assertThat(browser.page(page).select("tbody tr")).hasSize(2);
    Document before = browser.page(page);
    String site = before.select("tbody input[name=site]").first().attr("value");
    String role = before.select("tbody input[name=role]").first().attr("value");
    submit(page + "/roles/retrait", "role", role, "site", site);
    assertThat(browser.page(page).select("tbody tr")).hasSize(1);
  }

  private HttpResponse<String> submit(String path, String... fields) {
    Map<String, String> all = new HashMap<>();
    for (int at = 0; at < fields.length; at += 2) {
      all.put(fields[at], fields[at + 1]);
    }
    return browser.submit(path, all);
  }

  @Test
  void anAdministratorOfOneSite_looksAfterItsPeopleAlone() {
    browser.signIn();
    invite("Above", "above", "TECHNICIAN", "Organisation");
    invite("Beside", "beside", "TECHNICIAN", "Lycée des Coteaux");
    signedInAs("local", "ADMINISTRATOR", "Collège Jean Moulin");

    assertThat(browser.page("/comptes").select("tbody th").eachText()).containsExactly("local");
    assertThat(browser.get("/comptes/2").statusCode()).isEqualTo(404);
    assertThat(submit("/comptes/3/mot-de-passe").statusCode()).isEqualTo(404);
    assertThat(
            submit(
                    "/comptes",
                    "name",
                    "x",
                    "sign-in",
                    "x",
                    "role",
                    "TECHNICIAN",
                    "site",
                    "Organisation")
                .statusCode())
        .isEqualTo(422);
    assertThat(submit("/comptes/4/exclusion").statusCode()).as("oneself").isEqualTo(400);
  }

  @Test
  void aSecondFactor_isAskedForOnceItWasProven_andEachCodeCountsOnce() {
    signedInAs("jeanne", "TECHNICIAN", "Collège Jean Moulin");
    String key = browser.page("/compte/code").select("input[name=key]").attr("value");
    assertThat(submit("/compte/code", "key", key, "code", "000000", "present", PASSWORD).body())
        .contains("Ce code n’est pas celui de cet instant");
    assertThat(submit("/compte/code", "key", key, "code", code(key), "present", "autre").body())
        .contains("Ce n’est pas votre mot de passe actuel");
    assertThat(
            submit("/compte/code", "key", key, "code", code(key), "present", PASSWORD).statusCode())
        .isEqualTo(303);

    browser.forgetCookies();
    assertThat(enter("jeanne", PASSWORD, "").statusCode()).isEqualTo(422);
    assertThat(enter("jeanne", PASSWORD, code(key)).statusCode()).as("used").isEqualTo(422);
    browser.console().clock().advance(Duration.ofSeconds(30));
    assertThat(enter("jeanne", PASSWORD, code(key)).statusCode()).isEqualTo(303);

    assertThat(submit("/compte/code/retrait", "present-code", PASSWORD).statusCode())
        .isEqualTo(303);
    assertThat(enterAnew("jeanne").statusCode()).isEqualTo(303);
  }

  private String code(String key) {
    long step = browser.console().clock().instant().getEpochSecond() / 30;
    return "%06d".formatted(TimeCode.parse(key).code(step));
  }

  private HttpResponse<String> enterAnew(String name) {
    browser.forgetCookies();
    return enter(name, PASSWORD, "");
  }

  @Test
  void aChangedPassword_endsTheOtherSessions_andASessionIsEndedFromTheList() {
    signedInAs("jeanne", "TECHNICIAN", "Collège Jean Moulin");
    Map<String, String> first = browser.cookies();
    enterAnew("jeanne");
    Map<String, String> second = browser.cookies();
    assertThat(browser.page("/compte").select("tbody tr")).hasSize(2);

    String end = browser.page("/compte").select("tbody form").attr("action");
    assertThat(submit(end).statusCode()).isEqualTo(303);
    assertThat(submit(end).statusCode()).as("it is over").isEqualTo(404);
    browser.forgetCookies();
    first.forEach(browser::setCookie);
    assertThat(browser.get("/parc").statusCode()).isEqualTo(401);

    browser.forgetCookies();
    enter("jeanne", PASSWORD, "");
    String next = "quatre petits chats";
    assertThat(
            submit("/compte/mot-de-passe", "present", "x", "password", next, "repeat", next)
                .statusCode())
        .isEqualTo(422);
    assertThat(
            submit("/compte/mot-de-passe", "present", PASSWORD, "password", next, "repeat", next)
                .statusCode())
        .isEqualTo(303);
    assertThat(browser.get("/parc").statusCode()).as("this session stays").isEqualTo(200);
    browser.forgetCookies();
    second.forEach(browser::setCookie);
    assertThat(browser.get("/parc").statusCode()).as("the other is over").isEqualTo(401);
  }
}
