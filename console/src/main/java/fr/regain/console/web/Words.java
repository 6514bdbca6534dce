package fr.regain.console.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The texts of the pages in one language, from {@code i18n/words.<language>.properties}.
 *
 * <p>Texts are {@link MessageFormat} patterns; apostrophes in them are typographic ones, so that
 * none needs quoting. French no-break spaces are set here, so that the files hold ordinary ones.
 */
public final class Words {
  private static final char NO_BREAK = '\u00A0';
  private static final char NARROW_NO_BREAK = '\u202F';

  private final Language language;
  private final Map<String, String> texts;

  private Words(Language language, Map<String, String> texts) {
    this.language = language;
    this.texts = texts;
  }

  /** Reads the texts of a language. */
  public static Words load(Language language) {
    String name = "/i18n/words." + language.tag() + ".properties";
    try (InputStream stream = Words.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new MissingResourceException("No texts for a language", name, language.tag());
      }
      Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
      Properties properties = new Properties();
      properties.load(reader);
      return new Words(
          language,
          properties.stringPropertyNames().stream()
              .collect(
                  Collectors.toUnmodifiableMap(
                      key -> key, key -> typeset(language, properties.getProperty(key)))));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String typeset(Language language, String text) {
    return switch (language) {
      case ENGLISH -> text;
      case FRENCH ->
          text.replaceAll(" ([;!?%])", NARROW_NO_BREAK + "$1")
              .replaceAll(" ([:»])", NO_BREAK + "$1")
              .replace("« ", "«" + NO_BREAK);
    };
  }

  /** The language of these texts. */
  public Language language() {
    return language;
  }

  /** The keys that have a text. */
  Iterable<String> keys() {
    return texts.keySet();
  }

  /** Whether a key has a text. */
  public boolean has(String key) {
    return texts.containsKey(key);
  }

  /**
   * The text of a key, with its arguments filled in.
   *
   * @throws MissingResourceException when no text has this key
   */
  public String say(String key, Object... arguments) {
    String text = texts.get(key);
    if (text == null) {
      throw new MissingResourceException("No text for " + key, Words.class.getName(), key);
    }
    return new MessageFormat(text, language.locale()).format(arguments);
  }
}
