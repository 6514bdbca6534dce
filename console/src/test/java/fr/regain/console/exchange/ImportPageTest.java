package fr.regain.console.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.testing.SampleFleet;
import fr.regain.console.testing.TestingBrowser;
import fr.regain.console.web.Visit;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps of an import, as a browser takes them. */
final class ImportPageTest {
  private static final String PAGE = "/seconde-vie/import";

  @TempDir static Path data;
  private static TestingBrowser browser;

  @BeforeAll
  static void start() {
    browser = TestingBrowser.start(data);
    SampleFleet.in(browser.console(), 3);
    browser.signIn();
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  private static String location(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
    return response.headers().firstValue("Location").orElseThrow();
  }

  private static HttpResponse<String> send(String file) {
    String address = PAGE + "?formToken=" + Visit.uploadToken(browser.formToken());
    return upload(address, "../parc.csv", file);
  }

  private static HttpResponse<String> upload(String address, String name, String file) {
    return browser.upload(address, Map.of(), "file", name, file.getBytes(StandardCharsets.UTF_8));
  }

  private static String table(String prefix, int rows) {
    StringBuilder file = new StringBuilder("Numéro de série;Type;Date d'achat;Statut;Note\n");
    for (int i = 0; i < rows; i++) {
      file.append(prefix)
          .append(i)
          .append(";Portable;01/09/2019;En stock;")
          .append("x".repeat(90))
          .append('\n');
    }
    return file.toString();
  }

  /** The form of the page as a browser would send it, with some fields changed. */
  private static HttpResponse<String> submit(Document page, Map<String, String> changes) {
    Element form = page.select("main form").first();
    Map<String, String> fields = new HashMap<>();
    form.select("input[name]:not([type=checkbox])")
        .forEach(input -> fields.put(input.attr("name"), input.val()));
    form.select("select")
        .forEach(
            select ->
                fields.put(select.attr("name"), select.select("option[selected]").attr("value")));
    fields.putAll(changes);
    return browser.submit(form.attr("action"), fields);
  }

  @Test
  void aTableLargerThanAForm_goesThroughAllSteps() {
    String table = table("PAGE-", 4_000) + "PAGE-X;Portable;bientôt;En stock;\n";
    assertThat(table.length()).isGreaterThan(400_000);

    Document columns = browser.page(location(send(table)));
    assertThat(columns.select("p.lead").text()).contains("parc.csv", "4");
    assertThat(columns.select("#column-SERIAL_NUMBER option[selected]").text())
        .isEqualTo("Numéro de série");
    assertThat(columns.select("#state-0 option[selected]").attr("value")).isEqualTo("SURPLUS");

    String dryRunAddress = location(submit(columns, Map.of("site", "0310042C")));
    Document dryRun = browser.page(dryRunAddress);
    assertThat(dryRun.select("dl dd").eachText().getFirst()).contains("4").contains("000");
    assertThat(dryRun.select("tbody td").text()).contains("bientôt");

    String address = location(submit(dryRun, Map.of()));
    Document progress = browser.page(address);
    while (!progress.select("progress").isEmpty()) {
      progress = browser.page(address);
    }
    assertThat(progress.select("dl dd").eachText().getFirst()).contains("000");
    assertThat(browser.get("/journal").body()).contains("equipment.import");
  }

  @Test
  void namesInAColumnThatIsTakenForStates_areNotInTheJournal() {
    Document columns = browser.page(location(send("Numéro de série;Détail\nNAMED-1;Zoé Quidam\n")));
    Map<String, String> chosen = Map.of("site", "0310042C", "column-STATE", "1");
    Document again = browser.page(location(submit(columns, chosen)));
    assertThat(again.select("label[for=state-0]").text()).isEqualTo("Zoé Quidam");

    Document dryRun = browser.page(location(submit(again, Map.of("site", "0310042C"))));
    String address = location(submit(dryRun, Map.of()));
    while (!browser.page(address).select("progress").isEmpty()) {
      Thread.onSpinWait();
    }

    assertThat(browser.get("/journal").body())
        .contains("equipment.import")
        .doesNotContainIgnoringCase("quidam");
  }

  @Test
  void theBackOfABrowser_afterAnImport_leadsToWhatCameOfIt() {
    Document columns = browser.page(location(send(table("BACK-", 1))));
    Document dryRun = browser.page(location(submit(columns, Map.of("site", "0310042C"))));
    String address = location(submit(dryRun, Map.of()));
    while (!browser.page(address).select("progress").isEmpty()) {
      Thread.onSpinWait();
    }

    assertThat(location(browser.get(address + "/colonnes"))).isEqualTo(address);
    assertThat(location(submit(columns, Map.of("site", "Nulle part")))).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void theListThatGoesOut_isUnderstoodWhenItComesBack(String language) {
    browser.setCookie("langue", language);
    String csv = browser.get("/seconde-vie/export?format=csv").body();
    browser.setCookie("langue", "fr");

    String headings = csv.lines().findFirst().orElseThrow().substring(1);
    assertThat(Mapping.guess(List.of(headings.split(";"))).columns())
        .isEqualTo(
            Map.ofEntries(
                Map.entry(Field.KIND, 1),
                Map.entry(Field.VENDOR, 2),
                Map.entry(Field.MODEL, 3),
                Map.entry(Field.SERIAL_NUMBER, 4),
                Map.entry(Field.INVENTORY_NUMBER, 5),
                Map.entry(Field.PURCHASED_ON, 6),
                Map.entry(Field.OWNER, 7),
                Map.entry(Field.SITE, 8),
                Map.entry(Field.PROCESSOR, 9),
                Map.entry(Field.MEMORY, 10),
                Map.entry(Field.DISK, 11),
                Map.entry(Field.SYSTEM, 12)));
  }

  @Test
  void aSiteThatIsNotThere_andNoColumnForANumber_areSaid() {
    Document columns = browser.page(location(send(table("BAD-", 1))));
    Document again =
        org.jsoup.Jsoup.parse(
            submit(
                    columns,
                    Map.of(
                        "site",
                        "Nulle part",
                        "column-SERIAL_NUMBER",
                        "",
                        "column-INVENTORY_NUMBER",
                        ""))
                .body());

    assertThat(again.select("[role=alert] a").eachAttr("href"))
        .containsExactlyInAnyOrder("#site", "#column-SERIAL_NUMBER");
  }

  @Test
  void aFileThatIsNone_isSaid() {
    HttpResponse<String> response = send("just one line");

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(org.jsoup.Jsoup.parse(response.body()).select("[role=alert]").text()).isNotEmpty();
  }

  @Test
  void aFileWithoutTheTokenOfTheSession_isRefused() {
    for (String address : List.of(PAGE, PAGE + "?formToken=wrong")) {
      assertThat(upload(address, "a.csv", "a;b\n1;2\n").statusCode()).isEqualTo(403);
    }
  }

  @Test
  void aFormLargerThanForms_isRefused() {
    Document columns = browser.page(location(send(table("BIG-", 1))));

    assertThat(submit(columns, Map.of("site", "x".repeat(400_000))).statusCode()).isEqualTo(413);
  }

  @Test
  void theListGoesOut_inEachForm() throws Exception {
    String csv = browser.get("/seconde-vie/export?format=csv").body();
    assertThat(csv).startsWith("\uFEFF");
    byte[] glpi = browser.getBytes("/seconde-vie/export?format=glpi").body();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(glpi))) {
      assertThat(glpi.length).isPositive();
      zip.getNextEntry();
    }
    assertThat(browser.getBytes("/seconde-vie/export?format=ods").statusCode()).isEqualTo(200);
    assertThat(browser.get("/seconde-vie/export?format=numecoeval").body())
        .startsWith("nomEquipementPhysique;modele;quantite;");
    assertThat(browser.get("/seconde-vie/export?format=exe").statusCode()).isEqualTo(400);
  }
}
