package fr.regain.console.platform;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Text as people search it: in either case, with accents or without. */
public final class SearchText {
  /** Stands between two parts, so that no search finds the end of one and the start of the next. */
  private static final String BETWEEN = "\n";

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private SearchText() {}

  /** Lower case, without accents, ligatures and spaces around it: "Sacré-Cœur" is "sacre-coeur". */
  public static String plain(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    if (lower.chars().allMatch(character -> character < 0x80)) {
      return lower;
    }
    String apart = lower.replace("œ", "oe").replace("æ", "ae");
    return MARKS.matcher(Normalizer.normalize(apart, Normalizer.Form.NFD)).replaceAll("");
  }

  /**
   * What is searched of a thing that has several texts.
   *
   * @param longest characters that are kept
   * @param parts its texts; what is null or blank is left out
   */
  public static String of(int longest, @Nullable String... parts) {
    String text =
        Stream.of(parts)
            .filter(Objects::nonNull)
            .filter(part -> !part.isBlank())
            .map(SearchText::plain)
            .collect(Collectors.joining(BETWEEN));
    return text.substring(0, Math.min(text.length(), longest));
  }

  /** The words that somebody typed, each of which is to be found. */
  public static List<String> words(String typed) {
    return Arrays.stream(SPACES.split(plain(typed))).filter(word -> !word.isEmpty()).toList();
  }
}
