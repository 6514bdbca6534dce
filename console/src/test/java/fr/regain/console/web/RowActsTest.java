package fr.regain.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.platform.Database;
import fr.regain.console.secondlife.SampleWorkshop;
import fr.regain.console.testing.SampleFleet;
import fr.regain.console.testing.TestingBrowser;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Acts on many rows of tokens, accounts and pieces, as people use them. */
final class RowActsTest {
  private static final String TOKENS = "/deploiement/jetons";

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

  private void token(String name) {
    browser.submit(TOKENS, Map.of("name", name, "site", "1", "days", "1", "uses", "1"));
  }

  private long open() {
    return browser.page(TOKENS + "?etat=OPEN&taille=100").select("tbody tr").size();
  }

  private HttpResponse<String> check(String address, Map<String, String> fields) {
    Document page = browser.page(address);
    return browser.submit(page.select("form[action*=verification]").attr("action"), fields);
  }

  private HttpResponse<String> confirm(HttpResponse<String> checked, Map<String, String> more) {
    Element form = Jsoup.parse(checked.body()).selectFirst("form[action*=execution]");
    Map<String, String> fields = new HashMap<>();
    form.select("input[type=hidden]").forEach(f -> fields.put(f.attr("name"), f.attr("value")));
    fields.putAll(more);
    return browser.post(form.attr("action"), fields);
  }

  @Test
  void allOfTheFilter_isCounted_thenChanged_andNothingElse() {
    for (int number = 0; number < 22; number++) {
      token("Autumn " + number);
    }
    token("Spring");
    Document list = browser.page(TOKENS + "?q=autumn");
    String acts = list.select("a.button[href*=actions]").attr("href");

    HttpResponse<String> checked = check(acts, Map.of("lesquels", "filtre", "acte", "retrait"));
    assertThat(Jsoup.parse(checked.body()).select(".progress").text())
        .isEqualTo("Withdraw 22 tokens?");
    assertThat(open()).isEqualTo(23);
    HttpResponse<String> done = confirm(checked, Map.of());
    assertThat(Jsoup.parse(done.body()).select(".progress").text())
        .isEqualTo("22 tokens were withdrawn.");
    assertThat(open()).isEqualTo(1);
  }

  @Test
  void tickedRows_areChangedAlone() {
    token("Autumn");
    token("Spring");
    HttpResponse<String> checked =
        check(TOKENS + "/actions", Map.of("lesquels", "page", "acte", "retrait", "ligne-1", "oui"));

    confirm(checked, Map.of());
    assertThat(browser.page(TOKENS + "?etat=OPEN").select("tbody th").eachText())
        .containsExactly("Spring");
  }

  @Test
  void aRowTickedOnTheLastPage_isFoundThere() {
    for (int number = 0; number < 22; number++) {
      token("Autumn " + number);
    }
    String last = TOKENS + "/actions?avant=fin";
    String row = browser.page(last).select(".ticks input").last().attr("name");
    HttpResponse<String> checked =
        check(last, Map.of("lesquels", "page", "acte", "retrait", row, "oui"));
    assertThat(Jsoup.parse(checked.body()).select(".progress").text())
        .isEqualTo("Withdraw 1 token?");

    confirm(checked, Map.of());
    assertThat(open()).isEqualTo(21);
  }

  @Test
  void anotherNumberThanTheReaderWasTold_changesNothing() {
    token("Autumn");
    HttpResponse<String> checked =
        check(TOKENS + "/actions", Map.of("lesquels", "filtre", "acte", "retrait"));
    token("Winter");

    Document again = Jsoup.parse(confirm(checked, Map.of()).body());
    assertThat(again.select("[role=alert]").text()).startsWith("Nothing was changed");
    assertThat(again.select("input[name=expected]").attr("value")).isEqualTo("2");
    assertThat(open()).isEqualTo(2);
  }

  @Test
  void mistakes_areSaid_andAnAddressThatIsNotUnderstood_isRefused() {
    token("Autumn");
    HttpResponse<String> none = check(TOKENS + "/actions", Map.of("lesquels", "page"));
    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(Jsoup.parse(none.body()).select("[role=alert] a").eachAttr("href"))
        .containsExactlyInAnyOrder("#lesquels", "#acte");

    assertThat(browser.page(TOKENS + "/actions?etat=NOWHERE").select("p[role=status]").text())
        .contains("etat=NOWHERE");
    HttpResponse<String> wider =
        browser.submit(
            TOKENS + "/actions/verification?etat=NOWHERE",
            Map.of("lesquels", "filtre", "acte", "retrait"));
    assertThat(wider.statusCode()).isEqualTo(422);
    assertThat(wider.body()).contains("etat=NOWHERE");
    assertThat(open()).isEqualTo(1);
  }

  @Test
  void accounts_areClosed_andOpenedAgain() {
    for (String name : new String[] {"Ada", "Bea"}) {
      browser.submit(
          "/comptes",
          Map.of("name", name, "sign-in", name, "role", "REFERENT", "site", "Organisation"));
    }
    for (String act : new String[] {"fermeture", "ouverture"}) {
      HttpResponse<String> checked =
          check("/comptes/actions", Map.of("lesquels", "filtre", "acte", act));
      confirm(checked, Map.of());
      assertThat(browser.page("/comptes?etat=SHUT_OUT").select("tbody tr"))
          .hasSize(act.equals("fermeture") ? 2 : 0);
    }
  }

  @Test
  void aFailureInTheMiddle_endsIt_andIsSaid() {
    for (String name : new String[] {"Ada", "Bea", "Cleo"}) {
      browser.submit(
          "/comptes",
          Map.of("name", name, "sign-in", name, "role", "REFERENT", "site", "Organisation"));
    }
    HttpResponse<String> checked =
        check("/comptes/actions", Map.of("lesquels", "filtre", "acte", "fermeture"));
    browser
        .console()
        .bean(Database.class)
        .update(
            dsl ->
                dsl.execute(
                    "alter table account add constraint failing"
                        + " check (display_name <> 'Bea' or state = 'ACTIVE')"));

    HttpResponse<String> broken = confirm(checked, Map.of());
    assertThat(broken.statusCode()).isEqualTo(503);
    Document page = Jsoup.parse(broken.body());
    assertThat(page.select(".progress").text()).isEqualTo("1 account was closed.");
    assertThat(page.select("[role=alert]").text())
        .startsWith("A failure broke it off: 2 lines were not dealt with.");
    assertThat(browser.page("/comptes?etat=SHUT_OUT").select("tbody th").eachText())
        .containsExactly("Ada");
  }

  @Test
  void pieces_goAStepFurther_orIntoALot_andTheOthersStay() {
    long site = SampleFleet.in(browser.console(), 0).places().getFirst().id();
    SampleWorkshop workshop = new SampleWorkshop(browser.console(), "Région");
    workshop.collected(workshop.laptop(site));
    workshop.spotted(workshop.laptop(site));
    workshop.spotted(workshop.laptop(site));
    long lot = workshop.gift(site, "Don", null);
    String acts = "/seconde-vie/atelier/actions";

    HttpResponse<String> reserved = check(acts, Map.of("lesquels", "filtre", "acte", "RESERVE"));
    assertThat(reserved.body()).contains("1 line stays as it is");
    confirm(reserved, Map.of());
    assertThat(browser.page("/seconde-vie/atelier?etape=RESERVED").select("tbody tr")).hasSize(2);
    confirm(check(acts, Map.of("lesquels", "filtre", "acte", "lot-" + lot)), Map.of());
    assertThat(browser.page("/seconde-vie/lots").select("tbody td.number").text()).isEqualTo("3");

    HttpResponse<String> none = check(acts, Map.of("lesquels", "filtre", "acte", "lot-" + lot));
    assertThat(Jsoup.parse(none.body()).select("form[action*=execution]")).isEmpty();
  }
}
