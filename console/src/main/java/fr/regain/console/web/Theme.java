package fr.regain.console.web;

import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Colours and measures that whoever runs the console gives its pages: {@code theme.css} in the
 * folder {@code console.theme-directory}, at most {@value #MOST_BYTES} bytes.
 *
 * <p>The file may do one thing: give values to the {@link #VARIABLES}, in a {@code :root} block for
 * all pages and in one for dark screens. What is served is written anew from what was read, so
 * nothing else gets through: no selector, no address, no rule of another kind.
 */
@Singleton
public final class Theme {
  /** What a theme may set, without the two dashes before it. */
  static final Set<String> VARIABLES =
      Set.of(
          "paper",
          "card",
          "raised",
          "ink",
          "ink-soft",
          "line",
          "line-strong",
          "accent",
          "accent-ink",
          "accent-soft",
          "link",
          "bar",
          "bar-track",
          "chart",
          "good-ink",
          "good-card",
          "good-line",
          "warn-ink",
          "warn-card",
          "warn-line",
          "danger",
          "danger-card",
          "focus",
          "shadow",
          "radius",
          "radius-small",
          "gap-small",
          "gap",
          "width",
          "text",
          "code",
          "heading");

  private static final String FILE = "theme.css";
  private static final int MOST_BYTES = 16_384;
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
  private static final String DARK = "@media (prefers-color-scheme: dark)";
  private static final Pattern BLOCK =
      Pattern.compile(
          "\\s*(?<dark>@media\\s*\\(\\s*prefers-color-scheme\\s*:\\s*dark\\s*\\)\\s*\\{\\s*)?"
              + ":root\\s*\\{(?<body>[^{}]*)}\\s*(?<end>}\\s*)?");
  private static final Pattern DECLARATION =
      Pattern.compile("\\s*--(?<name>[a-z-]+)\\s*:\\s*(?<value>[-#%.,/()\"'\\w ]{1,200}?)\\s*");
  private static final Pattern FORBIDDEN =
      Pattern.compile("(?i)(url|image|src|attr|expression)\\s*\\(");

  private final Optional<String> css;

  Theme(ConsoleConfig config) {
    this.css = Optional.ofNullable(config.themeDirectory()).map(Theme::read);
  }

  /** The theme's style sheet, if there is a theme. */
  Optional<String> css() {
    return css;
  }

  static String read(Path directory) {
    Path file = directory.resolve(FILE);
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw refused(file, "it has more than " + MOST_BYTES + " bytes", null);
      }
      return rewritten(file, Files.readString(file));
    } catch (IOException unreadable) {
      throw refused(file, "it cannot be read as text in UTF-8", unreadable);
    }
  }

  private static String rewritten(Path file, String text) {
    String rest = COMMENT.matcher(text).replaceAll(" ");
    StringBuilder written = new StringBuilder();
    Matcher block = BLOCK.matcher(rest);
    while (!rest.isBlank()) {
      if (!block.lookingAt() || (block.group("dark") == null) != (block.group("end") == null)) {
        throw refused(file, "it may hold :root blocks only, plain or in " + DARK + " { }", null);
      }
      String declarations = declarations(file, block.group("body"));
      written.append(
          block.group("dark") == null
              ? ":root{" + declarations + "}\n"
              : DARK + "{:root{" + declarations + "}}\n");
      rest = rest.substring(block.end());
      block.reset(rest);
    }
    return written.toString();
  }

  private static String declarations(Path file, String body) {
    StringBuilder written = new StringBuilder();
    for (String declaration : List.of(body.split(";", -1))) {
      if (declaration.isBlank()) {
        continue;
      }
      Matcher parts = DECLARATION.matcher(declaration);
      if (!parts.matches()
          || !VARIABLES.contains(parts.group("name"))
          || FORBIDDEN.matcher(parts.group("value")).find()) {
        throw refused(
            file,
            "\"" + declaration.strip() + "\" gives none of the known variables a value",
            null);
      }
      written.append("--").append(parts.group("name")).append(':').append(parts.group("value"));
      written.append(';');
    }
    return written.toString();
  }

  private static Problem refused(Path file, String why, @Nullable IOException cause) {
    return new Problem(
        ProblemCode.CONFIGURATION_INVALID,
        "The theme " + file + " cannot be used: " + why + ". See console.theme-directory.",
        cause);
  }
}
