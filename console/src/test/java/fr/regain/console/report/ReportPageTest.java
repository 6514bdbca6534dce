package fr.regain.console.report;

import static fr.regain.console.schema.Tables.CAMPAIGN;
import static fr.regain.console.schema.Tables.CAMPAIGN_DEVICE;
import static fr.regain.console.schema.Tables.CAMPAIGN_RULE;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.miachm.sods.Sheet;
import com.github.miachm.sods.SpreadSheet;
import fr.regain.console.access.Person;
import fr.regain.console.access.Scope;
import fr.regain.console.campaign.ParticipantState;
import fr.regain.console.platform.Database;
import fr.regain.console.site.OwnCalendar;
import fr.regain.console.site.Population;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteCalendarService;
import fr.regain.console.testing.SampleCampaign;
import fr.regain.console.testing.SampleFleet;
import fr.regain.console.testing.TestingBrowser;
import fr.regain.console.web.Figures;
import fr.regain.console.web.Language;
import fr.regain.console.web.Words;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The report of a campaign over 24 devices of staff and of a school, on the page and taken away.
 */
final class ReportPageTest {
  @TempDir static Path data;
  private static TestingBrowser browser;
  private static SampleFleet fleet;
  private static UUID campaign;
  private static Instant now;
  private static String path;

  private final Figures figures =
      new Figures(Words.load(Language.FRENCH), ZoneId.of("Europe/Paris"));

  @BeforeAll
  static void start() {
    browser = TestingBrowser.start(data).signIn();
    fleet = SampleFleet.in(browser.console(), 24);
    now = browser.console().clock().instant();
    campaign = SampleCampaign.in(database(), "Printemps; <b>2027</b>", now, 3);
    // The lycée stands for an administration's own workstations.
    browser
        .console()
        .bean(SiteCalendarService.class)
        .put(
            Person.CONSOLE,
            fleet.places().get(2).id(),
            new OwnCalendar(null, null, Population.STAFF, null));
    path = "/campagnes/" + campaign + "/bilan";
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  private static Database database() {
    return browser.console().bean(Database.class);
  }

  private static List<List<String>> rows(Document page, String table) {
    return page.select("section[aria-labelledby=" + table + "] tbody tr").stream()
        .map(row -> row.children().eachText())
        .toList();
  }

  @Test
  void staffAndSchools_areCountedApart_toTheByte() {
    long staffSite = fleet.places().get(2).id();
    long deleted =
        database()
            .read(
                dsl ->
                    dsl
                        .selectFrom(CAMPAIGN_DEVICE)
                        .where(CAMPAIGN_DEVICE.SITE_ID.eq(staffSite))
                        .fetch(CAMPAIGN_DEVICE.DELETED_BYTES)
                        .stream()
                        .mapToLong(Long::longValue)
                        .sum());
    CampaignReport report =
        browser.console().bean(ReportService.class).of(Scope.EVERYWHERE, campaign, now);

    assertThat(report.byPopulation().keySet()).containsExactly(Population.STAFF, Population.SCHOOL);
    assertThat(report.byPopulation().get(Population.STAFF).sum(Measure.DELETED)).isEqualTo(deleted);
    assertThat(report.byPopulation().get(Population.STAFF).sum(Measure.DEVICES)).isEqualTo(8);
    assertThat(report.byPopulation().get(Population.SCHOOL).sum(Measure.DEVICES)).isEqualTo(16);
    List<String> line =
        rows(browser.page(path), "figures").stream()
            .filter(row -> row.getFirst().equals("Supprimé"))
            .findFirst()
            .orElseThrow();
    assertThat(line.get(1)).isEqualTo(figures.bytes(deleted));
    assertThat(line.get(3)).isEqualTo("mesuré");
  }

  @Test
  void theSumsOfSites_areThoseOfTheCampaign_andEachLevelAddsUp() {
    CampaignReport report =
        browser.console().bean(ReportService.class).of(Scope.EVERYWHERE, campaign, now);
    Site root = report.tree().getFirst();
    Amounts all = Amounts.of(report.byPopulation().values());

    assertThat(Amounts.of(report.within(root).values())).isEqualTo(all);
    SiteLevel level = SiteLevel.of(report, null);
    assertThat(level.site()).extracting(Site::name).isEqualTo("Haute-Garonne");
    assertThat(Amounts.of(level.lines().stream().map(SiteLine::amounts).toList())).isEqualTo(all);
    assertThat(report.byState().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(24);
  }

  @Test
  void whoSeesAPartOfTheCampaign_readsCountsThatLeadNowhere() {
    assertThat(browser.page(path).select("main td a[href*=/postes]")).isNotEmpty();
    Site school = fleet.places().getFirst();
    CampaignReport part =
        browser
            .console()
            .bean(ReportService.class)
            .of(new Scope(List.of(school.path())), campaign, now);

    assertThat(new CountedDevices(part).of(Population.SCHOOL, Measure.DEVICES)).isEmpty();
    assertThat(new CountedDevices(part).of(ParticipantState.DONE)).isEmpty();
  }

  @Test
  void whatIsHeld_andWhatReturned_standApart_withTheDateOfTheReturn() {
    CampaignReport report =
        browser.console().bean(ReportService.class).of(Scope.EVERYWHERE, campaign, now);
    Amounts all = report.answers();
    Document page = browser.page(path);

    // Work that ended 31 days ago: its retention of 30 days is over, and no reading proves it.
    assertThat(all.sum(Measure.MATURED)).isPositive();
    assertThat(all.sum(Measure.HELD)).isPositive();
    assertThat(page.text())
        .contains("Ce qui est en quarantaine sera rendu aux volumes entre le")
        .contains(figures.date(now.minus(Duration.ofHours(60)).plus(Duration.ofDays(30))));
  }

  @Test
  void aDeviceThatDidNotMeasure_isNotCountedAsZero() {
    Amounts none = new Amounts(Map.of(Measure.DEVICES, 3L));

    assertThat(none.known(Measure.DELETED)).isNull();
    assertThat(none.known(Measure.RETURNED)).isNull();
    assertThat(none.known(Measure.DEVICES)).isEqualTo(3);
  }

  @Test
  void noFigureOfCarbon_isGiven_andThePageSaysWhy() {
    Document page = browser.page(path);

    assertThat(page.select("table").text()).doesNotContain("CO₂").doesNotContain("kg");
    assertThat(page.text()).contains("Aucun chiffre de CO₂").contains("Impact CO2");
  }

  @Test
  void people_areSumsAlone() {
    Document page = browser.page(path);

    assertThat(rows(page, "people").stream().map(List::getFirst))
        .containsExactly("Ont reçu la question", "Ont dit oui", "Ont dit non", "Sans réponse");
    assertThat(page.select("section[aria-labelledby=sites]").text())
        .doesNotContain("dit oui")
        .doesNotContain("dit non");
  }

  @Test
  void theCsv_holdsEveryFigureOfThePage() {
    Document page = browser.page(path);
    String csv = browser.get(path + "?format=csv").body();

    assertThat(csv).startsWith("\uFEFF").contains(";\"Collège Jean Moulin\"".replace("\"", ""));
    List<String[]> lines =
        csv.lines()
            .skip(1)
            .map(line -> line.split(";(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
            .toList();
    List<String> values = lines.stream().map(line -> unquoted(line[4])).toList();
    for (Element table : page.select("table")) {
      for (Element cell : table.select("tbody td")) {
        assertThat(shown(values)).contains(cell.text());
      }
    }
  }

  private static String unquoted(String cell) {
    return cell.startsWith("\"")
        ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"")
        : cell;
  }

  /** The values as the page would show them: as they are, as numbers, as bytes, or as unknown. */
  private Set<String> shown(List<String> values) {
    Set<String> shown = new HashSet<>();
    for (String value : values) {
      shown.add(value.isEmpty() ? "–" : plain(value));
      if (value.matches("-?[0-9]+")) {
        long exact = Long.parseLong(value);
        shown.add(figures.number(exact));
        shown.add((exact < 0 ? "−" : "") + figures.bytes(Math.abs(exact)));
      }
    }
    return shown;
  }

  /** As the page's text is read: a no-break space of full width is a space. */
  private static String plain(String text) {
    return text.replace('\u00A0', ' ').strip();
  }

  @Test
  void theSpreadsheet_holdsTheTablesOfThePage_cellByCell() throws IOException {
    Document page = browser.page(path);
    byte[] bytes = browser.getBytes(path + "?format=ods").body();
    SpreadSheet document = new SpreadSheet(new ByteArrayInputStream(bytes));

    List<Element> sections = page.select("section:has(table)");
    assertThat(document.getSheets()).hasSameSizeAs(sections);
    for (int index = 0; index < sections.size(); index++) {
      Sheet sheet = document.getSheets().get(index);
      Element section = sections.get(index);
      assertThat(sheet.getName()).isEqualTo(section.select("h2").text());
      assertThat(row(sheet, 0)).isEqualTo(section.select("thead th").eachText());
      List<Element> rows = section.select("tbody tr");
      for (int row = 0; row < rows.size(); row++) {
        List<String> cells = rows.get(row).children().eachText();
        for (int column = 0; column < cells.size(); column++) {
          Object value = sheet.getRange(row + 1, column).getValue();
          assertThat(shown(value)).as(sheet.getName() + row).contains(cells.get(column));
        }
      }
    }
  }

  private static List<String> row(Sheet sheet, int row) {
    List<String> cells = new ArrayList<>();
    for (int column = 0; column < sheet.getMaxColumns(); column++) {
      cells.add(plain(String.valueOf(sheet.getRange(row, column).getValue())));
    }
    return cells;
  }

  private Set<String> shown(Object value) {
    return switch (value) {
      case null -> Set.of("–");
      case Number number -> shown(List.of(Long.toString(number.longValue())));
      default -> Set.of(plain(value.toString()));
    };
  }

  @Test
  void thePdf_holdsTheFiguresOfThePage_tagged_inItsLanguage_withItsFont() throws IOException {
    Document page = browser.page(path);
    byte[] bytes = browser.getBytes(path + "?format=pdf").body();

    try (PDDocument pdf = Loader.loadPDF(bytes)) {
      String text = squeezed(new PDFTextStripper().getText(pdf));
      for (Element cell : page.select("tbody td, tbody th, thead th, h1, h2")) {
        assertThat(text).contains(squeezed(cell.text()));
      }
      assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("fr");
      assertThat(pdf.getDocumentInformation().getTitle()).contains("Printemps; <b>2027</b>");
      List<String> tags = tags(pdf.getDocumentCatalog().getStructureTreeRoot());
      assertThat(tags).contains("H1", "H2", "Table", "THead", "TBody", "TR", "TH", "TD");
      assertThat(tags.stream().filter("Table"::equals)).hasSameSizeAs(page.select("table"));
      assertThat(tags.stream().filter("TD"::equals)).hasSameSizeAs(page.select("tbody td"));
      assertThat(new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), "UTF-8"))
          .contains("pdfuaid");
      for (var paper : pdf.getPages()) {
        for (var font : paper.getResources().getFontNames()) {
          assertThat(paper.getResources().getFont(font).isEmbedded()).isTrue();
        }
      }
    }
  }

  @Test
  void nothingOnPaper_standsInItsMargins() throws IOException {
    byte[] bytes = browser.getBytes(path + "?format=pdf").body();
    List<String> outside = new ArrayList<>();

    try (PDDocument pdf = Loader.loadPDF(bytes)) {
      float right = pdf.getPage(0).getMediaBox().getWidth() - 12 * 72 / 25.4f;
      new PDFTextStripper() {
        @Override
        protected void writeString(String text, List<TextPosition> positions) {
          positions.stream()
              .filter(position -> position.getEndX() > right)
              .forEach(position -> outside.add(text));
        }
      }.getText(pdf);
    }

    assertThat(outside).isEmpty();
  }

  // Lines of paper break where those of a page do not.
  private static String squeezed(String text) {
    return text.replaceAll("[\\s\\u00A0\\u202F\\u00AD]+", "");
  }

  private static List<String> tags(PDStructureNode node) {
    return node.getKids().stream()
        .filter(PDStructureElement.class::isInstance)
        .map(PDStructureElement.class::cast)
        .flatMap(
            element -> Stream.concat(Stream.of(element.getStructureType()), tags(element).stream()))
        .toList();
  }

  @Test
  void anotherForm_orAForeignSite_isRefused() {
    assertThat(browser.get(path + "?format=exe").statusCode()).isEqualTo(400);
    assertThat(browser.get(path + "?dans=999").statusCode()).isEqualTo(404);
    assertThat(browser.get("/campagnes/" + new UUID(1, 2) + "/bilan").statusCode()).isEqualTo(404);
    assertThat(browser.get(path + "?page=999").statusCode()).isEqualTo(200);
    assertThat(browser.get(path + "?page=" + Integer.MAX_VALUE).statusCode()).isEqualTo(200);
  }

  @Test
  void aComparison_saysWhyItIsNone() {
    UUID last = SampleCampaign.in(database(), "Printemps 2026", now.minus(Duration.ofDays(3)), 9);
    database()
        .update(
            dsl -> {
              dsl.deleteFrom(CAMPAIGN_RULE)
                  .where(CAMPAIGN_RULE.CAMPAIGN_ID.eq(last))
                  .and(CAMPAIGN_RULE.RULE_ID.eq("dl.old"))
                  .execute();
              dsl.update(CAMPAIGN)
                  .set(CAMPAIGN.RULE_SET_DIGEST, "0".repeat(64))
                  .where(CAMPAIGN.ID.eq(last))
                  .execute();
              dsl.deleteFrom(CAMPAIGN_DEVICE)
                  .where(CAMPAIGN_DEVICE.CAMPAIGN_ID.eq(last))
                  .and(CAMPAIGN_DEVICE.SITE_ID.eq(fleet.places().get(2).id()))
                  .execute();
            });
    Document page = browser.page("/campagnes/comparer?a=" + last + "&b=" + campaign);

    assertThat(page.select("section[aria-labelledby=obstacles] li").eachText())
        .anyMatch(reason -> reason.contains("Le jeu de règles"))
        .anyMatch(reason -> reason.startsWith("Seule la campagne comparée applique"))
        .anyMatch(reason -> reason.contains("postes des personnels a changé"))
        .anyMatch(reason -> reason.contains("mêmes sites"))
        .noneMatch(reason -> reason.contains("limites"));
    List<String> staff = rows(page, "staff").getFirst();
    assertThat(staff).containsExactly("Postes visés", "–", "8", "–", "compté");
    assertThat(rows(page, "school").getFirst())
        .containsExactly("Postes visés", "16", "16", "0", "compté");
    assertThat(browser.get("/campagnes/comparer?a=x&b=" + campaign).statusCode()).isEqualTo(404);
  }
}
