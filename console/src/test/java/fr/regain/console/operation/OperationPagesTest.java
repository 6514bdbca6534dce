package fr.regain.console.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.regain.console.access.Role;
import fr.regain.console.access.SampleAccounts;
import fr.regain.console.access.SampleKeys;
import fr.regain.console.access.Scope;
import fr.regain.console.platform.Database;
import fr.regain.console.resource.OperationKind;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteService;
import fr.regain.console.testing.SampleCampaign;
import fr.regain.console.testing.SampleFleet;
import fr.regain.console.testing.TestingBrowser;
import fr.regain.console.testing.TestingProgram;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a référent of one school through an operation, by hand and by a program. */
final class OperationPagesTest {
  @TempDir static Path data;
  private static TestingBrowser browser;
  private static SampleOperations samples;
  private static OperationService operations;
  private static Site college;
  private static LocalDate today;

  @BeforeAll
  static void start() {
    browser = TestingBrowser.start(data);
    SampleFleet.in(browser.console(), 12);
    samples = new SampleOperations(browser.console());
    operations = browser.console().bean(OperationService.class);
    today = operations.today();
    college =
        browser.console().bean(SiteService.class).named(Scope.EVERYWHERE, "0310042C").orElseThrow();
    SampleAccounts.signIn(browser, "referent", Role.REFERENT, college.id());
    SampleAccounts.signIn(browser, "technicien", Role.TECHNICIAN, college.id());
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @BeforeEach
  void referent() {
    SampleAccounts.signIn(browser, "referent");
  }

  private static Map<String, String> plan(String title) {
    return new HashMap<>(
        Map.of(
            "title",
            title,
            "first-day",
            today.minusDays(1).toString(),
            "last-day",
            today.toString(),
            "audience",
            "PUPILS",
            "organisation",
            "Les délégués"));
  }

  private static String version(Document page) {
    return page.select("input[name=version]").first().attr("value");
  }

  @Test
  void anOperation_isRegistered_measured_seen_andSentUp() {
    UUID campaign =
        SampleCampaign.in(
            browser.console().bean(Database.class),
            "Au collège",
            browser.console().clock().instant(),
            1,
            college);
    Map<String, String> form = plan("Nettoyons nos données");
    form.put("kind", "DATA");
    form.put("site", "Collège Jean Moulin · 0310042C");
    String path = browser.submit("/operations", form).headers().firstValue("Location").orElse("");
    Document page = browser.page(path);
    assertThat(page.select("section[aria-labelledby=next]").text()).contains("à remonter");

    browser.submit(
        path + "/campagnes", Map.of("version", version(page), "campaign", campaign.toString()));
    Document measures = browser.page(path + "/mesures");
    browser.submit(
        path + "/mesures",
        Map.of(
            "version",
            version(measures),
            "school-bytes",
            "1 195,5",
            "school-bytes-note",
            "Relevé des postes du CDI",
            "pupils",
            "42"));
    Document sending = browser.page(path + "/remontee");
    assertThat(figures(sending))
        .anyMatch(
            row ->
                row.getFirst().equals("Volume libéré, postes des établissements")
                    && !row.get(1).equals("–")
                    && row.get(2).equals("mesuré")
                    && row.get(3).equals("1,2\u202FTo")
                    && row.get(4).equals("Relevé des postes du CDI"));
    Map<String, String> seen =
        Map.of(
            "version", version(sending), "seen", sending.select("input[name=seen]").attr("value"));

    assertThat(browser.submit(path + "/remontee", Map.of("version", "4", "seen", "x")).statusCode())
        .as("other figures than those that were seen")
        .isEqualTo(409);
    assertThat(browser.submit(path + "/remontee", seen).statusCode()).isEqualTo(303);
    assertThat(figures(browser.page(path))).isEqualTo(figures(sending));
    Document bilan = browser.page("/operations?type=DATA");
    assertThat(bilan.select("section[aria-labelledby=totals] tbody tr").eachText())
        .anyMatch(row -> row.contains("Élèves participants"));
    assertThat(bilan.text()).contains("Aucun chiffre de CO₂");
  }

  private static List<List<String>> figures(Document page) {
    return page.select("section[aria-labelledby=measures] tbody tr").stream()
        .map(row -> row.children().stream().map(Element::text).toList())
        .toList();
  }

  @Test
  void everyFault_isToldBesideItsField_andWhatWasTypedIsKept() {
    Map<String, String> form = plan("x".repeat(121));
    form.put("site", "Lycée des Coteaux");
    form.put("last-day", today.minusDays(2).toString());
    form.remove("audience");
    HttpResponse<String> answer = browser.submit("/operations", form);
    Document page = Jsoup.parse(answer.body());

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(page.select("[aria-invalid]").eachAttr("id"))
        .containsExactly("kind", "site", "title", "last-day", "audience");
    assertThat(page.select("#site").attr("value")).isEqualTo("Lycée des Coteaux");
    assertThat(page.select("#organisation").text()).isEqualTo("Les délégués");
    form.put("site", "Nulle part");
    assertThat(Jsoup.parse(browser.submit("/operations", form).body()).select("#site-error").text())
        .as("a site that is not theirs is as one that is not there")
        .isEqualTo(page.select("#site-error").text());
  }

  @Test
  void measuresThatCannotBe_areToldAllAtOnce() {
    long id = samples.held(college.id(), OperationKind.RECYCLING, "Collecte");
    HttpResponse<String> answer =
        browser.submit(
            "/operations/" + id + "/mesures",
            Map.of(
                "version",
                "1",
                "waste",
                "-3",
                "pupils",
                "1,5",
                "sessions",
                "10001",
                "staff-people-note",
                "Sans chiffre"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(Jsoup.parse(answer.body()).select("[aria-invalid]").eachAttr("id"))
        .containsExactly("waste", "staff-people", "pupils", "sessions");
    assertThat(operations.find(Scope.EVERYWHERE, id).version()).isEqualTo(1);
  }

  @Test
  void whoeverComesSecond_seesWhatTheFirstHasSaved_andDecides() {
    long id = samples.held(college.id(), OperationKind.AWARENESS, "À deux");
    String path = "/operations/" + id + "/modifier";
    Map<String, String> first = plan("Titre de la première");
    first.put("version", "1");
    Map<String, String> second = plan("Titre de la seconde");
    second.put("version", "1");
    browser.submit(path, first);
    HttpResponse<String> answer = browser.submit(path, second);
    Document page = Jsoup.parse(answer.body());

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(page.select("#title-error").text()).contains("Titre de la première");
    assertThat(page.select("#title").attr("value")).isEqualTo("Titre de la seconde");
    second.put("version", version(page));
    assertThat(browser.submit(path, second).statusCode()).isEqualTo(303);
    assertThat(operations.find(Scope.EVERYWHERE, id).plan().title())
        .isEqualTo("Titre de la seconde");
  }

  @Test
  void theFile_hasALineForEachOperation_andRunsNoFormula() {
    long id = samples.held(college.id(), OperationKind.AWARENESS, "=1+1");
    samples.declare(id, OperationMeasure.SESSIONS, 3, "Salle; polyvalente");
    samples.sendUp(id);
    String csv = browser.get("/operations?format=csv").body();

    assertThat(csv).startsWith("\uFEFFUAI;Site;Numéro;Titre;");
    assertThat(csv.lines().filter(line -> line.contains(";" + id + ";")))
        .singleElement()
        .asString()
        .startsWith("0310042C;Collège Jean Moulin;" + id + ";'=1+1;Sensibilisation;")
        .contains(";3;\"Séances de sensibilisation")
        .contains("Salle; polyvalente");
    assertThat(browser.get("/operations/par-site?format=csv").body())
        .contains("Collège Jean Moulin");
    assertThat(browser.get("/operations?format=exe").statusCode()).isEqualTo(400);
    assertThat(browser.get("/operations?site=999").statusCode()).isEqualTo(404);
  }

  @Test
  void aTechnician_readsAndChangesNothing() {
    long id = samples.held(college.id(), OperationKind.DATA, "À lire");
    SampleAccounts.signIn(browser, "technicien");
    Document page = browser.page("/operations/" + id);

    assertThat(page.select("main form, main details")).isEmpty();
    assertThat(browser.page("/operations").select("main a[href$=/nouvelle]")).isEmpty();
    assertThat(browser.get("/operations/" + id + "/mesures").statusCode()).isEqualTo(403);
  }

  @Test
  void aProgram_doesTheSame_underTheSameRules() {
    try (TestingProgram program =
        new SampleKeys(browser).program("programme", Role.REFERENT, college.id())) {
      String body =
          """
          {"siteId": %d, "kind": "AWARENESS", "title": "Par programme", "firstDay": "%s",
           "lastDay": "%s", "audience": "BOTH"}\
          """;
      JsonNode made =
          program.post("/api/v1/operations", body.formatted(college.id(), today, today));
      String path = "/api/v1/operations/" + made.at("/operation/id").asLong();
      HttpResponse<String> declared =
          program.call(
              "PUT",
              path + "/measures",
              "{\"version\": 1, \"measures\": [{\"measure\": \"SESSIONS\", \"amount\": 4}]}");
      JsonNode seen = TestingProgram.json(declared, 200);
      String sending = "{\"version\": %d, \"figuresMark\": \"%s\"}";

      assertThat(program.call("POST", path + "/sending", sending.formatted(1, "x")).statusCode())
          .isEqualTo(409);
      JsonNode sent =
          program.post(path + "/sending", sending.formatted(2, seen.path("figuresMark").asText()));
      assertThat(sent.at("/operation/state").asText()).isEqualTo("REPORTED");
      assertThat(sent.at("/operation/sent/0/amount").asLong()).isEqualTo(4);
      assertThat(program.read("/api/v1/operations?state=REPORTED&kind=AWARENESS").path("items"))
          .anyMatch(item -> item.path("title").asText().equals("Par programme"));
      assertThat(
              program
                  .call(
                      "POST",
                      "/api/v1/operations",
                      body.formatted(college.id(), today, today.minusDays(1)))
                  .statusCode())
          .isEqualTo(422);
      assertThat(
              program
                  .call("POST", "/api/v1/operations", body.formatted(1, today, today))
                  .statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void whatIsShared_leadsOut_withItsHost_andWithoutTellingWhereFrom() {
    browser.submit(
        "/ressources",
        Map.of(
            "site",
            "0310042C",
            "title",
            "Tri",
            "kind",
            "GUIDE",
            "address",
            "https://guide.example/tri",
            "DATA",
            "oui"));
    Element link = browser.page("/ressources").select("main a[href^=https]").first();

    assertThat(link.attr("rel")).isEqualTo("noopener noreferrer");
    assertThat(link.parent().text()).contains("Tri (guide.example)").contains("guide");
    assertThat(
            browser
                .submit(
                    "/ressources",
                    Map.of("site", "0310042C", "title", "Tri", "address", "http://guide.example/"))
                .statusCode())
        .isEqualTo(422);
  }
}
