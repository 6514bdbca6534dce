package fr.regain.agent.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.policy.ConsoleAddress;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EnrolmentTokenTest {
  private static final EnrolmentToken TOKEN =
      new EnrolmentToken(
          ByteString.copyFrom(new byte[32]),
          ByteString.copyFrom(new byte[20]),
          new ConsoleAddress("regain.ac-test.fr", 9443));

  @Property(tries = 200)
  void aToken_readsBackAsItWasWritten(
      @ForAll @Size(32) byte[] fingerprint,
      @ForAll @Size(20) byte[] secret,
      @ForAll @IntRange(min = 1, max = 65535) int port) {
    EnrolmentToken token =
        new EnrolmentToken(
            ByteString.copyFrom(fingerprint),
            ByteString.copyFrom(secret),
            new ConsoleAddress("::1", port));

    assertThat(EnrolmentToken.parse("  " + token.text() + "\n")).isEqualTo(token);
  }

  @Test
  void theForm_isTheOneThatTheConsoleWrites() {
    assertThat(TOKEN.text())
        .startsWith("rgn1_AQAAAA")
        .doesNotContain("=")
        .hasSize(5 + (int) Math.ceil((1 + 32 + 20 + "regain.ac-test.fr:9443".length()) * 4 / 3.0));
  }

  @Property(tries = 300)
  void anyOtherText_isRefused_withoutBeingRepeated(@ForAll String text) {
    assertThatThrownBy(() -> EnrolmentToken.parse("x" + text + "secret"))
        .isInstanceOf(AgentProblem.class)
        .hasMessageNotContaining("xsecret");
  }

  @Test
  void aTokenCutShort_isRefused() {
    String whole = TOKEN.text();
    for (int length = 0; length < 5 + 72; length++) {
      String part = whole.substring(0, length);
      assertThatThrownBy(() -> EnrolmentToken.parse(part)).isInstanceOf(AgentProblem.class);
    }
  }
}
