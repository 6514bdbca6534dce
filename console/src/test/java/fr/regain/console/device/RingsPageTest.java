package fr.regain.console.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.console.access.Grant;
import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Scope;
import fr.regain.console.platform.Problem;
import fr.regain.console.site.Site;
import fr.regain.console.testing.SampleFleet;
import fr.regain.console.testing.TestingBrowser;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RingsPageTest {
  @TempDir Path data;
  private TestingBrowser browser;
  private SampleFleet fleet;
  private RingService rings;

  @BeforeEach
  void start() {
    browser = TestingBrowser.start(data).signIn();
    fleet = SampleFleet.in(browser.console(), 9);
    rings = browser.console().bean(RingService.class);
  }

  @AfterEach
  void stop() {
    browser.close();
  }

  private String create(String name) {
    return browser
        .submit("/anneaux", Map.of("name", name))
        .headers()
        .firstValue("location")
        .orElseThrow();
  }

  @Test
  void aRing_isMade_filled_renamed_andRemoved() {
    String ring = create(" Pilotes <b> ");
    long site = fleet.places().getFirst().id();
    Document counted = browser.page(ring + "?compter=oui&site=" + site);
    assertThat(counted.select("#taken").text()).startsWith("3 postes répondent");

    HttpResponse<String> assigned =
        browser.submit(
            counted.select("#assign ~ form[method=post]").attr("action"), Map.of("expected", "3"));
    assertThat(assigned.statusCode()).isEqualTo(303);
    assertThat(browser.page("/anneaux").select("tbody tr").text()).isEqualTo("Pilotes <b> 3");

    browser.submit(ring + "/nom", Map.of("new-name", "Essai"));
    assertThat(browser.page(ring).select("h1").text()).isEqualTo("Anneau Essai");

    assertThat(browser.submit(ring + "/retrait", Map.of()).statusCode()).isEqualTo(303);
    assertThat(browser.get(ring).statusCode()).isEqualTo(404);
    assertThat(browser.page("/parc").select("tbody tr")).hasSize(9);
  }

  @Test
  void aCountThatHasChanged_movesNothing_andIsToldAnew() {
    String ring = create("Pilotes");
    HttpResponse<String> refused =
        browser.submit(ring + "/postes?q=MOULIN", Map.of("expected", "8"));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Jsoup.parse(refused.body()).select("[role=alert]").text())
        .contains("Rien n’a été changé");
    assertThat(Jsoup.parse(refused.body()).select("#taken").text()).startsWith("9 postes");
    assertThat(rings.all().getFirst().devices()).isZero();
  }

  @Test
  void devicesThatLeaveAnotherRing_areTold() {
    String first = create("Un");
    browser.submit(first + "/postes", Map.of("expected", "9"));
    String second = create("Deux");

    assertThat(browser.page(second + "?compter=oui").select("#taken").text())
        .contains("9 quitteront l’anneau où ils sont");
    assertThat(browser.page(first + "?compter=oui").select("#taken").text())
        .contains("Aucun n’est dans un autre anneau");
  }

  @Test
  void aNameOfNothing_orOneThatIsTaken_isSaidAtItsField() {
    String ring = create("Pilotes");

    assertThat(browser.submit("/anneaux", Map.of("name", " ")).statusCode()).isEqualTo(422);
    assertThat(browser.submit("/anneaux", Map.of("name", "Pilotes")).body())
        .contains("porte déjà ce nom");
    assertThat(browser.submit(ring + "/nom", Map.of("new-name", "Pilotes")).statusCode())
        .isEqualTo(303);
  }

  @Test
  void whoDecidesOnOneSite_fillsRingsWithItsDevicesAlone_andArrangesNone() {
    create("Pilotes");
    long ring = rings.all().getFirst().id();
    Site site = fleet.places().getFirst();
    Person local =
        new Person(7, "Lou", false, "", List.of(new Grant(Role.COORDINATOR, site.path())));

    assertThat(rings.assign(local, DeviceFilter.ALL, ring, 3)).isEqualTo(3);
    assertThat(rings.find(Scope.EVERYWHERE, ring).devices()).isEqualTo(3);
    assertThatThrownBy(() -> rings.remove(local, ring)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> rings.rename(local, ring, "x")).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> rings.create(local, "x")).isInstanceOf(Problem.class);
  }
}
