package fr.regain.console.installation;

import static fr.regain.console.schema.Tables.CAMPAIGN;
import static fr.regain.console.schema.Tables.CHECK_IN_STATE;
import static fr.regain.console.schema.Tables.DEVICE;
import static fr.regain.console.schema.Tables.ENROLMENT_TOKEN;
import static fr.regain.console.schema.Tables.EQUIPMENT;
import static fr.regain.console.schema.Tables.GROUP_ROLE;
import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.access.Person;
import fr.regain.console.access.Scope;
import fr.regain.console.campaign.SampleCampaigns;
import fr.regain.console.equipment.Survey;
import fr.regain.console.platform.Database;
import fr.regain.console.secondlife.SampleWorkshop;
import fr.regain.console.secondlife.SecondLifeService;
import fr.regain.console.secondlife.Stage;
import fr.regain.console.simulate.SimulatedFleet;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteService;
import fr.regain.console.testing.TestingBrowser;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jooq.Table;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first hour of a console. */
final class InstallationPageTest {
  private static final String PAGE = "/installation";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PASSWORD = "une phrase que personne ne devine";

  @TempDir private Path data;
  private TestingBrowser browser;

  @BeforeEach
  void start() {
    browser = TestingBrowser.start(data).signIn();
  }

  @AfterEach
  void stop() {
    browser.close();
  }

  @Test
  void fiveSteps_leadFromNothing_toTheFirstDevice() throws Exception {
    assertThat(browser.page(PAGE).select("#received .count").text()).isEqualTo("0 agent reçu");
    browser.submit(PAGE + "/nom", Map.of("organisation", "Académie de Toulouse"));
    assertThat(browser.page(PAGE).select(".brand").text()).isEqualTo("Académie de Toulouse");

    Map<String, String> account =
        Map.of("name", "Anne", "sign-in", "anne", "password", PASSWORD, "repeat", PASSWORD);
    assertThat(browser.submit(PAGE + "/administrateur", account).statusCode()).isEqualTo(303);
    assertThat(browser.submit(PAGE + "/administrateur", account).statusCode()).isEqualTo(400);

    browser.submit(
        PAGE + "/sites",
        Map.of(
            "schools",
            "UAI;Nom;Département\n0310042C;Collège Jean Moulin;Haute-Garonne\n"
                + "0311234Y\tLycée des Coteaux\tHaute-Garonne\n"));
    assertThat(sites()).contains("Haute-Garonne", "Collège Jean Moulin", "Lycée des Coteaux");

    letInOne();
    assertThat(browser.get(PAGE + "/recus").body()).contains("1 agent reçu");

    browser.forgetCookies();
    browser.post("/entree", Map.of("name", "anne", "password", PASSWORD));
    assertThat(browser.page(PAGE).select("#received .count").text()).isEqualTo("1 agent reçu");
  }

  @Test
  void schoolsThatCannotBeRead_areNamedByTheirLine_andNoneIsEntered() {
    var answer =
        browser.submit(
            PAGE + "/sites", Map.of("schools", "0310042C;Collège Jean Moulin\n0310042D;Faux\nx"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("2 lignes").contains("ligne 2");
    assertThat(sites()).containsExactly("Organisation");
    assertThat(browser.submit(PAGE + "/sites", Map.of("schools", "")).statusCode()).isEqualTo(422);
  }

  @Test
  void schoolsThatAreThere_arePassedOver() {
    Map<String, String> schools = Map.of("schools", "0310042C;Collège Jean Moulin");
    browser.submit(PAGE + "/sites", schools);

    assertThat(browser.submit(PAGE + "/sites", schools).body()).contains("1 déjà là");
    assertThat(sites()).containsExactlyInAnyOrder("Organisation", "Collège Jean Moulin");
  }

  @Test
  void aDemonstration_comesOverTheWire_andGoesWhole() {
    assertThat(browser.submit(PAGE + "/demonstration", Map.of("devices", "6")).statusCode())
        .isEqualTo(303);
    await(() -> count(CHECK_IN_STATE) == 6);
    assertThat(browser.page("/parc").text()).contains("sim-00005");
    assertThat(browser.page(PAGE).select("#received .count").text()).isEqualTo("0 agent reçu");
    assertThat(browser.submit(PAGE + "/demonstration", Map.of("devices", "6")).statusCode())
        .isEqualTo(400);
    browser.console().bean(Survey.class).run();
    new SampleCampaigns(browser.console()).trying("Essai", null);
    assertThat(count(EQUIPMENT)).isPositive();
    assertThat(count(CAMPAIGN)).isEqualTo(1);

    assertThat(browser.submit(PAGE + "/demonstration/retrait", Map.of()).statusCode())
        .isEqualTo(303);

    for (Table<?> table : List.of(DEVICE, CHECK_IN_STATE, EQUIPMENT, CAMPAIGN, ENROLMENT_TOKEN)) {
      assertThat(count(table)).as(table.getName()).isZero();
    }
    assertThat(sites()).containsExactly("Organisation");
    assertThat(browser.page("/journal").text())
        .contains("demonstration.start", "demonstration.remove");
    assertThat(browser.submit(PAGE + "/demonstration/retrait", Map.of()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void aDemonstration_goesWhole_withTheRolesOfGroups_andNotWithAPieceThatMovedOutOfIt() {
    browser.submit(PAGE + "/demonstration", Map.of("devices", "6"));
    await(() -> count(CHECK_IN_STATE) == 6);
    SiteService sites = browser.console().bean(SiteService.class);
    long demonstration = sites.tree(Scope.EVERYWHERE).getLast().id();
    browser
        .console()
        .bean(Database.class)
        .update(
            dsl ->
                dsl.insertInto(GROUP_ROLE)
                    .set(GROUP_ROLE.GROUP_NAME, "visitors")
                    .set(GROUP_ROLE.ROLE, "REFERENT")
                    .set(GROUP_ROLE.SITE_ID, demonstration)
                    .set(
                        GROUP_ROLE.CREATED_AT,
                        browser.console().clock().instant().atOffset(ZoneOffset.UTC))
                    .execute());
    SampleWorkshop workshop = new SampleWorkshop(browser.console(), "Région");
    String label = workshop.reconditioned(workshop.laptop(demonstration));
    browser
        .console()
        .bean(SecondLifeService.class)
        .assign(
            Person.CONSOLE,
            workshop.id(label),
            Stage.RECONDITIONED,
            sites.root().id(),
            "Salle 1",
            null,
            null);

    assertThat(browser.submit(PAGE + "/demonstration/retrait", Map.of()).statusCode())
        .isEqualTo(303);
    assertThat(sites()).containsExactly("Organisation");
    assertThat(count(GROUP_ROLE)).isZero();
    assertThat(browser.page("/m/" + label).text()).contains("Salle 1");
  }

  @Test
  void aDemonstration_isRefused_besideRealDevices() throws Exception {
    letInOne();

    var answer = browser.submit(PAGE + "/demonstration", Map.of("devices", "6"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Il y a de vrais postes");
    assertThat(count(DEVICE)).isEqualTo(1);
  }

  /** Makes a token and enrols a device with it, from the command that the page shows. */
  private void letInOne() throws InterruptedException {
    String command =
        Jsoup.parse(browser.submit(PAGE + "/jeton", Map.of()).body()).select("#command").text();
    assertThat(command).startsWith("regain enrol --token rgn1_");
    new SimulatedFleet(
            1,
            7,
            command.substring(command.lastIndexOf(' ') + 1),
            "127.0.0.1:" + browser.console().port(),
            Set.of(),
            0,
            browser.console().clock())
        .enrol();
  }

  private List<String> sites() {
    return browser.console().bean(SiteService.class).tree(Scope.EVERYWHERE).stream()
        .map(Site::name)
        .toList();
  }

  private int count(Table<?> table) {
    return browser.console().bean(Database.class).read(dsl -> dsl.fetchCount(table));
  }

  private static void await(BooleanSupplier condition) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("still waiting").isBefore(end);
      Thread.onSpinWait();
    }
  }
}
