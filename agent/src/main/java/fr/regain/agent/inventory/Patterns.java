package fr.regain.agent.inventory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A resource of regular expressions, one a line; lines that start with '#' are comments. Case does
 * not matter.
 */
record Patterns(List<Pattern> patterns) {

  static Patterns of(String resource) {
    try (InputStream in =
            Objects.requireNonNull(Patterns.class.getResourceAsStream(resource), resource);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return new Patterns(
          lines
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(line -> Pattern.compile(line, Pattern.CASE_INSENSITIVE))
              .toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read " + resource + " of the agent", unreadable);
    }
  }

  /** Whether the whole text matches one of them. */
  boolean match(String text) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(text).matches());
  }
}
