package fr.regain.console.web.table;

import fr.regain.console.platform.paging.Sort;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A list as it is declared: its page, its files, its saved views and what its addresses mean follow
 * from this alone.
 *
 * @param <R> a row
 * @param <S> what it can be ordered by
 * @param name tells it from other lists where readers' choices are kept; lower-case letters and
 *     dashes
 * @param words what the keys of its texts begin with: {@code .title} names it, {@code .counted}
 *     says how many rows there are ({@code .counted-more} that there are more than those), {@code
 *     .file} names its files, {@code .nothing-found} says that no row passes the filters
 * @param filters what can narrow it
 * @param columns all that it can show; the first is each row's heading and always there
 * @param sorts what it is ordered by, by the key of the column whose heading says so
 * @param order the order in which it opens
 */
public record ListTable<R, S extends Enum<S>>(
    String name,
    String words,
    List<Filter<?>> filters,
    List<Column<R>> columns,
    Map<String, S> sorts,
    Order order) {
  /** Numbers of rows that a page may have. */
  public static final List<Integer> SIZES = List.of(20, 50, 100);

  /** Keeps its own copies. */
  public ListTable {
    filters = List.copyOf(filters);
    columns = List.copyOf(columns);
    sorts = Map.copyOf(sorts);
  }

  /** Key of the text that names it. */
  public String title() {
    return words + ".title";
  }

  /** The column of that key. */
  Optional<Column<R>> column(String key) {
    return columns.stream().filter(column -> column.key().equals(key)).findFirst();
  }

  /** The filter of that parameter. */
  Optional<Filter<?>> filter(String name) {
    return filters.stream().filter(filter -> filter.name().equals(name)).findFirst();
  }

  /** The order that an address of this list asks for. */
  public Sort<S> sort(ListAddress address) {
    return new Sort<>(
        Objects.requireNonNull(sorts.get(address.order().column())), address.order().descending());
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
