package fr.regain.console.web.table;

import fr.regain.console.web.Visit;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One column of a list.
 *
 * @param key its name in addresses; lower-case letters and dashes
 * @param heading key of its heading's text
 * @param standard whether it is shown unless the reader chooses otherwise
 * @param cell what a page shows of a row
 * @param saved what files hold of a row: nothing, or some exact values under their own headings
 */
public record Column<R>(
    String key,
    String heading,
    boolean standard,
    BiFunction<Visit, R, Cell> cell,
    List<Saved<R>> saved) {
  /** Keeps its own copy. */
  public Column {
    saved = List.copyOf(saved);
  }

  /**
   * A value in files.
   *
   * @param heading key of its heading's text
   */
  public record Saved<R>(String heading, BiFunction<Visit, R, Value> value) {}

  /** A column that is shown, in files under its own heading. */
  public static <R> Column<R> of(
      String key,
      String heading,
      BiFunction<Visit, R, Cell> cell,
      BiFunction<Visit, R, Value> value) {
    return new Column<>(key, heading, true, cell, List.of(new Saved<>(heading, value)));
  }

  /** A column of words that are the same on the page and in files. */
  public static <R> Column<R> words(String key, String heading, BiFunction<Visit, R, String> text) {
    return of(
        key,
        heading,
        (visit, row) -> Cell.of(text.apply(visit, row)),
        (visit, row) -> Value.of(text.apply(visit, row)));
  }

  /** A column that files hold in another form. */
  public static <R> Column<R> shown(String key, String heading, BiFunction<Visit, R, Cell> cell) {
    return new Column<>(key, heading, true, cell, List.of());
  }

  /** The same column with one more value in files. */
  public Column<R> savedAs(String savedHeading, Function<R, Value> value) {
    return saved(savedHeading, (visit, row) -> value.apply(row));
  }

  /** The same column with one more value in files, in the reader's language. */
  public Column<R> saved(String savedHeading, BiFunction<Visit, R, Value> value) {
    return new Column<>(
        key,
        heading,
        standard,
        cell,
        Stream.concat(saved.stream(), Stream.of(new Saved<R>(savedHeading, value))).toList());
  }

  /** The same column, shown only to readers who choose it. */
  public Column<R> onRequest() {
    return new Column<>(key, heading, false, cell, saved);
  }
}
