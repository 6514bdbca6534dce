package fr.regain.console.platform;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SettingNamesTest {
  @Test
  void settingsThatExist_areAccepted_andThoseOfOthersAreNotOurs() {
    assertThatCode(
            () ->
                SettingNames.check(
                    List.of("console.http.port", "console.agents.names[0]", "micronaut.server.ssl"),
                    List.of("CONSOLE_DATA_DIRECTORY", "CONSOLE_JAVA_OPTIONS", "HOME")))
        .doesNotThrowAnyException();
  }

  @Test
  void everyUnknownSetting_isNamedAtOnce_withItsNearest() {
    assertThatThrownBy(
            () ->
                SettingNames.check(
                    List.of("console.http.prot"),
                    List.of("CONSOLE_AGENTS_PROT", "CONSOLE_DATADIRECTORY")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("console.http.prot (did you mean console.http.port?)")
        .hasMessageContaining("CONSOLE_AGENTS_PROT (did you mean CONSOLE_AGENTS_PORT?)")
        .hasMessageContaining("CONSOLE_DATADIRECTORY (did you mean CONSOLE_DATA_DIRECTORY?)");
  }
}
