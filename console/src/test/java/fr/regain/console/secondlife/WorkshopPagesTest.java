package fr.regain.console.secondlife;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.access.Person;
import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.mail.DigestLine;
import fr.regain.console.testing.SampleFleet;
import fr.regain.console.testing.TestingBrowser;
import fr.regain.console.web.Language;
import fr.regain.console.web.Words;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of the workshop, as a technician uses them. */
final class WorkshopPagesTest {
  private static final byte[] PDF = "%PDF-1.7 délibération".getBytes(StandardCharsets.UTF_8);

  @TempDir Path data;
  private TestingBrowser browser;
  private SampleWorkshop workshop;
  private long site;

  @BeforeEach
  void start() {
    browser = TestingBrowser.start(data).signIn();
    site = SampleFleet.in(browser.console(), 0).places().getFirst().id();
    workshop = new SampleWorkshop(browser.console(), "Région Occitanie");
  }

  @AfterEach
  void stop() {
    browser.close();
  }

  /** Presses the big button of a page, or the one of that value. */
  private String press(Document page, String selector, Map<String, String> fields) {
    Element button = page.selectFirst(selector);
    assertThat(button).as(selector + " on " + page.title()).isNotNull();
    Element form = button.closest("form");
    Map<String, String> all = new HashMap<>();
    for (Element field : form.select("input[type=hidden]")) {
      all.put(field.attr("name"), field.attr("value"));
    }
    if (button.hasAttr("name")) {
      all.put(button.attr("name"), button.attr("value"));
    }
    all.putAll(fields);
    HttpResponse<String> response = browser.post(form.attr("action"), all);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
    return response.headers().firstValue("location").orElseThrow();
  }

  @Test
  void aPiece_goesAllTheWay_byItsBigButtons() {
    String path = "/m/" + workshop.laptop(site);
    for (String stage : List.of("repéré", "réservé", "collecté")) {
      press(browser.page(path), "button.big", Map.of("comment", "vu à " + stage));
      assertThat(browser.page(path).select("#next").text()).isEqualTo("État : " + stage);
    }
    String next = browser.page(path).select("a.big").attr("href");
    while (next.contains("/controle/")) {
      next = press(browser.page(next), "button[value=OK]", Map.of("note", "rien à dire"));
    }
    assertThat(next).isEqualTo(path + "/conclusion");
    press(browser.page(next), "button.big", Map.of("grade", "B", "disks", "1"));
    Document inspected = browser.page(path);
    assertThat(inspected.select("#next ~ ul li").text()).contains("DISK-");
    String erasure = inspected.select("a.big").attr("href");
    Document form = browser.page(erasure);
    assertThat(form.select("#serial").attr("value")).as("proposed").startsWith("DISK-");
    press(
        form,
        "section[aria-labelledby=by-hand] button",
        Map.of(
            "serial", form.select("#serial").attr("value"),
            "medium", "NVME",
            "method", "nvme format --ses=2",
            "level", "PURGE",
            "tool", "nvme-cli",
            "percent", "10",
            "result", "SUCCESS",
            "operator", "Inès",
            "started", "2026-11-23T09:00",
            "ended", "2026-11-23T09:00"));
    press(browser.page(path), "button.big", Map.of());
    press(browser.page(path), "button.big", Map.of());
    Document ready = browser.page(path);
    assertThat(ready.select("#next").text()).isEqualTo("État : remis en état");
    assertThat(ready.select("section[aria-labelledby=erasures] li").text())
        .contains("Purge", "relu à 10", "vérifié");
    String elsewhere =
        ready.select("#sites option").eachAttr("value").stream()
            .filter(place -> !place.equals(ready.select("#site").attr("value")))
            .findFirst()
            .orElseThrow();
    press(
        ready,
        "section[aria-labelledby=assign] button",
        Map.of("site", elsewhere, "where", "CDI", "purchase", "devis 12", "months", "36"));
    String there = elsewhere.substring(0, elsewhere.lastIndexOf(" · "));
    assertThat(browser.page(path).select("ol.history li").getFirst().text())
        .contains("réaffecté, de ", " à " + there);
    assertThat(browser.page(path).select("section[aria-labelledby=identity] dd").eachText())
        .contains(there);
    assertThat(browser.page(path).select("ol.history li")).hasSize(7);
    assertThat(browser.page(path).select("ol.history").text()).contains("vu à collecté", "CDI");
  }

  @Test
  void theLogOfNwipe_isReadFromAFile_andOnlyForThisPiece() {
    String label = workshop.inspected(workshop.laptop(site));
    String path = "/m/" + label;
    String serial = browser.page(path + "/effacement").select("#serial").attr("value");
    String address = browser.page(path + "/effacement").select("form[enctype]").attr("action");
    String log =
        """
        [2026/11/23 09:00:00]    info: nwipe 0.38
        [2026/11/23 09:00:02]  notice: /dev/sda has serial number %s
        [2026/11/23 09:00:03]  notice: Invoking method 'PRNG Stream' on /dev/sda
        [2026/11/23 09:00:09]  notice: Verified pass 1 of 1, round 1 of 1, on '/dev/sda'.
        [2026/11/23 09:00:09]  notice: Finished final round 1 of 1 on /dev/sda
        """;

    HttpResponse<String> foreign = log(address, log.formatted("ANOTHER"));
    assertThat(foreign.statusCode()).isEqualTo(422);
    assertThat(Jsoup.parse(foreign.body()).select("#file-error").text()).contains("ANOTHER");
    assertThat(log(address, "<html>").statusCode()).isEqualTo(422);
    String old = log.formatted(serial).replace("2026/11/23", "2024/11/23");
    HttpResponse<String> outdated = log(address, old);
    assertThat(outdated.statusCode()).isEqualTo(422);
    assertThat(Jsoup.parse(outdated.body()).select("#file-error").text()).contains("servi depuis");
    assertThat(log(address, log.formatted(serial)).statusCode()).isEqualTo(303);
    assertThat(browser.page(path).select("section[aria-labelledby=erasures] li").text())
        .contains(serial, "Clear", "PRNG Stream", "relu à 100", "vérifié");
  }

  private HttpResponse<String> log(String address, String text) {
    return browser.upload(
        address, Map.of(), "file", "nwipe.log", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aMistake_isSaidAtItsField_andNothingIsKept() {
    String path = "/m/" + workshop.inspected(workshop.laptop(site));
    HttpResponse<String> refused =
        browser.submit(
            path + "/effacement",
            Map.of("serial", "X", "percent", "101", "started", "hier", "hash", "zz"));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Jsoup.parse(refused.body()).select(".error").eachText())
        .anyMatch(text -> text.startsWith("Méthode"))
        .anyMatch(text -> text.contains("100 au plus"))
        .anyMatch(text -> text.contains("une date et une heure"))
        .anyMatch(text -> text.contains("64 chiffres"));
    assertThat(browser.page(path).select("section[aria-labelledby=erasures] li")).isEmpty();
  }

  @Test
  void solderedStorage_goesByTheSerialNumberOfItsPiece() {
    String tablet = workshop.inspected(workshop.piece(site, EquipmentKind.TABLET, false));
    Document page = browser.page("/m/" + tablet);
    assertThat(page.select("a.big").attr("href")).endsWith("/effacement");
    Document form = browser.page("/m/" + tablet + "/effacement");
    assertThat(form.select("#serial").attr("value"))
        .isEqualTo(page.select("dd").eachText().stream().filter("SN1"::equals).findFirst().get());
  }

  @Test
  void aProtectedCarrier_isWarnedOf_whereSomethingCanBeCarried() {
    String laptop = workshop.piece(site, EquipmentKind.LAPTOP, true);
    String screen = workshop.piece(site, EquipmentKind.MONITOR, true);

    assertThat(browser.page("/m/" + laptop).select(".notice").text()).contains("Support protégé");
    assertThat(browser.page("/m/" + screen).select(".notice")).isEmpty();
  }

  @Test
  void whatSomebodyElseMoved_isSaid_withWhatToDo() {
    String label = workshop.laptop(site);
    Document seen = browser.page("/m/" + label);
    workshop.collected(label);
    Element form = seen.selectFirst("button.big").closest("form");
    Map<String, String> fields = new HashMap<>();
    form.select("input[type=hidden]").forEach(f -> fields.put(f.attr("name"), f.attr("value")));
    HttpResponse<String> late = browser.post(form.attr("action"), fields);

    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(Jsoup.parse(late.body()).select("h1").text())
        .isEqualTo("Ce matériel ou ce lot a changé");
  }

  @Test
  void aLabel_isReadHoweverItIsTyped() {
    String label = workshop.laptop(site);

    HttpResponse<String> typed = browser.get("/m/" + label.toLowerCase(Locale.ROOT));
    assertThat(typed.statusCode()).isEqualTo(303);
    assertThat(typed.headers().firstValue("location")).contains("/m/" + label);
    assertThat(browser.get("/m/ZZZZZZZZ").statusCode()).isEqualTo(404);
    assertThat(browser.get("/m/x").statusCode()).isEqualTo(404);
  }

  @Test
  void countsOfTheWorkshop_leadToExactlyThosePieces() {
    workshop.collected(workshop.laptop(site));
    workshop.collected(workshop.laptop(site));
    workshop.inspected(workshop.laptop(site));
    Document page = browser.page("/seconde-vie/atelier?q=Latitude");

    for (Element stage : page.select(".stages a")) {
      int count = Integer.parseInt(stage.select("strong").text());
      assertThat(browser.page(stage.attr("href")).select("tbody tr"))
          .as(stage.text())
          .hasSize(count);
    }
    assertThat(page.select("tbody tr")).hasSize(3);
    String csv = browser.get("/seconde-vie/atelier?format=csv&etape=COLLECTED").body();
    assertThat(csv.lines()).hasSize(3);
    assertThat(browser.getBytes("/seconde-vie/atelier?format=ods").body()).startsWith('P', 'K');
  }

  @Test
  void aLot_isMade_filled_checked_andLeaves_withItsPapers() throws IOException {
    String label = workshop.reconditioned(workshop.laptop(site));
    String lot =
        press(
            browser.page("/seconde-vie/lots"),
            "section[aria-labelledby=create] button",
            Map.of(
                "name",
                "Don <b> de Noël",
                "destination",
                "GIFT",
                "owner",
                "" + workshop.owner().id(),
                "site",
                "" + site));
    press(
        browser.page(lot),
        "form[action$=materiel] button",
        Map.of("labels", label.substring(0, 4) + " " + label.substring(4)));
    press(browser.page(lot), "form[action$=valeurs] button", Map.of("euros", "120,50"));
    press(
        browser.page(lot),
        "form[action$=fiche] button",
        Map.of(
            "name", "Don de Noël",
            "beneficiary", "Association Regain",
            "category", "PRECARITY_ASSOCIATION",
            "address", "1 rue des Écoles"));
    assertThat(browser.page(lot).select("#checks ~ ul li").text()).contains("délibération");
    assertThat(browser.page(lot).select("form[action$=depart]")).isEmpty();
    assertThat(browser.page(lot).select("#gain-note").text()).contains("chacun des matériels");
    assertThat(attach(lot, "DECISION", "<script>".getBytes(StandardCharsets.UTF_8))).isEqualTo(422);
    assertThat(attach(lot, "DECISION", PDF)).isEqualTo(303);

    Document page = browser.page(lot);
    HttpResponse<byte[]> file = browser.getBytes(page.select("a[href*=documents]").attr("href"));
    assertThat(file.body()).isEqualTo(PDF);
    assertThat(file.headers().firstValue("content-disposition"))
        .contains("attachment; filename=\"acte-signe.pdf\"");
    press(page, "form[action$=depart] button", Map.of());
    assertThat(browser.page("/m/" + label).select("#next").text()).isEqualTo("État : donné");
    assertPaper(lot, label);
  }

  private int attach(String lot, String kind, byte[] content) {
    String address = browser.page(lot).select("form[enctype]").attr("action");
    return browser
        .upload(address, Map.of("kind", kind), "file", "acte signé.html", content)
        .statusCode();
  }

  private void assertPaper(String lot, String label) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(browser.getBytes(lot + "/papier").body())) {
      String text = squeezed(new PDFTextStripper().getText(pdf));
      assertThat(text)
          .contains(
              squeezed("Convention de don – Don de Noël"),
              squeezed("Région Occitanie donne à Association Regain"),
              squeezed("n’excède pas 300 €"),
              squeezed("prix solidaires du décret 2022-1413"),
              squeezed("120,50 €"),
              label)
          .doesNotContain("Projet");
      assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("fr");
      assertThat(tags(pdf.getDocumentCatalog().getStructureTreeRoot()))
          .contains("H1", "H2", "P", "Table", "TH", "TD");
    }
    assertThat(browser.getBytes(lot + "/papier?format=ods").body()).startsWith('P', 'K');
    assertThat(browser.get(lot + "/papier?format=exe").statusCode()).isEqualTo(400);
  }

  @Test
  void theDigestOfLots_leadsToThoseThatItCounts() {
    String label = workshop.reconditioned(workshop.laptop(site));
    workshop.close(workshop.gift(site, "Parti", null, label), 1);
    workshop.gift(site, "Ouvert", null);
    List<DigestLine> lines =
        browser
            .console()
            .bean(LotDigest.class)
            .lines(
                Person.CONSOLE, Words.load(Language.FRENCH), browser.console().clock().instant());
    assertThat(browser.page(lines.getFirst().path()).select("tbody th").eachText())
        .containsExactly("Ouvert");
  }

  @Test
  void everyDestination_hasItsPaper_taggedAndWithItsList() throws IOException {
    LotService lots = browser.console().bean(LotService.class);
    for (Destination destination : Destination.values()) {
      String label = workshop.reconditioned(workshop.laptop(site));
      LotTerms terms =
          new LotTerms(
              "Lot 7",
              destination,
              "Preneur SA",
              null,
              "1 rue des Écoles",
              "20 01 35*",
              "BSD-77",
              12_500L,
              null,
              null);
      long lot = lots.create(Person.CONSOLE, site, workshop.owner().id(), terms);
      lots.add(Person.CONSOLE, lot, List.of(workshop.id(label)));
      lots.value(Person.CONSOLE, lot, List.of(workshop.id(label)), 4_500L);
      assertThat(browser.page(Lot.address(lot) + "?page=" + Integer.MAX_VALUE).text())
          .contains("Latitude 5400");
      try (PDDocument pdf = Loader.loadPDF(browser.getBytes(Lot.address(lot) + "/papier").body())) {
        String text = squeezed(new PDFTextStripper().getText(pdf));
        String title =
            switch (destination) {
              case TRANSFER -> "Bordereau de transfert – Lot 7";
              case SALE -> "Liste de vente – Lot 7";
              case GIFT -> "Convention de don – Lot 7";
              case RECYCLING -> "Bordereau DEEE – Lot 7";
            };
        assertThat(text)
            .as(title)
            .contains(squeezed(title), label, squeezed("45,00 €"), "PreneurSA", "Latitude5400");
        if (destination == Destination.RECYCLING) {
          assertThat(text).contains("12,5", squeezed("20 01 35*"), "BSD-77");
        }
        assertThat(tags(pdf.getDocumentCatalog().getStructureTreeRoot()))
            .contains("H1", "P", "Table", "TH", "TD");
      }
    }
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
  void labels_arePrinted_ofWhatIsTyped_andOfAWholeFilter() throws IOException {
    String first = workshop.collected(workshop.laptop(site));
    workshop.collected(workshop.laptop(site));
    String form = "/seconde-vie/etiquettes?format=pdf&modele=a4-24&debut=24&ligne=INVENTORY_NUMBER";
    String address = "&protocole=https&adresse=console.example";

    try (PDDocument pdf =
        Loader.loadPDF(browser.getBytes(form + address + "&codes=" + first).body())) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(1);
      assertThat(squeezed(new PDFTextStripper().getText(pdf))).contains(first, "IMMO-1");
    }
    String scanned = "&codes=https://console.example/m/" + first + "," + first;
    try (PDDocument pdf = Loader.loadPDF(browser.getBytes(form + address + scanned).body())) {
      assertThat(pdf.getNumberOfPages()).as("scanned, and the same twice").isEqualTo(1);
    }
    try (PDDocument pdf =
        Loader.loadPDF(browser.getBytes(form + address + "&etape=COLLECTED").body())) {
      assertThat(pdf.getNumberOfPages()).as("one place is left on the first").isEqualTo(2);
    }
    for (String wrong :
        List.of(
            form + address,
            form + address + "&codes=ZZZZZZZZ",
            form + "&adresse=javascript:alert(1)//&codes=" + first,
            form.replace("24&ligne", "25&ligne") + address + "&codes=" + first)) {
      assertThat(browser.get(wrong).statusCode()).as(wrong).isEqualTo(422);
    }
  }

  @Test
  void theAccounts_sayHowEachFigureWasObtained_andAreTheSameOnPaper() throws IOException {
    String given = workshop.reconditioned(workshop.laptop(site));
    workshop.close(workshop.gift(site, "Don", "Deux achats de moins", given), 1);
    String late = workshop.collected(workshop.laptop(site));
    browser.console().clock().advance(Duration.ofMinutes(1));
    Document before = browser.page("/seconde-vie/comptes");
    assertThat(before.select(".lead").text()).startsWith("Pas de taux de réemploi");
    press(before, "form[action$=stock] button", Map.of());

    Document page = browser.page("/seconde-vie/comptes");
    assertThat(page.select(".lead").text()).startsWith("Taux de réemploi : 100");
    assertThat(page.select("section[aria-labelledby=figures] tbody td:last-child").eachText())
        .allMatch(method -> !method.isBlank());
    assertThat(page.select("section[aria-labelledby=avoided] tbody td").eachText())
        .contains("34,2 (34,2 à 54)");
    assertThat(page.select("section[aria-labelledby=evidence] tbody th a").attr("href"))
        .isEqualTo("/m/" + given);
    assertThat(page.text()).doesNotContain(late);
    try (PDDocument pdf =
        Loader.loadPDF(browser.getBytes("/seconde-vie/comptes?format=pdf").body())) {
      String text = squeezed(new PDFTextStripper().getText(pdf));
      for (Element cell : page.select("tbody td, tbody th, thead th, h1")) {
        assertThat(text).contains(squeezed(cell.text()));
      }
      assertThat(tags(pdf.getDocumentCatalog().getStructureTreeRoot()))
          .contains("H1", "Table", "TH");
    }
    assertThat(browser.get("/seconde-vie/comptes?format=csv").body()).contains("Code déchet");
    assertThat(browser.getBytes("/seconde-vie/comptes?format=ods").body()).startsWith('P', 'K');
    assertThat(browser.page("/seconde-vie/comptes?annee=9999").select("h1").text())
        .contains("2026");
  }

  @Test
  void moreEvidenceThanAPageHasRoomFor_isInTheSpreadsheet() throws IOException {
    String[] given =
        Stream.generate(() -> workshop.reconditioned(workshop.laptop(site)))
            .limit(13)
            .toArray(String[]::new);
    workshop.close(workshop.gift(site, "Don", "Treize achats de moins", given), given.length);

    Document page = browser.page("/seconde-vie/comptes");
    for (String table : List.of("evidence", "avoided")) {
      Element part = page.selectFirst("section[aria-labelledby=" + table + "]");
      assertThat(part.select("tbody tr")).as(table).hasSize(10);
      assertThat(part.select("p a").text()).isEqualTo("Les 3 autres lignes sont dans l’ODS.");
      assertThat(part.select("p a").attr("href")).contains("format=ods");
    }
    try (PDDocument pdf =
        Loader.loadPDF(browser.getBytes("/seconde-vie/comptes?format=pdf").body())) {
      assertThat(squeezed(new PDFTextStripper().getText(pdf))).contains(given);
    }
  }
}
