package fr.regain.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.testing.SampleFleet;
import fr.regain.console.testing.TestingBrowser;
import fr.regain.console.web.table.ListTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalPageTest {
  @TempDir Path data;
  private TestingBrowser browser;
  private SampleFleet fleet;

  @BeforeEach
  void start() {
    browser = TestingBrowser.start(data);
    fleet = SampleFleet.in(browser.console(), 3);
    browser.signIn();
  }

  @AfterEach
  void stop() {
    browser.close();
  }

  @Test
  void whatPeopleChange_isOnRecord() {
    String device = "/parc/" + fleet.ids().getFirst();
    browser.submit("/sites/1/nom", Map.of("new-name", "Académie"));
    browser.submit(device + "/exclusion", Map.of());
    browser.submit(device + "/retour", Map.of());
    browser.submit(
        "/deploiement/jetons", Map.of("name", "Rentrée", "site", "1", "days", "1", "uses", "1"));
    browser.submit("/deploiement/jetons/1/retrait", Map.of());
    browser.submit(
        "/comptes", Map.of("name", "P", "sign-in", "p", "role", "REFERENT", "site", "Académie"));
    browser.submit("/comptes/2/roles", Map.of("role", "TECHNICIAN", "site", "Académie"));
    browser.submit("/comptes/2/roles/retrait", Map.of("role", "TECHNICIAN", "site", "1"));
    browser.submit("/comptes/2/mot-de-passe", Map.of());
    browser.submit("/comptes/2/exclusion", Map.of());

    Document page = browser.page("/journal");
    assertThat(page.select("td.action").eachText())
        .startsWith(
            "account.state",
            "account.password-link",
            "account.withdraw",
            "account.grant",
            "account.create",
            "token.revoke",
            "token.create",
            "device.readmit",
            "device.revoke",
            "site.rename",
            "session.open");
    List<String> rename = browser.page("/journal?q=site.rename").select("tbody td").eachText();
    assertThat(rename).contains("127.0.0.1", "site 1", "name: Organisation", "name: Académie");
    assertThat(browser.console().bean(AuditService.class).verify())
        .isInstanceOf(Verification.Sound.class);
  }

  @Test
  void whatIsRefused_isNotOnRecord() {
    int before = browser.page("/journal").select("tbody tr").size();
    browser.submit("/sites/1/nom", Map.of("new-name", ""));
    browser.submit("/deploiement/jetons/99/retrait", Map.of());

    assertThat(browser.page("/journal").select("tbody tr")).hasSize(before);
  }

  @Test
  void theTable_holdsAll_andNoFormula() {
    browser.submit("/sites/1/nom", Map.of("new-name", "=1+1"));
    for (int number = 0; number < ListTable.SIZES.getFirst(); number++) {
      browser.submit("/sites/1/nom", Map.of("new-name", "Nom " + number));
    }
    Document first = browser.page("/journal?q=site.rename");
    assertThat(first.select("tbody tr")).hasSize(ListTable.SIZES.getFirst());
    Document second = browser.page(first.select("a[rel=next]").attr("href"));
    assertThat(second.select("tbody tr")).hasSize(1);
    assertThat(second.select("tbody").text()).contains("name: =1+1");

    String csv = browser.get("/journal?q=site.rename&format=csv").body();
    assertThat(csv.lines().filter(line -> line.contains("site.rename"))).hasSize(21);
    assertThat(csv).doesNotContain(";=").doesNotContain("\n=");
  }
}
