package fr.regain.console.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

final class NetworkTest {
  private static boolean holds(String network, String address) {
    return Network.parse(network).orElseThrow().holds(InetAddress.ofLiteral(address));
  }

  @Test
  void aRange_holdsWhatBeginsAsItDoes() {
    assertThat(holds("192.0.2.0/24", "192.0.2.255")).isTrue();
    assertThat(holds("192.0.2.0/24", "192.0.3.0")).isFalse();
    assertThat(holds("192.0.2.128/25", "192.0.2.127")).isFalse();
    assertThat(holds("192.0.2.1", "192.0.2.1")).isTrue();
    assertThat(holds("192.0.2.1", "192.0.2.2")).isFalse();
    assertThat(holds("0.0.0.0/0", "203.0.113.9")).isTrue();
    assertThat(holds("2001:db8::/32", "2001:db8:9::1")).isTrue();
    assertThat(holds("2001:db8::/32", "2001:db9::1")).isFalse();
    assertThat(holds("0.0.0.0/0", "::1")).as("of the other kind").isFalse();
  }

  @Test
  void aLine_isAnAddressOfIpv4_andAWholeSubnetOfIpv6() {
    assertThat(line("192.0.2.7")).isEqualTo("192.0.2.7");
    assertThat(line("2001:db8:0:1::1"))
        .isEqualTo(line("2001:db8:0:1:ffff::2"))
        .isNotEqualTo(line("2001:db8:0:2::1"));
    assertThat(line("::ffff:192.0.2.7")).as("the same, mapped").isEqualTo("192.0.2.7");
  }

  private static String line(String address) {
    return Network.line(InetAddress.ofLiteral(address));
  }

  @Test
  void whatIsNoRange_isNone() {
    for (String text :
        new String[] {"", "x", "proxy.example", "1.2.3.4/33", "1.2.3.4/-1", "::/x"}) {
      assertThat(Network.parse(text)).as(text).isEmpty();
    }
  }
}
