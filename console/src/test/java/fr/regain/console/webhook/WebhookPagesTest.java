package fr.regain.console.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.regain.console.access.Role;
import fr.regain.console.access.SampleKeys;
import fr.regain.console.campaign.SampleCampaigns;
import fr.regain.console.testing.SampleFleet;
import fr.regain.console.testing.TestingBrowser;
import fr.regain.console.testing.TestingProgram;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks of a whole console, by its pages and by its API. */
final class WebhookPagesTest {
  @TempDir Path data;

  private static Map<String, String> form(String address) {
    return Map.of(
        "name",
        "Tickets",
        "address",
        address,
        "site",
        "Organisation",
        "kind-campaign.in-review",
        "yes");
  }

  private static void work(TestingBrowser browser) {
    Courier courier = browser.console().bean(Courier.class);
    courier.handOn();
    courier.due(Set.of()).forEach(courier::attempt);
  }

  @Test
  void anAddressOfTheInnerNetwork_isRefused_andThePageSaysWhichSettingAllowsIt() {
    try (TestingBrowser browser = TestingBrowser.start(data).signIn()) {
      for (String address :
          new String[] {"https://10.0.0.1/", "https://[::1]/", "http://hooks.example/"}) {
        var answer = browser.submit(WebhooksView.PATH, form(address));
        assertThat(answer.statusCode()).as(address).isEqualTo(422);
        assertThat(Jsoup.parse(answer.body()).select("#address-error").text())
            .as(address)
            .contains("console.webhooks.allowed-networks");
      }
    }
  }

  @Test
  void aCampaignThatIsSubmitted_isTold_andTheLogShowsIt_andCanSendItAgain() {
    try (TestingReceiver receiver = TestingReceiver.plain();
        TestingBrowser browser =
            TestingBrowser.start(data, Map.of("console.webhooks.allowed-networks", "127.0.0.0/8"))
                .signIn()) {
      SampleFleet.in(browser.console(), 12);
      Document made =
          Jsoup.parse(
              browser.submit(WebhooksView.PATH, form(receiver.address("127.0.0.1"))).body());
      String secret = made.select("#secret-text").text();
      String page = made.select("main a.button").attr("href");
      SampleCampaigns campaigns = new SampleCampaigns(browser.console());
      UUID campaign = campaigns.trying("Été", null);
      campaigns.submit(campaign);
      work(browser);

      assertThat(receiver.received())
          .singleElement()
          .satisfies(
              received -> {
                assertThat(received.isSignedBy(secret)).isTrue();
                assertThat(received.body())
                    .contains("\"campaign.in-review\"", campaign.toString())
                    .doesNotContain("Été");
              });
      Document log = browser.page(page);
      assertThat(log.text()).doesNotContain(secret);
      String replay = log.select("td form").attr("action");
      assertThat(browser.submit(replay, Map.of()).statusCode()).isEqualTo(303);
      work(browser);
      assertThat(receiver.received()).hasSize(2);
      assertThat(receiver.received().get(1).id()).isEqualTo(receiver.received().get(0).id());
    }
  }

  @Test
  void aProgram_makesTriesAndRemovesAWebhook() {
    try (TestingReceiver receiver = TestingReceiver.plain();
        TestingBrowser browser =
            TestingBrowser.start(data, Map.of("console.webhooks.allowed-networks", "127.0.0.0/8"));
        TestingProgram program = new SampleKeys(browser).program("hooks", Role.ADMINISTRATOR, 1)) {
      String body =
          "{\"name\": \"Tickets\", \"address\": \"%s\", \"siteId\": 1, \"kinds\": [\"%s\"]}";
      String address = receiver.address("127.0.0.1");
      assertThat(
              program
                  .call("POST", "/api/v1/webhooks", body.formatted(address, "no.such"))
                  .statusCode())
          .isEqualTo(422);
      JsonNode made = program.post("/api/v1/webhooks", body.formatted(address, "lot.closed"));
      String path = "/api/v1/webhooks/" + made.path("id").asLong();
      assertThat(program.read(path).has("secret")).isFalse();
      assertThat(program.call("POST", path + "/test", null).statusCode()).isEqualTo(204);
      work(browser);

      assertThat(receiver.received().getFirst().isSignedBy(made.path("secret").asText())).isTrue();
      JsonNode delivery = program.read(path + "/deliveries").at("/items/0");
      assertThat(delivery.path("state").asText()).isEqualTo("DELIVERED");
      assertThat(delivery.path("body").asText()).isEqualTo(receiver.received().getFirst().body());
      assertThat(program.call("DELETE", path, null).statusCode()).isEqualTo(204);
      assertThat(program.get(path).statusCode()).isEqualTo(404);
    }
  }
}
