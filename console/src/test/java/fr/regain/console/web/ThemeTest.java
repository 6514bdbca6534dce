package fr.regain.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a theme may do, and what keeps a console from starting. */
final class ThemeTest {
  private static final Pattern VARIABLE = Pattern.compile("(?m)^ +--([a-z-]+):");

  @TempDir private Path directory;

  @Test
  void aTheme_givesValuesToVariables_andIsWrittenAnew() throws IOException {
    assertThat(
            read(
                "/* { url(x) } */\n:root {\n --accent : rgb(20 40 30 / 6%) ;\n--radius:.5rem}"
                    + "@media (prefers-color-scheme:dark){:root{--ink:#fff;}}"))
        .isEqualTo(
            ":root{--accent:rgb(20 40 30 / 6%);--radius:.5rem;}\n"
                + "@media (prefers-color-scheme: dark){:root{--ink:#fff;}}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "body { --accent: #fff }",
        ":root { --unknown: #fff }",
        ":root { color: #fff }",
        ":root { --accent: url(//example.org/x) }",
        ":root { --accent: URL (x) }",
        ":root { --accent: #fff } a { color: red }",
        ":root { --accent: #fff",
        ":root { --accent: \\75rl(x) }",
        "@import 'x'; :root { --accent: #fff }",
        "@media print { :root { --accent: #fff } }",
        "@media (prefers-color-scheme: dark) { :root { --accent: #fff }",
        ":root { --accent: #fff } }",
      })
  void anythingElse_keepsTheConsoleFromStarting(String css) {
    assertThatThrownBy(() -> read(css))
        .hasMessageContaining("theme.css cannot be used")
        .hasMessageContaining("console.theme-directory");
  }

  @Test
  void aFileThatIsNotThere_orTooLarge_isNamed() throws IOException {
    assertThatThrownBy(() -> Theme.read(directory)).hasMessageContaining("cannot be read");
    assertThatThrownBy(() -> read(" ".repeat(20_000))).hasMessageContaining("16384 bytes");
  }

  @Test
  void aThemeMaySet_whatTheStyleSheetUses() throws IOException {
    String style = Files.readString(Path.of("src/main/resources/static/style.css"));
    String root = style.substring(style.indexOf(":root {"), style.indexOf("}"));
    Set<String> variables =
        VARIABLE.matcher(root).results().map(found -> found.group(1)).collect(Collectors.toSet());

    assertThat(Theme.VARIABLES).isEqualTo(variables);
  }

  private String read(String css) throws IOException {
    Files.writeString(directory.resolve("theme.css"), css);
    return Theme.read(directory);
  }
}
