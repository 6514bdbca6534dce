package fr.regain.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.testing.TestingBrowser;
import fr.regain.console.testing.TestingProgram;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeysPageTest {
  private static final String PASSWORD = "trois petits chats";

  @TempDir Path data;
  private TestingBrowser browser;
  private long account;

  @BeforeEach
  void start() {
    browser = TestingBrowser.start(data);
    AccountService accounts = browser.console().bean(AccountService.class);
    AccountService.Invited invited =
        accounts.create(Person.CONSOLE, new SignInName("anne"), "Anne", Role.ADMINISTRATOR, 1);
    account = invited.accountId();
    PasswordLinks links = browser.console().bean(PasswordLinks.class);
    links.choose(
        invited.link(),
        links.owner(invited.link()).orElseThrow(),
        PASSWORD,
        new Origin("192.0.2.1", ""));
  }

  @AfterEach
  void stop() {
    browser.close();
  }

  private static Map<String, String> form(String present) {
    return new HashMap<>(
        Map.of(
            "name", "Inventaire", "role-ADMINISTRATOR-1", "yes", "days", "30", "present", present));
  }

  @Test
  void aPerson_makesAKey_seesItOnce_andRevokesIt() {
    browser.post("/entree", Map.of("name", "anne", "password", PASSWORD));

    HttpResponse<String> made = browser.submit("/compte/cles", form(PASSWORD));
    String key = Jsoup.parse(made.body()).select("#key-text").text();

    assertThat(made.statusCode()).isEqualTo(200);
    assertThat(made.headers().firstValue("cache-control")).hasValue("no-store");
    Document page = browser.page("/compte/cles");
    assertThat(page.text()).contains("Inventaire").doesNotContain(key);
    try (TestingProgram program = new TestingProgram(browser.address(), key)) {
      assertThat(program.read("/api/v1/self").path("name").asText()).isEqualTo("Anne · Inventaire");
      browser.submit(page.select("tbody form").attr("action"), Map.of());
      assertThat(program.get("/api/v1/self").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void mistakes_areSaidAtTheirField_andNoKeyIsMade() {
    browser.post("/entree", Map.of("name", "anne", "password", PASSWORD));

    HttpResponse<String> wrong = browser.submit("/compte/cles", form("guess"));
    HttpResponse<String> empty = browser.submit("/compte/cles", Map.of());

    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(Jsoup.parse(wrong.body()).select("[role=alert] a").eachAttr("href"))
        .containsExactly("#present");
    assertThat(Jsoup.parse(empty.body()).select("[role=alert] a").eachAttr("href"))
        .containsExactlyInAnyOrder("#name", "#days", "#roles");
    assertThat(browser.page("/compte/cles").select("tbody tr")).isEmpty();
  }

  @Test
  void aKeyOfAnotherAccount_takesTheMakersPassword_andItsPersonIsTold() {
    browser.post("/entree", Map.of("name", "anne", "password", PASSWORD));
    long other =
        browser
            .console()
            .bean(AccountService.class)
            .create(Person.CONSOLE, new SignInName("paul"), "Paul", Role.ADMINISTRATOR, 1)
            .accountId();
    String address = "/comptes/" + other + "/cles";

    HttpResponse<String> wrong = browser.submit(address, form("guess"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(Jsoup.parse(wrong.body()).select("[role=alert] a").eachAttr("href"))
        .containsExactly("#present");
    assertThat(browser.submit(address, form(PASSWORD)).statusCode()).isEqualTo(200);
    assertThat(browser.page(address).select("tbody th").text()).contains("créée par Anne");
    assertThat(browser.page("/compte").select(".notice")).isEmpty();

    browser.forgetCookies();
    SampleAccounts.choosePassword(browser, other);
    SampleAccounts.signIn(browser, "paul");
    assertThat(browser.page("/compte").select(".notice").text()).contains("clé d’API");
  }

  @Test
  void anAdministrator_makesAKeyOfAnotherAccount_noWiderThanIt() {
    browser.signIn();

    Map<String, String> narrow = form("");
    narrow.put("site", "Organisation");
    HttpResponse<String> made = browser.submit("/comptes/" + account + "/cles", narrow);
    narrow.put("site", "Ailleurs");

    assertThat(made.statusCode()).isEqualTo(200);
    assertThat(browser.submit("/comptes/" + account + "/cles", narrow).statusCode()).isEqualTo(422);
    assertThat(browser.get("/compte/cles").statusCode())
        .as("the sign-in link has no keys")
        .isEqualTo(404);
  }
}
