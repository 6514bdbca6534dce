package fr.regain.console.platform;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SettingValuesTest {
  private static void check(Map<String, Object> settings) {
    try (ApplicationContext context = ApplicationContext.run(settings)) {
      SettingValues.check(context);
    }
  }

  @Test
  void theDefaults_areSound() {
    assertThatCode(() -> check(Map.of())).doesNotThrowAnyException();
  }

  @Test
  void everySettingThatCannotBeUsed_isNamedAtOnce_withWhy() {
    assertThatThrownBy(
            () ->
                check(
                    Map.of(
                        "console.http.port",
                        "99999",
                        "console.audit.months",
                        "3",
                        "console.agents.check-in-interval",
                        "soon",
                        "console.time-zone",
                        "Mars/Olympus")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("console.http.port must be less than or equal to 65535")
        .hasMessageContaining("console.audit.months must be greater than or equal to 6")
        .hasMessageContaining("console.agents.check-in-interval");
  }

  @Test
  void aTimeZoneThatDoesNotExist_isNamed() {
    assertThatThrownBy(() -> check(Map.of("console.time-zone", "Mars/Olympus")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("Mars/Olympus");
  }

  @Test
  void settingsThatDoNotGoTogether_areNamedAtOnce_withWhatIsMissing() {
    assertThatThrownBy(
            () ->
                check(
                    Map.of(
                        "console.http.trusted-proxies",
                        "10.0.0.0/8,proxy.example",
                        "console.http.public-address",
                        "regain.example/console",
                        "console.http.tls.key-file",
                        "pages.key",
                        "console.accounts.local",
                        "false")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("\"proxy.example\", which is no address")
        .hasMessageContaining("console.http.public-address is \"regain.example/console\"")
        .hasMessageContaining("go together: one is missing")
        .hasMessageContaining("no console.identity.issuer");
    assertThatThrownBy(
            () ->
                check(
                    Map.of(
                        "console.identity.issuer",
                        "http://sso.example",
                        "console.identity.scopes",
                        "profile",
                        "console.identity.client-secret-file",
                        "/nowhere/secret")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("must start with https:")
        .hasMessageContaining("needs console.identity.client-id")
        .hasMessageContaining("needs console.http.public-address")
        .hasMessageContaining("must hold openid")
        .hasMessageContaining("/nowhere/secret, which cannot be read");
  }

  @Test
  void aWholeIdentityProvider_isSound() {
    assertThatCode(
            () ->
                check(
                    Map.of(
                        "console.identity.issuer",
                        "https://sso.example/realms/academie",
                        "console.identity.client-id",
                        "regain",
                        "console.http.public-address",
                        "https://regain.example",
                        "console.accounts.local",
                        "false")))
        .doesNotThrowAnyException();
  }
}
