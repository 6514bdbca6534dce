package fr.regain.agent.policy;

import fr.regain.agent.message.Text;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What values a setting takes: how they are written, and between which bounds.
 *
 * @param <T> of a value that was read
 */
public sealed interface SettingType<T> {

  /** Reads a value; nothing if it is not of the expected form or out of bounds. */
  Optional<T> parse(String text);

  /** Reads a number of a typed source (REG_DWORD), in the type's base unit. */
  default Optional<T> parse(long number) {
    return parse(Long.toString(number));
  }

  /** Writes a value as {@link #parse(String)} reads it. */
  default String print(T value) {
    return value.toString();
  }

  /** What is expected, with the bounds. */
  Text expected();

  /** Yes or no; 1 or 0 in a typed source. */
  record YesNo() implements SettingType<Boolean> {
    @Override
    public Optional<Boolean> parse(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "true", "1" -> Optional.of(true);
        case "false", "0" -> Optional.of(false);
        default -> Optional.empty();
      };
    }

    @Override
    public Text expected() {
      return new Text("true ou false", "true or false");
    }
  }

  /**
   * A length of time such as {@code 90s}, {@code 15m}, {@code 2h}, {@code 30d}; seconds in a typed
   * source.
   */
  record Span(Duration minimum, Duration maximum) implements SettingType<Duration> {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(s|m|h|d)");

    @Override
    public Optional<Duration> parse(String text) {
      Matcher matcher = FORM.matcher(text);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      long amount = Long.parseLong(matcher.group(1));
      return bounded(
          switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
          });
    }

    @Override
    public Optional<Duration> parse(long number) {
      return bounded(Duration.ofSeconds(number));
    }

    private Optional<Duration> bounded(Duration value) {
      return value.compareTo(minimum) >= 0 && value.compareTo(maximum) <= 0
          ? Optional.of(value)
          : Optional.empty();
    }

    @Override
    public String print(Duration value) {
      long seconds = value.toSeconds();
      if (seconds % 86400 == 0) {
        return seconds / 86400 + "d";
      }
      if (seconds % 3600 == 0) {
        return seconds / 3600 + "h";
      }
      return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    @Override
    public Text expected() {
      return new Text(
          "une durée (30s, 15m, 2h, 30d) de " + print(minimum) + " à " + print(maximum),
          "a duration (30s, 15m, 2h, 30d) from " + print(minimum) + " to " + print(maximum));
    }
  }

  /** A size such as {@code 64MiB}; bytes in a typed source. The value is in bytes. */
  record Size(long minimum, long maximum) implements SettingType<Long> {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(KiB|MiB|GiB)");

    @Override
    public Optional<Long> parse(String text) {
      Matcher matcher = FORM.matcher(text);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      int shift =
          switch (matcher.group(2)) {
            case "KiB" -> 10;
            case "MiB" -> 20;
            default -> 30;
          };
      return parse(Long.parseLong(matcher.group(1)) << shift);
    }

    @Override
    public Optional<Long> parse(long number) {
      return number >= minimum && number <= maximum ? Optional.of(number) : Optional.empty();
    }

    @Override
    public String print(Long value) {
      if (value % (1 << 30) == 0) {
        return (value >> 30) + "GiB";
      }
      return value % (1 << 20) == 0 ? (value >> 20) + "MiB" : (value >> 10) + "KiB";
    }

    @Override
    public Text expected() {
      return new Text(
          "une taille (64MiB) de " + print(minimum) + " à " + print(maximum),
          "a size (64MiB) from " + print(minimum) + " to " + print(maximum));
    }
  }

  /** A server and its port. */
  record Address() implements SettingType<ConsoleAddress> {
    @Override
    public Optional<ConsoleAddress> parse(String text) {
      return ConsoleAddress.parse(text);
    }

    @Override
    public Text expected() {
      return new Text("SERVEUR:PORT", "HOST:PORT");
    }
  }

  /** {@code none}, or {@code http://HOST:PORT}. */
  record ProxyChoice() implements SettingType<Proxy> {
    private static final String SCHEME = "http://";

    @Override
    public Optional<Proxy> parse(String text) {
      if (text.equals("none")) {
        return Optional.of(new Proxy.None());
      }
      String address = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
      return address.startsWith(SCHEME)
          ? ConsoleAddress.parse(address.substring(SCHEME.length())).map(Proxy.Http::new)
          : Optional.empty();
    }

    @Override
    public String print(Proxy value) {
      return switch (value) {
        case Proxy.None() -> "none";
        case Proxy.Http(ConsoleAddress address) -> SCHEME + address;
      };
    }

    @Override
    public Text expected() {
      return new Text(
          "http://SERVEUR:PORT (sans mot de passe) ou none",
          "http://HOST:PORT (without a password) or none");
    }
  }

  /** An absolute path. */
  record Location() implements SettingType<Path> {
    @Override
    public Optional<Path> parse(String text) {
      try {
        return Optional.of(Path.of(text)).filter(Path::isAbsolute);
      } catch (InvalidPathException invalid) {
        return Optional.empty();
      }
    }

    @Override
    public Text expected() {
      return new Text("un chemin absolu", "an absolute path");
    }
  }

  /** Words separated by commas or semicolons; none is written as an empty text. */
  record Words(int maximumWords, int maximumLength) implements SettingType<List<String>> {
    private static final Pattern SEPARATOR = Pattern.compile("\\s*[,;]\\s*");

    @Override
    public Optional<List<String>> parse(String text) {
      if (text.isBlank()) {
        return Optional.of(List.of());
      }
      Word word = new Word(maximumLength);
      List<String> words = List.of(SEPARATOR.split(text.strip(), -1));
      return words.size() <= maximumWords
              && words.stream().allMatch(each -> word.parse(each).isPresent())
          ? Optional.of(words)
          : Optional.empty();
    }

    @Override
    public String print(List<String> value) {
      return String.join(",", value);
    }

    @Override
    public Text expected() {
      return new Text(
          "au plus " + maximumWords + " mots séparés par des virgules",
          "at most " + maximumWords + " words separated by commas");
    }
  }

  /** Free text without blanks. */
  record Word(int maximumLength) implements SettingType<String> {
    @Override
    public Optional<String> parse(String text) {
      boolean fits = !text.isEmpty() && text.length() <= maximumLength;
      return fits && text.chars().noneMatch(Character::isWhitespace)
          ? Optional.of(text)
          : Optional.empty();
    }

    @Override
    public Text expected() {
      return new Text(
          "un texte sans espace, d'au plus " + maximumLength + " caractères",
          "a text without blanks, of at most " + maximumLength + " characters");
    }
  }
}
