package fr.regain.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.testing.Chromium;
import fr.regain.console.web.SamplePages.Named;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What axe finds on each page of {@link SamplePages}, in both languages, in light and in dark, on a
 * wide screen and on the narrowest: nothing.
 */
final class AxeIT {
  private static final List<String> TAGS =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "RGAAv4", "best-practice");
  private static final List<Integer> WIDTHS = List.of(1280, 320);
  private static final List<String> SCHEMES = List.of("light", "dark");
  private static final String RUN =
      """
      const done = arguments[arguments.length - 1];
      axe.run({ runOnly: arguments[0], resultTypes: ['violations'] }).then(
        found => done(found.violations.flatMap(rule => rule.nodes.map(node =>
          rule.id + ' ' + node.target.join(' ') + ': ' + node.failureSummary))),
        failed => done(['axe failed: ' + failed]));
      """;

  private static Chromium chromium;
  private static String axe;

  @BeforeAll
  static void start(@TempDir Path data) throws IOException {
    SamplePages.start(data);
    try (InputStream script = AxeIT.class.getResourceAsStream("/axe.min.js")) {
      axe = new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
    chromium =
        Chromium.start(
            SamplePages.browser().address().resolve("/entree"), SamplePages.browser().cookies());
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
    SamplePages.stop();
  }

  static Stream<Named> pages() {
    return SamplePages.pages();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void nothingIsInAnybodysWay(Named page) {
    assertThat(violations(page.html())).isEmpty();
  }

  @Test
  void whatIsWrong_isFound_alsoWhatIsWrongInTheDarkAlone() {
    String page = SamplePages.browser().page("/sites").html();

    assertThat(violations(page.replace("<h1>", "<img src='data:,'><h1>")))
        .hasSize(SCHEMES.size() * WIDTHS.size())
        .allMatch(found -> found.contains("image-alt"));
    // In the light theme a black heading can be read, in the dark one it cannot.
    chromium.show(page);
    chromium.run("document.querySelector('h1').style.color = '#000'; return true");
    assertThat(violations())
        .hasSize(WIDTHS.size())
        .allMatch(found -> found.startsWith("dark") && found.contains("color-contrast"));
  }

  private static List<String> violations(String html) {
    chromium.show(html);
    return violations();
  }

  private static List<String> violations() {
    List<String> violations = new ArrayList<>();
    if (chromium.run("return typeof axe").equals("undefined")) {
      chromium.run(axe + "; return true");
    }
    for (String scheme : SCHEMES) {
      for (int width : WIDTHS) {
        chromium.look(width, scheme);
        for (Object violation : (List<?>) chromium.await(RUN, TAGS)) {
          violations.add(scheme + ", " + width + " px: " + violation);
        }
      }
    }
    return violations;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void nothingScrollsSideways_onTheNarrowestScreen(Named page) {
    chromium.show(page.html());
    chromium.look(WIDTHS.getLast(), "light");

    assertThat((long) chromium.run("return document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(WIDTHS.getLast());
  }
}
