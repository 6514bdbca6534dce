package fr.regain.agent.host.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.regain.agent.host.PolicySource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PolicyKeyTest {
  private static WindowsRegistry.Value text(String name, int type, String content) {
    return new WindowsRegistry.Value(name, type, content.getBytes(StandardCharsets.UTF_16LE));
  }

  @Test
  void texts_areTaken_withTheirZeroOrWithout() {
    PolicySource.Found found =
        PolicyKey.found(
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
            List.of(
                new WindowsRegistry.Value("days", 4, new byte[] {-1, -1, -1, -1}),
                new WindowsRegistry.Value("bytes", 11, new byte[] {0, 0, 0, 0, 0, 1, 0, 0})));

    assertThat(found.values())
        .extracting(PolicySource.Value::number)
        .containsExactly(OptionalLong.of(4_294_967_295L), OptionalLong.of(1L << 40));
  }

  @Test
  void anotherType_orACutNumber_isToldAndLeftOut() {
    PolicySource.Found found =
        PolicyKey.found(
            List.of(
                new WindowsRegistry.Value("binary", 3, new byte[] {1, 2, 3, 4}),
                new WindowsRegistry.Value("short", 4, new byte[] {1, 2}),
                new WindowsRegistry.Value("long", 1, new byte[0])));

    assertThat(found.values()).isEmpty();
    assertThat(found.unreadable())
        .hasSize(3)
        .allMatch(text -> text.startsWith("HKLM\\Software\\Policies\\Regain\\"));
  }
}
