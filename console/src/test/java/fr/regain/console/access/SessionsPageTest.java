package fr.regain.console.access;

import static fr.regain.console.schema.Tables.AUDIT_RECORD;
import static fr.regain.console.schema.Tables.SESSION_PLACE;
import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.platform.Database;
import fr.regain.console.testing.TestingBrowser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SessionsPageTest {
  private static final String PASSWORD = "trois petits chats";

  @TempDir Path data;
  private TestingBrowser browser;
  private long jeanne;

  @BeforeEach
  void start() {
    browser = TestingBrowser.start(data);
    AccountService accounts = browser.console().bean(AccountService.class);
    PasswordLinks links = browser.console().bean(PasswordLinks.class);
    AccountService.Invited invited =
        accounts.create(Person.CONSOLE, new SignInName("jeanne"), "Jeanne", Role.TECHNICIAN, 1);
    links.choose(
        invited.link(),
        links.owner(invited.link()).orElseThrow(),
        PASSWORD,
        new Origin("192.0.2.1", ""));
    jeanne = invited.accountId();
  }

  @AfterEach
  void stop() {
    browser.close();
  }

  /** Signs Jeanne in anew; the result is the cookie of the session. */
  private String enter(String userAgent) {
    browser.forgetCookies();
    browser.postAs(
        "/entree",
        Map.of("name", "jeanne", "password", PASSWORD),
        "Sec-Fetch-Site",
        "same-origin",
        "User-Agent",
        userAgent);
    return browser.cookies().get("s");
  }

  private void use(String cookie) {
    browser.forgetCookies();
    browser.setCookie("s", cookie);
  }

  private String own(String userAgent) {
    return Jsoup.parse(browser.get("/compte", "User-Agent", userAgent).body())
        .select("main")
        .text();
  }

  private int records(String action) {
    return browser
        .console()
        .bean(Database.class)
        .read(dsl -> dsl.fetchCount(AUDIT_RECORD, AUDIT_RECORD.ACTION.eq(action)));
  }

  @Test
  void aPerson_endsTheirOtherSessions_andKeepsThisOne() {
    String forgotten = enter("Firefox of the staff room");
    String present = enter("Firefox of the office");
    assertThat(browser.page("/compte").select("tbody th").eachText())
        .containsExactlyInAnyOrder("Firefox of the office", "Firefox of the staff room");

    assertThat(browser.submit("/compte/sessions/fin", Map.of()).statusCode()).isEqualTo(303);
    assertThat(browser.get("/parc").statusCode()).isEqualTo(200);
    use(forgotten);
    assertThat(browser.get("/parc").statusCode()).isEqualTo(401);
    use(present);
    assertThat(browser.page("/compte").select("tbody tr")).hasSize(1);
    assertThat(records("session.end-others")).isEqualTo(1);
  }

  @Test
  void aSessionThatIsUsedFromASecondPlace_isSeen_andOnRecordOnce() {
    String cookie = enter("Firefox");
    browser.get("/parc", "User-Agent", "Firefox");
    assertThat(own("Firefox")).doesNotContain("plusieurs endroits");
    for (int time = 0; time < 3; time++) {
      browser.get("/parc", "User-Agent", "a thief");
    }

    use(cookie);
    assertThat(own("Firefox")).contains("a servi depuis plusieurs endroits", "aussi depuis");
    int thief =
        browser
            .console()
            .bean(Database.class)
            .read(
                dsl ->
                    dsl.fetchCount(
                        AUDIT_RECORD,
                        AUDIT_RECORD.ACTION.eq("session.new-place"),
                        AUDIT_RECORD.STATE_AFTER.contains("thief")));
    assertThat(thief).isEqualTo(1);
  }

  @Test
  void manyPlaces_areNotKeptForEver() {
    enter("Firefox");
    for (int time = 0; time < 30; time++) {
      browser.get("/parc", "User-Agent", "browser " + time);
    }
    int places = browser.console().bean(Database.class).read(dsl -> dsl.fetchCount(SESSION_PLACE));
    assertThat(places).isEqualTo(20);
  }

  @Test
  void anAdministrator_seesAndEndsTheSessionsOfAnother() {
    String first = enter("Firefox");
    String second = enter("Chromium");
    browser.forgetCookies();
    browser.signIn();
    String account = "/comptes/" + jeanne;
    List<String> forms =
        browser.page(account).select("form[action*=/sessions/]").eachAttr("action");
    assertThat(forms).hasSize(3).contains(account + "/sessions/fin");

    assertThat(browser.submit(account + "/sessions/999/fin", Map.of()).statusCode()).isEqualTo(404);
    assertThat(browser.submit(forms.getFirst(), Map.of()).statusCode()).isEqualTo(303);
    assertThat(browser.page(account).select("tbody th[scope=row]").eachText()).contains("Firefox");
    assertThat(browser.submit(account + "/sessions/fin", Map.of()).statusCode()).isEqualTo(303);
    for (String cookie : List.of(first, second)) {
      use(cookie);
      assertThat(browser.get("/parc").statusCode()).isEqualTo(401);
    }
    assertThat(records("session.end-all")).isEqualTo(1);
  }
}
