package fr.regain.agent.host.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.regain.agent.host.PolicySource;
import fr.regain.agent.lease.LocalPolicy;
import fr.regain.agent.policy.ConfigurationReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PolicyKeyTest {
  private static WindowsRegistry.Value text(String name, int type, String content) {
    return value(name, type, content.getBytes(StandardCharsets.UTF_16LE));
  }

  private static WindowsRegistry.Value value(String name, int type, byte... content) {
    return new WindowsRegistry.Value(
        name, type, ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN));
  }

  @Test
  void texts_areTaken_withTheirZeroOrWithout() {
    PolicySource.Found found =
        PolicyKey.found(
            "Software\\Policies\\Regain",
            List.of(
                text("console", 1, " host:443\0"),
                text("proxy", 2, "%PROXY%"),
                text("label", 1, "a\0rest of an older value")));

    assertThat(found.values())
        .extracting(PolicySource.Value::key, PolicySource.Value::text)
        .containsExactly(
            tuple("console", "host:443"), tuple("proxy", "%PROXY%"), tuple("label", "a"));
    assertThat(found.values()).allMatch(value -> value.number().isEmpty());
    assertThat(found.unreadable()).isEmpty();
  }

  @Test
  void numbers_areTaken_andNotNegative() {
    PolicySource.Found found =
        PolicyKey.found(
            "Software\\Policies\\Regain",
            List.of(
                value("days", 4, (byte) -1, (byte) -1, (byte) -1, (byte) -1),
                value(
                    "bytes", 11, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 1,
                    (byte) 0, (byte) 0)));

    assertThat(found.values())
        .extracting(PolicySource.Value::number)
        .containsExactly(OptionalLong.of(4_294_967_295L), OptionalLong.of(1L << 40));
  }

  @Test
  void anotherType_orACutNumber_isToldAndLeftOut() {
    PolicySource.Found found =
        PolicyKey.found(
            "Software\\Policies\\Regain",
            List.of(
                value("binary", 3, (byte) 1, (byte) 2, (byte) 3, (byte) 4),
                value("short", 4, (byte) 1, (byte) 2),
                value("long", 1)));

    assertThat(found.values()).isEmpty();
    assertThat(found.unreadable())
        .hasSize(3)
        .allMatch(place -> place.reason().startsWith("HKLM\\Software\\Policies\\Regain\\"));
  }

  @Test
  void aListOfForbiddenRules_orAKeyThatAnswersWithAnError_letsNoCampaign() {
    PolicySource.Found list =
        PolicyKey.found(
            "Software\\Policies\\Regain",
            List.of(text("forbidden-rules", 7, "dl.old\0dup.files\0\0")));
    PolicySource.Found failure =
        PolicyKey.unreadable(
            "Software\\Policies\\Regain", new IOException("the registry refuses with error 1015"));

    assertThat(lets(list)).isFalse();
    assertThat(lets(failure)).isFalse();
  }

  @Test
  void aDamagedValueThatNarrowsNothing_stopsNoCampaign() {
    assertThat(
            lets(
                PolicyKey.found(
                    "Software\\Policies\\Regain", List.of(value("energy", 3, (byte) 1)))))
        .isTrue();
  }

  private static boolean lets(PolicySource.Found found) {
    return LocalPolicy.of(
            ConfigurationReader.read(() -> found, Map.of(), Optional.empty(), Path.of("/none")))
        .campaigns();
  }
}
