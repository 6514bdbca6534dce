package fr.regain.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.regain.console.access.SampleKeys;
import fr.regain.console.testing.SampleFleet;
import fr.regain.console.testing.TestingBrowser;
import fr.regain.console.testing.TestingProgram;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of {@code docs/api.md}, made one after the other as they stand there. */
final class ApiDocTest {
  private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
  private static final Pattern COMMAND =
      Pattern.compile("(?m)^curl .*?(?=^curl |\\z)", Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^\\s'\"\\\\]+)");

  @TempDir Path data;
  private TestingBrowser browser;
  private TestingProgram program;
  private String device;
  private String campaign = "none yet";

  @BeforeEach
  void start() {
    browser = TestingBrowser.start(data);
    device = SampleFleet.in(browser.console(), 3).ids().getFirst().toString();
    program = new SampleKeys(browser).everything("programme");
  }

  @AfterEach
  void stop() {
    program.close();
    browser.close();
  }

  @Test
  void everyExample_isAnswered() throws IOException {
    int examples = 0;
    Matcher blocks = BLOCK.matcher(Files.readString(Path.of("docs/api.md")));
    while (blocks.find()) {
      Matcher commands = COMMAND.matcher(blocks.group(1));
      while (commands.find()) {
        make(commands.group());
        examples++;
      }
    }
    assertThat(examples).isGreaterThan(8);
  }

  private void make(String command) {
    List<String> words = words(command);
    String method = "GET";
    String body = null;
    List<String> headers = new ArrayList<>();
    for (int i = 1; i < words.size() - 1; i += 2) {
      String value = words.get(i + 1);
      switch (words.get(i)) {
        case "-X" -> method = value;
        case "-d" -> body = value;
        case "-H" -> header(value, headers);
        default -> throw new IllegalStateException("An example says " + words.get(i));
      }
    }
    String path = words.getLast().replace("$POSTE", device).replace("$CAMPAGNE", campaign);
    assertThat(path).startsWith("$CONSOLE/");
    HttpResponse<String> answer =
        program.call(
            method, path.substring("$CONSOLE".length()), body, headers.toArray(String[]::new));
    assertThat(answer.statusCode()).as(command + answer.body()).isBetween(200, 201);
    JsonNode told = TestingProgram.json(answer);
    if (told.has("draft")) {
      campaign = told.path("id").asText();
    }
  }

  private static void header(String line, List<String> headers) {
    String[] parts = line.split(": ", 2);
    // The program shows its key, and says what it sends, by itself.
    if (parts[0].equals("Authorization")) {
      assertThat(parts[1]).isEqualTo("Bearer $CLE");
    } else if (!parts[0].equals("Content-Type")) {
      headers.add(parts[0]);
      headers.add(parts[1]);
    }
  }

  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(command);
    while (word.find()) {
      words.add(
          word.group(1) != null
              ? word.group(1)
              : word.group(2) != null ? word.group(2) : word.group(3));
    }
    return words;
  }
}
