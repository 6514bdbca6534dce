package fr.regain.console.web.table;

import java.util.List;
import java.util.Optional;

/**
 * A list as it is declared.
 *
 * @param name tells it from other lists where readers' choices are kept; lower-case letters and
 *     dashes
 * @param title key of the text that names it
 * @param counted key of the text that says how many rows there are; with "-more", that there are
 *     more than those
 * @param columns all that it can show; the first is each row's heading and always there
 * @param order the order in which it opens
 */
public record ListTable<R>(
    String name, String title, String counted, List<Column<R>> columns, Order order) {
  /** Numbers of rows that a page may have. */
  public static final List<Integer> SIZES = List.of(20, 50, 100);

  /** Keeps its own copy. */
  public ListTable {
    columns = List.copyOf(columns);
  }

  /** The column of that key. */
  Optional<Column<R>> column(String key) {
    return columns.stream().filter(column -> column.key().equals(key)).findFirst();
  }

  /**
   * The columns of these keys, in their own order.
   *
   * @param keys none of ours: those that are shown by themselves
   */
  public List<Column<R>> chosen(List<String> keys) {
    boolean any = columns.stream().anyMatch(column -> keys.contains(column.key()));
    return columns.stream()
        .filter(
            column ->
                column.equals(columns.getFirst())
                    || (any ? keys.contains(column.key()) : column.standard()))
        .toList();
  }
}
