package fr.regain.console.deployment;

import static fr.regain.console.schema.Tables.CHECK_IN_STATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import fr.regain.console.access.Role;
import fr.regain.console.access.SampleAccounts;
import fr.regain.console.device.DevicePlace;
import fr.regain.console.enrolment.RefusedEnrolment;
import fr.regain.console.gateway.CertificateAuthority;
import fr.regain.console.platform.Database;
import fr.regain.console.testing.SampleFleet;
import fr.regain.console.testing.TestClock;
import fr.regain.console.testing.TestingBrowser;
import fr.regain.console.testing.TestingDevice;
import fr.regain.console.testing.TestingKey;
import fr.regain.v1.EnrolRequest;
import fr.regain.v1.EnrolmentServiceGrpc;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FleetPageTest {
  @TempDir Path data;
  private TestingBrowser browser;

  @BeforeEach
  void start() {
    browser = TestingBrowser.start(data);
    browser.setCookie("langue", "en");
    SampleFleet fleet = SampleFleet.in(browser.console(), 21);
    say(fleet.ids().get(0), "policy.invalid: a value\nclock.wrong: 9 minutes");
    say(fleet.ids().get(1), "policy.invalid: another value");
    browser.signIn();
  }

  @AfterEach
  void stop() {
    browser.close();
  }

  private void say(UUID device, String health) {
    browser
        .console()
        .bean(Database.class)
        .update(
            dsl ->
                dsl.update(CHECK_IN_STATE)
                    .set(CHECK_IN_STATE.HEALTH, health)
                    .where(CHECK_IN_STATE.PLACE.eq(DevicePlace.of(device)))
                    .execute());
  }

  @Test
  void eachCount_leadsToExactlyThoseDevices() {
    Document page = browser.page("/deploiement");

    for (Element count : page.select("main a[href^=/parc]")) {
      String devices = count.text().replaceAll("[^0-9].*", "");
      assertThat(browser.page(count.attr("href")).select("tbody tr"))
          .as(count.attr("href"))
          .hasSize(Integer.parseInt(devices));
    }
    assertThat(page.select("main a[href*=signalement]").eachText()).containsExactly("2", "1");
    assertThat(page.select("main a[href*=muet]").text()).startsWith("5 devices");
  }

  @Test
  void refusedEnrolments_areShownWithWhatToDo_toWhoMakesTokens() throws InterruptedException {
    assertThat(browser.page("/deploiement").select("section[aria-labelledby=refused]").text())
        .contains("No enrolment was refused in the last 30 days");
    X509Certificate authority = browser.console().bean(CertificateAuthority.class).certificate();
    EnrolRequest foreign =
        EnrolRequest.newBuilder()
            .setProtocolLevel(1)
            .setHostName("CDI-07")
            .setToken(ByteString.copyFromUtf8("of another console"))
            .setCertificateSigningRequest(ByteString.copyFrom(TestingKey.create().signingRequest()))
            .build();
    try (TestingDevice device = TestingDevice.anonymous(browser.console().port(), authority)) {
      var enrolment = EnrolmentServiceGrpc.newBlockingStub(device.channel());
      assertThatThrownBy(() -> enrolment.enrol(foreign)).isInstanceOf(StatusRuntimeException.class);
    }

    Element row =
        browser.page("/deploiement").select("section[aria-labelledby=refused] tbody tr").first();
    assertThat(row.select("th").text()).isEqualTo("token.unknown");
    assertThat(row.select("td").eachText().get(3)).contains("Give the devices a token");
    assertThat(row.select("td").eachText().get(1)).isEqualTo("1");
    assertThat(row.select("td").eachText().get(2)).endsWith("from 127.0.0.1");
    SampleAccounts.signIn(browser, "rene", Role.REFERENT);
    assertThat(browser.page("/deploiement").select("section[aria-labelledby=refused]")).isEmpty();
  }

  @Test
  void theNetworkOfAnIpv6Address_isWrittenAsOne() {
    RefusedEnrolment refusal =
        new RefusedEnrolment("token.unknown", "", 1, TestClock.START, "20010db800000042");

    assertThat(FleetView.from(refusal)).isEqualTo("2001:0db8:0000:0042::/64");
  }
}
