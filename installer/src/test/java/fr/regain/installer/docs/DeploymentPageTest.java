package fr.regain.installer.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page for administrators quotes the agent: what it quotes has to be what the agent says. */
class DeploymentPageTest {
  private static final Path PAGE = Path.of("docs/deploiement-gpo.md");
  private static final Path AGENT = Path.of("../agent/src/main/java");
  private static final Path CONSOLE = Path.of("../console/src/main/java");

  private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");
  private static final Pattern CODE = Pattern.compile("`([a-z]+\\.[a-z-]+)`(?=[,)])");
  private static final int SHORTEST = 8;

  @Test
  void everyQuotedMessage_isInTheAgentsSource() throws IOException {
    String source = source(AGENT);
    List<String> quotes =
        Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("> ")).toList();

    assertThat(quotes).hasSizeGreaterThan(12);
    for (String quote : quotes) {
      for (String part : quote.substring(2).split("…", -1)) {
        String words = part.strip();
        if (words.length() >= SHORTEST) {
          assertThat(source.contains(words)).as(words).isTrue();
        }
      }
    }
  }

  @Test
  void everyCodeOfAFault_isACodeOfTheAgentOrTheConsole() throws IOException {
    String source = source(AGENT) + source(CONSOLE);
    String faults = Files.readString(PAGE).split("\n## 7\\. ", 2)[1];
    List<String> codes = CODE.matcher(faults).results().map(result -> result.group(1)).toList();

    assertThat(codes).hasSizeGreaterThan(12);
    assertThat(codes).allSatisfy(code -> assertThat(source).contains('"' + code + '"'));
  }

  @Test
  void everyTitleOfASetting_isOneOfTheTemplate() throws IOException {
    String texts = Files.readString(Path.of("windows/gpo/fr-FR/Regain.adml"));
    List<MatchResult> titles =
        Pattern.compile("\\*\\*(?:Modèles d'administration > Regain|…) > ([^*]+)\\*\\*")
            .matcher(Files.readString(PAGE))
            .results()
            .toList();

    assertThat(titles).hasSize(3);
    for (MatchResult title : titles) {
      assertThat(texts).contains(">" + title.group(1) + "</string>");
    }
  }

  @ParameterizedTest
  @CsvSource({"fr, fr-FR", "en, en-US"})
  void everyScreenThatTheConsoleNames_isOneOfTheTemplate(String words, String template)
      throws IOException {
    String texts = Files.readString(Path.of("windows/gpo", template, "Regain.adml"));
    Path catalogue =
        Path.of("../console/src/main/resources/i18n/words.%s.properties".formatted(words));
    List<MatchResult> screens =
        Pattern.compile("(?m)^packages\\.setting\\.[a-z-]+=(.+)$")
            .matcher(Files.readString(catalogue))
            .results()
            .toList();

    assertThat(screens).hasSize(2);
    for (MatchResult screen : screens) {
      assertThat(texts).contains(">" + screen.group(1).replace('’', '\'') + "</string>");
    }
  }

  /** All of it, with texts that were broken over lines put together again. */
  private static String source(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      String all =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(DeploymentPageTest::read)
              .collect(Collectors.joining("\n"));
      return JOINED.matcher(all).replaceAll("");
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
