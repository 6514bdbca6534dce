package fr.regain.installer.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The samples set nothing that the console does not have. */
class ConsoleSamplesTest {
  private static final Path SAMPLES = Path.of("console/samples");
  private static final Path SETTINGS = Path.of("../console/docs/README.md");

  @Test
  void everyVariableOfTheComposeFile_isASettingOfTheConsole() throws IOException {
    Set<String> used = found("(?m)^ +(CONSOLE_[A-Z_]+):", SAMPLES.resolve("compose.yml"));

    assertThat(used).hasSizeGreaterThan(3).isSubsetOf(variables());
  }

  @Test
  void theProxy_leadsToTheConsolesOwnPort_andTakesNoLargerRequest() throws IOException {
    String proxy = Files.readString(SAMPLES.resolve("nginx.conf"));
    String console = Files.readString(Path.of("../console/src/main/resources/application.yml"));

    assertThat(console).contains("${console.http.port:8080}", "max-request-size: 64MB");
    assertThat(proxy).contains("http://127.0.0.1:8080", "client_max_body_size 64m;");
  }

  @Test
  void theDashboard_asksForFiguresThatTheConsoleHas() throws IOException {
    Set<String> asked = found("(regain_[a-z_]+)", SAMPLES.resolve("grafana.json"));
    Set<String> meters =
        found(
            "builder\\(\"(regain[a-z.]+)\"",
            Path.of("../console/src/main/java/fr/regain/console/monitoring/Meters.java"));

    assertThat(asked)
        .hasSize(meters.size())
        .allMatch(name -> meters.contains(name.replaceFirst("_total$", "").replace('_', '.')));
  }

  @Test
  void theProxy_saysWhoAsks_andHandsOnNothingThatABrowserMadeUp() throws IOException {
    String proxy = Files.readString(SAMPLES.resolve("nginx.conf"));

    assertThat(proxy)
        .contains(
            "proxy_set_header X-Forwarded-For $remote_addr;",
            "proxy_set_header X-Forwarded-Proto $scheme;",
            "proxy_set_header Forwarded \"\";");
  }

  /** The settings that the console's page lists, as the environment writes them. */
  private static Set<String> variables() throws IOException {
    Set<String> keys = found("`(console\\.[a-z.-]+)`", SETTINGS);
    keys.addAll(Set.of("console.database.user", "console.database.password-file"));
    return keys.stream()
        .map(key -> key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  private static Set<String> found(String pattern, Path file) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(file))
        .results()
        .map(result -> result.group(1))
        .collect(Collectors.toSet());
  }
}
