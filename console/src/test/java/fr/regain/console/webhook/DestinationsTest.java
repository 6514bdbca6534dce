package fr.regain.console.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.platform.Network;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DestinationsTest {
  private static final Destinations NONE_ALLOWED = new Destinations(List.of());
  private static final Destinations ONE_ALLOWED =
      new Destinations(List.of(Network.parse("10.20.0.0/16").orElseThrow()));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "127.8.8.8",
        "169.254.169.254",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.168.1.1",
        "198.18.0.1",
        "203.0.113.9",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::a00:1",
        "fe80::1",
        "fec0::1",
        "fd00::1",
        "ff02::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "3fff::1"
      })
  void whatIsNotOfThePublicInternet_isNotCalled(String address) {
    assertThat(NONE_ALLOWED.mayBeCalled(InetAddress.ofLiteral(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1.1.1", "172.32.0.1", "193.0.0.1", "2606:4700::1111", "2a01:e0a::1"})
  void thePublicInternet_isCalled(String address) {
    assertThat(NONE_ALLOWED.mayBeCalled(InetAddress.ofLiteral(address))).isTrue();
  }

  @Test
  void aRangeOfTheSettings_isCalled_andNothingBesideIt() {
    assertThat(ONE_ALLOWED.mayBeCalled(InetAddress.ofLiteral("10.20.3.4"))).isTrue();
    assertThat(ONE_ALLOWED.mayBeCalled(InetAddress.ofLiteral("10.21.3.4"))).isFalse();
    assertThat(ONE_ALLOWED.mayBeCalled(InetAddress.ofLiteral("1.1.1.1"))).isTrue();
    assertThat(ONE_ALLOWED.isAllowed(InetAddress.ofLiteral("1.1.1.1"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.org/x",
        "//example.org/x",
        "https:///x",
        "https://user:password@example.org/",
        "https://example.org/#part",
        "https://example org/",
        "https://example.org:0/",
        "https://example.org:65536/",
        "javascript:alert(1)"
      })
  void whatIsNoAddressOfHttp_isRefused(String address) {
    assertThat(WebhookAddress.check(address, ONE_ALLOWED)).contains(WebhookAddress.Wrong.MALFORMED);
  }

  @Test
  void withoutTls_onlyWhatTheSettingsAllow_isAccepted() {
    assertThat(WebhookAddress.check("http://hooks.example.org/", NONE_ALLOWED))
        .contains(WebhookAddress.Wrong.NO_TLS);
    assertThat(WebhookAddress.check("http://10.20.0.1:8080/x", ONE_ALLOWED)).isEmpty();
    assertThat(WebhookAddress.check("http://1.1.1.1/x", ONE_ALLOWED))
        .contains(WebhookAddress.Wrong.REFUSED);
    // Where a name leads is seen when it is called.
    assertThat(WebhookAddress.check("http://hooks.example.org/", ONE_ALLOWED)).isEmpty();
  }

  @Test
  void anAddressInFigures_isRefused_whenItMayNotBeCalled() {
    assertThat(WebhookAddress.check("https://127.0.0.1/x", NONE_ALLOWED))
        .contains(WebhookAddress.Wrong.REFUSED);
    assertThat(WebhookAddress.check("https://[::1]/x", NONE_ALLOWED))
        .contains(WebhookAddress.Wrong.REFUSED);
    assertThat(WebhookAddress.check("https://[2606:4700::1111]/x", NONE_ALLOWED)).isEmpty();
  }
}
