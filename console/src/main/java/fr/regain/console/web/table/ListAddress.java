package fr.regain.console.web.table;

import fr.regain.console.platform.paging.Cursor;
import fr.regain.console.web.Query;
import io.micronaut.http.HttpParameters;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the address of a list says. A part that makes no sense is left out, as if nobody had typed
 * it.
 *
 * @param path of the list
 * @param filters values of the parameters that narrow it, in their order; an empty one is not set
 * @param order by which column
 * @param standardOrder whether that is how the list opens
 * @param columns keys of columns that the address names; empty: what the reader chose, or else what
 *     the list shows by itself
 * @param size rows to a page that the address names; 0: as many as the reader chose
 * @param at where the page stands; null: the first page
 */
public record ListAddress(
    String path,
    SequencedMap<String, String> filters,
    Order order,
    boolean standardOrder,
    List<String> columns,
    int size,
    @Nullable Cursor at) {
  static final String ORDER = "tri";
  static final String COLUMNS = "col";
  static final String SIZE = "taille";
  static final String AFTER = "apres";
  static final String BEFORE = "avant";
  static final String END = "fin";
  static final String FORMAT = "format";

  /** Says that the list is meant as it is, and not as the reader likes it to open. */
  static final String PLAIN = "vue";

  /** Keeps its own copies. */
  public ListAddress {
    SequencedMap<String, String> set = new LinkedHashMap<>(filters);
    set.values().removeIf(String::isEmpty);
    filters = Collections.unmodifiableSequencedMap(set);
    columns = List.copyOf(columns);
  }

  /**
   * Reads an address.
   *
   * @param filters what the list itself understood of it
   */
  public static ListAddress read(
      ListTable<?> table,
      String path,
      SequencedMap<String, String> filters,
      HttpParameters parameters) {
    Optional<Order> order =
        parameters
            .getFirst(ORDER)
            .map(Order::read)
            .filter(said -> table.column(said.column()).filter(Column::sorts).isPresent());
    List<String> columns =
        parameters.getAll(COLUMNS).stream()
            .flatMap(keys -> Stream.of(keys.split("\\.", -1)))
            .filter(key -> table.column(key).isPresent())
            .distinct()
            .toList();
    int size =
        parameters
            .getFirst(SIZE)
            .flatMap(text -> sizes().filter(known -> text.equals(known.toString())).findFirst())
            .orElse(0);
    return new ListAddress(
        path,
        filters,
        order.orElse(table.order()),
        order.isEmpty() || order.get().equals(table.order()),
        columns,
        size,
        at(parameters));
  }

  private static Stream<Integer> sizes() {
    return ListTable.SIZES.stream();
  }

  private static @Nullable Cursor at(HttpParameters parameters) {
    String before = parameters.getFirst(BEFORE).orElse("");
    if (before.equals(END)) {
      return Cursor.END;
    }
    return Cursor.read(false, parameters.getFirst(AFTER).orElse(""))
        .or(() -> Cursor.read(true, before))
        .orElse(null);
  }

  /** How many filters are set. */
  public int narrowed() {
    return filters.size();
  }

  /** The same list without one of its filters. */
  ListAddress without(String filter) {
    SequencedMap<String, String> fewer = new LinkedHashMap<>(filters);
    fewer.remove(filter);
    return new ListAddress(path, fewer, order, standardOrder, columns, size, null);
  }

  /** The same list without any filter. */
  ListAddress unfiltered() {
    return new ListAddress(path, new LinkedHashMap<>(), order, standardOrder, columns, size, null);
  }

  /** The same list in another order. */
  ListAddress in(Order other, boolean standard) {
    return new ListAddress(path, filters, other, standard, columns, size, null);
  }

  /** Another page of the same list. */
  ListAddress at(@Nullable Cursor other) {
    return new ListAddress(path, filters, order, standardOrder, columns, size, other);
  }

  /** The same list, and the same page of it, on another page of the console. */
  public ListAddress on(String elsewhere) {
    return new ListAddress(elsewhere, filters, order, standardOrder, columns, size, at);
  }

  /** The address of another page of the console about the rows that pass the same filters. */
  public String filtersTo(String elsewhere) {
    return filtersOn(elsewhere).toString();
  }

  private Query filtersOn(String elsewhere) {
    Query query = new Query(elsewhere);
    filters.forEach(query::with);
    return query;
  }

  private Query all() {
    return filtersOn(path)
        .with(ORDER, standardOrder ? "" : order.text())
        .with(COLUMNS, String.join(".", columns))
        .with(SIZE, size == 0 ? "" : Integer.toString(size));
  }

  /** The address that says this. */
  @Override
  public String toString() {
    Query query = all();
    if (at != null) {
      query.with(at.backward() ? BEFORE : AFTER, at.isEnd() ? END : at.text());
    }
    String address = query.toString();
    // Nothing at all would be the view that the reader likes it to open with.
    return address.equals(path) ? new Query(path).with(PLAIN, "0").toString() : address;
  }

  /** The part of the first page's address after its path; empty: none. */
  public String query() {
    String address = all().toString();
    return address.substring(Math.min(address.length(), path.length() + 1));
  }

  /** The address of a file with all pages of it. */
  String file(Export export) {
    return all().with(FORMAT, export.parameter()).toString();
  }
}
