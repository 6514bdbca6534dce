package fr.regain.console.web.table;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * A parameter of a list's address that narrows the list.
 *
 * @param name of the parameter; lower-case letters and dashes
 * @param label key of the text that says what it is about
 * @param chip key of what the chip says while it is set, with {@code {0}} for its value
 * @param reading what a text means; empty: nothing
 * @param writing the text that means a value; {@code reading} reads it again
 */
public record Filter<T>(
    String name,
    String label,
    String chip,
    Function<String, Optional<T>> reading,
    Function<T, String> writing) {
  private static final int LONGEST_TEXT = 255;
  private static final String SET = "oui";

  /** Words to look for, at most 255 characters of them. */
  public static Filter<String> words(String name, String label, String chip) {
    return new Filter<>(
        name,
        label,
        chip,
        text ->
            Optional.of(text.strip())
                .map(words -> words.substring(0, Math.min(words.length(), LONGEST_TEXT)))
                .filter(words -> !words.isEmpty()),
        words -> words);
  }

  /** A text of that shape. */
  public static Filter<String> shaped(String name, String label, String chip, String shape) {
    return new Filter<>(
        name, label, chip, text -> Optional.of(text).filter(it -> it.matches(shape)), text -> text);
  }

  /** The number of something, from 0. */
  public static Filter<Long> number(String name, String label, String chip) {
    return new Filter<>(
        name,
        label,
        chip,
        text ->
            text.matches("0|[1-9][0-9]{0,17}") ? Optional.of(Long.valueOf(text)) : Optional.empty(),
        number -> Long.toString(number));
  }

  /** One of some values, by its name. */
  public static <E extends Enum<E>> Filter<E> of(
      String name, String label, String chip, E[] values) {
    return new Filter<>(
        name,
        label,
        chip,
        text -> Arrays.stream(values).filter(value -> value.name().equals(text)).findFirst(),
        Enum::name);
  }

  /** Something that is asked for or not. */
  public static Filter<Boolean> tick(String name, String label, String chip) {
    return new Filter<>(
        name,
        label,
        chip,
        text -> text.equals(SET) ? Optional.of(Boolean.TRUE) : Optional.empty(),
        set -> set ? SET : "");
  }
}
