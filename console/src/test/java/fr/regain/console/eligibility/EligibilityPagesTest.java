package fr.regain.console.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.access.Person;
import fr.regain.console.access.Scope;
import fr.regain.console.equipment.Declaration;
import fr.regain.console.equipment.Description;
import fr.regain.console.equipment.Equipment;
import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.equipment.EquipmentService;
import fr.regain.console.equipment.Origin;
import fr.regain.console.equipment.Owner;
import fr.regain.console.equipment.OwnerKind;
import fr.regain.console.equipment.OwnerService;
import fr.regain.console.equipment.Survey;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.testing.SampleFleet;
import fr.regain.console.testing.TestingBrowser;
import fr.regain.v1.Inventory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EligibilityPagesTest {
  @TempDir static Path data;
  private static TestingBrowser browser;
  private static SampleFleet fleet;
  private static Owner region;

  @BeforeAll
  static void start() {
    browser = TestingBrowser.start(data);
    browser.setCookie("langue", "en");
    fleet = SampleFleet.in(browser.console(), 25);
    OwnerService owners = browser.console().bean(OwnerService.class);
    region = owners.add(Person.CONSOLE, "Région", OwnerKind.REGION);
    owners.setOwnership(Person.CONSOLE, 1, region.id(), Boolean.FALSE);
    browser.console().bean(Survey.class).run();
    browser.console().bean(Evaluations.class).work();
    browser.signIn();
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  private static Equipment piece(int number) {
    return browser
        .console()
        .bean(EquipmentService.class)
        .ofDevice(Scope.EVERYWHERE, fleet.ids().get(number))
        .orElseThrow();
  }

  @Test
  void theList_leadsToThePiece_andTheDevicesPageShowsItsRoute() {
    Document list = browser.page("/seconde-vie?q=MOULIN-001");
    assertThat(list.select("tbody tr")).hasSize(1);
    Document page = browser.page(list.select("tbody th a").attr("href"));
    assertThat(page.select("#route")).hasSize(1);
    assertThat(page.select("section:has(#route) li")).hasSizeGreaterThan(5);
    Document device = browser.page("/parc/" + fleet.ids().get(0));
    assertThat(device.select("section:has(#route) strong").text())
        .isEqualTo(page.select("section:has(#route) strong").text());
  }

  @Test
  void aDeclaration_isOnThePageAtOnce_andAWrongOneIsSaidAll() {
    Equipment piece = piece(1);
    assertThat(
            browser
                .submit(
                    piece.address(),
                    Map.of(
                        "owner",
                        Long.toString(region.id()),
                        "working",
                        "false",
                        "seen",
                        seen(piece)))
                .statusCode())
        .isEqualTo(303);
    assertThat(browser.page(piece.address()).select("section:has(#route) strong").text())
        .isEqualTo("recycle");
    var refused = browser.submit(piece.address(), Map.of("owner", "99", "purchased", "1601-01-01"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("#owner", "#purchased");
  }

  private static String seen(Equipment piece) {
    return browser.page(piece.address()).select("input[name=seen]").attr("value");
  }

  @Test
  void aDeclaration_thatSomebodyElseChangedMeanwhile_isShownAgain_withWhatItSaysNow() {
    Equipment piece = piece(2);
    String owner = Long.toString(region.id());
    Map<String, String> mine = Map.of("owner", owner, "number", "IMMO-1", "seen", seen(piece));
    assertThat(
            browser
                .submit(
                    piece.address(), Map.of("owner", owner, "number", "A7", "seen", seen(piece)))
                .statusCode())
        .isEqualTo(303);

    var late = browser.submit(piece.address(), mine);
    assertThat(late.statusCode()).isEqualTo(422);
    Document again = Jsoup.parse(late.body());
    assertThat(again.select("#number-error").text()).contains("somebody has changed", "“A7”");
    assertThat(again.select("#number").attr("value")).isEqualTo("IMMO-1");
    assertThat(browser.page(piece.address()).select("#number").attr("value")).isEqualTo("A7");
    Map<String, String> checked = new HashMap<>(mine);
    checked.put("seen", again.select("input[name=seen]").attr("value"));
    assertThat(browser.submit(piece.address(), checked).statusCode()).isEqualTo(303);
    assertThat(browser.page(piece.address()).select("#number").attr("value")).isEqualTo("IMMO-1");
  }

  @Test
  void whatHasLeft_hasNoForm() {
    Equipment piece = piece(3);
    EquipmentService equipment = browser.console().bean(EquipmentService.class);
    Database database = browser.console().bean(Database.class);
    database.update(dsl -> equipment.setGone(dsl, piece.id(), true));
    Document page = browser.page(piece.address());
    database.update(dsl -> equipment.setGone(dsl, piece.id(), false));

    assertThat(page.select("#owner")).isEmpty();
    assertThat(page.select("section[aria-labelledby=declaration]").text())
        .contains("Open its lot again");
  }

  @Test
  void whatWouldChangeTheRoute_isASentence() {
    Inventory.Builder laptop =
        SampleFacts.soundLaptop().clearBatteries().addBatteries(SampleFacts.battery(40));
    SampleFacts.memory(laptop, 4, 32);
    Description plate =
        new Description(
            EquipmentKind.LAPTOP, "Dell", "Latitude", null, SampleFacts.aged(3), laptop.build());
    Declaration said =
        Declaration.NONE.withOwner(region.id()).withProtectedCarrier(false).withWorking(true);
    EquipmentService equipment = browser.console().bean(EquipmentService.class);
    Equipment piece =
        browser
            .console()
            .bean(Database.class)
            .write(dsl -> equipment.add(dsl, Person.CONSOLE, 1, plate, said, Origin.IMPORT));
    assertThat(browser.page(piece.address()).select("section:has(#route) li").eachText())
        .contains("With 4 GB more memory and a new battery: kept until 2030.")
        .doesNotContain("With a new battery: kept until 2030.");
  }

  @Test
  void criteria_areSavedAfterTheirPreviewAlone() {
    String path = "/seconde-vie/criteres/" + region.id();
    Criteria defaults = browser.console().bean(CriteriaService.class).defaults();
    Map<String, String> fields = new HashMap<>();
    for (Criterion criterion : Criterion.values()) {
      fields.put(criterion.key(), defaults.text(criterion));
    }
    fields.put(Criterion.SERVICE_DESKTOP.key(), "10");
    var preview = browser.submit(path, fields);
    assertThat(preview.statusCode()).isEqualTo(200);
    assertThat(preview.body()).contains("value=\"save\"", "Preview");
    CriteriaService criteria = browser.console().bean(CriteriaService.class);
    fields.put("act", "save");
    fields.put(
        "previewed", Jsoup.parse(preview.body()).select("input[name=previewed]").attr("value"));
    fields.put(Criterion.SERVICE_LAPTOP.key(), "9");
    assertThat(browser.submit(path, fields).body()).as("another value").contains("Preview");
    assertThat(criteria.versions(region.id())).isEmpty();
    fields.put(Criterion.SERVICE_LAPTOP.key(), defaults.text(Criterion.SERVICE_LAPTOP));
    assertThat(browser.submit(path, fields).statusCode()).isEqualTo(303);
    assertThat(criteria.versions(region.id())).hasSize(1);
    fields.put(Criterion.BATTERY_GOOD.key(), "200");
    assertThat(browser.submit(path, fields).statusCode()).isEqualTo(422);
  }

  @Test
  void theSpreadsheet_isThatOfTheFilter() throws Exception {
    var sheet = browser.getBytes("/seconde-vie?type=LAPTOP&format=ods").body();
    long laptops =
        browser.get("/seconde-vie?type=LAPTOP&format=csv").body().lines().skip(1).count();
    assertThat(laptops).isPositive();
    assertThat(
            new com.github.miachm.sods.SpreadSheet(new java.io.ByteArrayInputStream(sheet))
                .getSheet(0)
                .getMaxRows())
        .isEqualTo((int) laptops + 1);
  }

  @Test
  void theExport_holdsEveryPiece() {
    assertThat(browser.get("/seconde-vie?format=csv").body().lines().count())
        .isEqualTo(
            1
                + browser
                    .console()
                    .bean(EligibilityService.class)
                    .page(
                        Scope.EVERYWHERE,
                        EligibilityFilter.ALL,
                        Sort.by(EligibilitySort.AGE),
                        null,
                        1)
                    .count()
                    .rows());
  }
}
