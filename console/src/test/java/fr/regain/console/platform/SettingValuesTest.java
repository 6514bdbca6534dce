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
}
