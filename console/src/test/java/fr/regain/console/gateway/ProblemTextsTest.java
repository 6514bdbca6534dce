package fr.regain.console.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.testing.TestingDatabase;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProblemTextsTest {
  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void eachCode_hasOneText_andNoTextIsLeftOver(String language) {
    assertThat(
            ResourceBundle.getBundle("fr.regain.console.gateway.problem", Locale.of(language))
                .keySet())
        .isEqualTo(
            Arrays.stream(ProblemCode.values()).map(ProblemCode::code).collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void aText_isInTheConsolesLanguage_andCarriesTheProblemsOwnWordsWhole(String language) {
    ProblemTexts texts = texts(language);

    assertThat(texts.text(new Problem(ProblemCode.REQUEST_INVALID, "x {0} 'y' has 1,000.")))
        .startsWith(language.equals("fr") ? "La demande" : "The request")
        .contains("x {0} 'y' has 1,000.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void noText_isLongerThanTheWireAllows(String language) {
    for (ProblemCode code : ProblemCode.values()) {
      assertThat(texts(language).text(new Problem(code, "x".repeat(5_000))))
          .hasSizeBetween(1, 1_000);
    }
  }

  private static ProblemTexts texts(String language) {
    ConsoleConfig config =
        TestingDatabase.config(Path.of("unused"), new ConsoleConfig.Store(null, null, null));
    return new ProblemTexts(
        new ConsoleConfig(
            config.dataDirectory(),
            language,
            "Europe/Paris",
            null,
            null,
            config.http(),
            config.accounts(),
            config.identity(),
            config.agents(),
            config.campaigns(),
            config.database(),
            config.audit(),
            config.backup(),
            config.metrics(),
            config.webhooks(),
            config.mail()));
  }
}
