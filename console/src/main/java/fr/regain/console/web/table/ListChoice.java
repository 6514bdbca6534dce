package fr.regain.console.web.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reader chose for a list once and for all.
 *
 * @param columns keys of columns; empty: those that the list shows by itself
 * @param size rows to a page
 * @param views views that are offered, by name
 * @param opening query that the list opens with when its address says nothing; null: none
 */
public record ListChoice(
    List<String> columns, int size, List<View> views, @Nullable String opening) {
  /** Nothing. */
  public static final ListChoice NONE =
      new ListChoice(List.of(), ListTable.SIZES.getFirst(), List.of(), null);

  /**
   * The columns that an address shows to this reader; empty: those that the list shows by itself.
   */
  List<String> columns(ListAddress address) {
    return address.columns().isEmpty() ? columns : address.columns();
  }

  /** Keeps its own copies. */
  public ListChoice {
    columns = List.copyOf(columns);
    views = List.copyOf(views);
  }

  /**
   * A list as somebody likes to see it.
   *
   * @param name what they call it
   * @param query of its address
   */
  public record View(String name, String query) {}
}
