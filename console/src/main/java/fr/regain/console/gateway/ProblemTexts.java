package fr.regain.console.gateway;

import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Problem;
import jakarta.inject.Singleton;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What a problem is called on the wire, in the console's language. The texts are in {@code
 * problem_fr.properties} and {@code problem_en.properties}; {@code {0}} there stands for the
 * problem's own words.
 */
@Singleton
final class ProblemTexts {
  private static final int LONGEST = 1_000;

  private final ResourceBundle texts;

  ProblemTexts(ConsoleConfig config) {
    this.texts =
        ResourceBundle.getBundle(
            "fr.regain.console.gateway.problem",
            Locale.of(config.language()),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  String text(Problem problem) {
    String text =
        MessageFormat.format(texts.getString(problem.code().code()), problem.publicText());
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
