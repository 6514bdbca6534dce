package fr.regain.console.secondlife;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.access.Person;
import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.equipment.OwnerKind;
import fr.regain.console.equipment.OwnerService;
import fr.regain.console.testing.SampleFleet;
import fr.regain.console.testing.TestingBrowser;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the forms of the workshop refuse, and what they keep when they do. */
final class WorkshopFormsTest {
  private static final Map<String, String> ERASURE =
      Map.of(
          "medium", "HDD",
          "method", "PRNG Stream",
          "level", "CLEAR",
          "tool", "nwipe",
          "percent", "100",
          "result", "SUCCESS",
          "operator", "Inès");

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

  private Document refused(String path, Map<String, String> fields) {
    HttpResponse<String> response = browser.submit(path, fields);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
    return Jsoup.parse(response.body());
  }

  private void accepted(String path, Map<String, String> fields) {
    HttpResponse<String> response = browser.submit(path, fields);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
  }

  @Test
  void anyOtherFormOfALot_leavesItsTermsAsTheyAre() {
    long lot = workshop.gift(site, "Don", null, workshop.inspected(workshop.laptop(site)));
    String path = Lot.address(lot);
    for (Document page :
        new Document[] {
          refused(path + "/materiel", Map.of("labels", "ZZZZZZZZ")),
          refused(path + "/valeurs", Map.of("euros", "12 euros"))
        }) {
      assertThat(page.select("input[name=name]").attr("value")).isEqualTo("Don");
      assertThat(page.select("input[name=beneficiary]").attr("value"))
          .isEqualTo("Association Regain");
      assertThat(page.select("#category option[selected]").attr("value"))
          .isEqualTo("PRECARITY_ASSOCIATION");
    }
    Document terms =
        refused(path + "/fiche", Map.of("name", "", "beneficiary", "X", "category", ""));
    assertThat(terms.select("input[name=beneficiary]").attr("value")).isEqualTo("X");
    assertThat(terms.select("#category option[selected]")).isEmpty();
  }

  @Test
  void aRefusedChangeOfAnOwner_isShownInItsOwnForm() {
    OwnerService owners = browser.console().bean(OwnerService.class);
    long ville = owners.add(Person.CONSOLE, "Ville de Castres", OwnerKind.COMMUNE).id();

    Document page =
        refused(
            "/seconde-vie/proprietaires/" + ville,
            Map.of("name", "Région Occitanie", "kind", "REGION"));
    assertThat(page.select("#name").attr("value")).as("the form that adds one").isEmpty();
    assertThat(page.select("#name-" + ville).attr("value")).isEqualTo("Région Occitanie");
    assertThat(page.select("#kind-" + ville + " option[selected]").attr("value"))
        .isEqualTo("REGION");
    assertThat(page.select("#name-" + ville + "-error").text()).isNotEmpty();
    assertThat(page.select("details[open] #name-" + ville)).hasSize(1);
  }

  @Test
  void aSerialNumberThatTheInventoryDoesNotKnow_isConfirmedOnce_andStruckWhereItWasWrong() {
    String path = "/m/" + workshop.inspected(workshop.laptop(site));
    Map<String, String> fields = new HashMap<>(ERASURE);
    fields.put("serial", "S4EVNX0M123");
    Document asked = refused(path + "/effacement", fields);
    assertThat(asked.select("#serial-error").text()).contains("S4EVNX0M123");
    fields.put("confirmed", asked.select("input[name=confirmed]").attr("value"));
    fields.put("serial", "S4EVNXOM123");
    refused(path + "/effacement", fields);
    fields.put("serial", "S4EVNX0M123");
    accepted(path + "/effacement", fields);

    Document piece = browser.page(path);
    String record = piece.select("section[aria-labelledby=erasures] li a").attr("href");
    assertThat(browser.page(record).select("dl").text()).contains("S4EVNX0M123", "nwipe", "Inès");
    refused(record + "/retrait", Map.of("reason", ""));
    accepted(record + "/retrait", Map.of("reason", "O et non zéro"));
    assertThat(browser.page(path).select("section[aria-labelledby=erasures] del").text())
        .contains("S4EVNX0M123");
    assertThat(browser.page(record).select(".notice").text()).contains("O et non zéro");
    assertThat(browser.page(record).select("form"))
        .noneMatch(f -> f.attr("action").contains("/m/"));
  }

  @Test
  void theDiskOfAnotherPiece_isRefused_withThatPiecesLabel() {
    String first = workshop.reconditioned(workshop.laptop(site));
    String second = workshop.inspected(workshop.laptop(site));
    Map<String, String> fields = new HashMap<>(ERASURE);
    fields.put("serial", workshop.erasedSerial(first));

    assertThat(refused("/m/" + second + "/effacement", fields).select("#serial-error").text())
        .contains(first.substring(0, 4) + " " + first.substring(4));
  }

  @Test
  void aFaultOfTheInspection_asksForAWord_beforeThePieceIsReady() {
    String label = workshop.faulty(workshop.laptop(site), "battery", "gonflée");
    String path = "/m/" + label;
    Document page = browser.page(path);
    assertThat(page.select("section[aria-labelledby=next] form li").text())
        .contains("Batterie", "gonflée");
    assertThat(page.select("#comment").hasAttr("required")).isTrue();
    Map<String, String> step = Map.of("seen", "ERASED", "act", "RECONDITION");
    assertThat(refused(path + "/etape", step).select("#comment-error").text()).isNotEmpty();
    Map<String, String> told = new HashMap<>(step);
    told.put("comment", "batterie changée");
    accepted(path + "/etape", told);
    assertThat(browser.page(path).select("ol.history").text()).contains("batterie changée");
  }

  @Test
  void thePaperOfALot_saysErased_onlyOfWhatIs_andTellsItsFaults() throws IOException {
    String screen = workshop.spotted(workshop.piece(site, EquipmentKind.MONITOR, false));
    long screens = workshop.gift(site, "Écrans", null, screen);
    assertThat(paper(screens)).doesNotContain("effacées");
    String open = workshop.inspected(workshop.laptop(site));
    String faulty = workshop.faulty(workshop.laptop(site), "battery", "gonflée");
    long lot = workshop.gift(site, "Don", null, open, faulty);
    String text = paper(lot);
    assertThat(text)
        .contains("pasencoreeffacées", open, "Défautsconstatés", "Batterie:gonflée")
        .doesNotContain("lescertificatssonttenus");
    workshop.erased(open);
    assertThat(paper(lot)).contains("lescertificatssonttenus").doesNotContain("pasencoreeffacées");
  }

  @Test
  void theCertificate_hasEveryErasureOfThePiece_andThePaperOfItsLotThoseThatCount()
      throws IOException {
    String label = workshop.reconditioned(workshop.laptop(site));
    String serial = workshop.erasedSerial(label);
    String path = "/m/" + label;
    Element link = browser.page(path).selectFirst("a[href$=certificat]");
    assertThat(text(link.attr("href")))
        .contains("Certificatd’effacement", serial, "PRNGStream", "Clear", "nwipe0.36")
        .contains("réussi", "reluà100", "faitparInès");
    assertThat(browser.getBytes(path + "/certificat?format=ods").body()).startsWith('P', 'K');
    long lot = workshop.gift(site, "Don", null, label);
    assertThat(browser.page(Lot.address(lot)).select("td a[href$=certificat]")).hasSize(1);
    assertThat(paper(lot)).contains(serial, "nwipe0.36");

    String record =
        browser.page(path).select("section[aria-labelledby=erasures] li a").attr("href");
    accepted(record + "/retrait", Map.of("reason", "mauvais onglet"));
    assertThat(text(path + "/certificat")).contains(serial, "mauvaisonglet");
    assertThat(paper(lot)).doesNotContain("nwipe0.36");
    assertThat(browser.page("/m/" + workshop.laptop(site)).select("a[href$=certificat]")).isEmpty();
  }

  @Test
  void aLotThatHasLeft_takesItsSlip_andProposesItsFirstDayWhereItIsOpenedAgain() {
    long lot = workshop.recycled(site, workshop.collected(workshop.laptop(site)));
    String path = Lot.address(lot);
    Document asked = refused(path + "/correction", Map.of("kilograms", "treize", "why", ""));
    assertThat(asked.select(".error")).hasSize(2);
    assertThat(asked.select("#kilograms").attr("value")).isEqualTo("treize");
    accepted(
        path + "/correction",
        Map.of("kilograms", "13", "waste-code", "20 01 35*", "tracking", "BSD-77", "why", "reçu"));
    assertThat(browser.page(path).select("dd").eachText()).contains("13", "20 01 35*", "BSD-77");
    accepted(path + "/reouverture", Map.of("reason", "adresse", "slip", "oui"));
    assertThat(browser.page(path).select("input[name=keeps-day]").hasAttr("checked")).isTrue();
  }

  private String paper(long lot) throws IOException {
    return text(Lot.address(lot) + "/papier");
  }

  private String text(String path) throws IOException {
    byte[] pdf = browser.getBytes(path).body();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("[\\s\\u00A0\\u202F\\u00AD]+", "");
    }
  }

  @Test
  void anUndoneDeparture_asksWhetherItWasASlip_andOtherwiseForAnErasure() {
    String label = workshop.reconditioned(workshop.laptop(site));
    long lot = workshop.gift(site, "Don", null, label);
    workshop.close(lot, 1);
    browser.console().clock().advance(Duration.ofMinutes(1));
    assertThat(browser.page(Lot.address(lot)).select("input[name=slip]")).hasSize(1);
    accepted(Lot.address(lot) + "/reouverture", Map.of("reason", "rendu"));

    Document page = browser.page("/m/" + label);
    assertThat(page.select("#next ~ p a.big").attr("href")).endsWith("/effacement");
    assertThat(page.select("#next ~ ul li").text()).contains("DISK-");
    assertThat(browser.page(Lot.address(lot)).select("form[action$=depart]")).isEmpty();
  }
}
