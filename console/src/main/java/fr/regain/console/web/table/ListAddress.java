package fr.regain.console.web.table;

import fr.regain.console.platform.paging.Cursor;
import fr.regain.console.web.Query;
import io.micronaut.http.HttpParameters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the address of a list says. A part that makes no sense is left out, and told.
 *
 * @param path of the list
 * @param filters texts of the filters that are set, by their parameter
 * @param order by which column
 * @param standardOrder whether that is how the list opens
 * @param columns keys of columns that the address names; empty: what the reader chose, or else what
 *     the list shows by itself
 * @param size rows to a page that the address names; 0: as many as the reader chose
 * @param at where the page stands; null: the first page
 * @param leftOut parts of the address that mean nothing here
 */
public record ListAddress(
    String path,
    SequencedMap<String, String> filters,
    Order order,
    boolean standardOrder,
    List<String> columns,
    int size,
    @Nullable Cursor at,
    List<String> leftOut) {
  static final String ORDER = "tri";
  static final String COLUMNS = "col";
  static final String SIZE = "taille";
  static final String AFTER = "apres";
  static final String BEFORE = "avant";
  static final String END = "fin";
  static final String FORMAT = "format";

  /** Says that the list is meant as it is, and not as the reader likes it to open. */
  static final String PLAIN = "vue";

  private static final int LONGEST_TOLD = 60;

  /** Keeps its own copies. */
  public ListAddress {
    filters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(filters));
    columns = List.copyOf(columns);
    leftOut = List.copyOf(leftOut);
  }

  /** The address of a list as it opens. */
  public static ListAddress of(ListTable<?, ?> table, String path) {
    return new ListAddress(
        path, new LinkedHashMap<>(), table.order(), true, List.of(), 0, null, List.of());
  }

  /** Reads an address of a list. */
  public static ListAddress read(ListTable<?, ?> table, String path, HttpParameters parameters) {
    return new Reading(table, parameters).address(path);
  }

  /** Takes an address to pieces. */
  private static final class Reading {
    private final ListTable<?, ?> table;
    private final HttpParameters parameters;
    private final List<String> leftOut = new ArrayList<>();

    Reading(ListTable<?, ?> table, HttpParameters parameters) {
      this.table = table;
      this.parameters = parameters;
    }

    ListAddress address(String path) {
      SequencedMap<String, String> filters = new LinkedHashMap<>();
      table
          .filters()
          .forEach(filter -> read(filter).ifPresent(it -> filters.put(filter.name(), it)));
      Order order = order();
      List<String> columns = columns();
      int size = size();
      Cursor at = at();
      text(FORMAT)
          .filter(format -> Export.asked(format).isEmpty())
          .ifPresent(it -> leave(FORMAT, it));
      return new ListAddress(
          path, filters, order, order.equals(table.order()), columns, size, at, leftOut);
    }

    private Optional<String> text(String name) {
      // A form repeats a parameter that has several values; links join them by dots.
      String all = String.join(".", parameters.getAll(name)).replace("\0", "");
      return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    private void leave(String name, String text) {
      String told =
          text.codePointCount(0, text.length()) <= LONGEST_TOLD
              ? text
              : text.substring(0, text.offsetByCodePoints(0, LONGEST_TOLD)) + "…";
      leftOut.add(name + "=" + told);
    }

    private <T> Optional<String> read(Filter<T> filter) {
      Optional<String> said = text(filter.name());
      Optional<String> meant =
          said.flatMap(filter.reading()).map(filter.writing()).filter(text -> !text.isEmpty());
      if (meant.isEmpty()) {
        said.filter(text -> !text.isBlank()).ifPresent(text -> leave(filter.name(), text));
      }
      return meant;
    }

    private Order order() {
      Optional<String> said = text(ORDER);
      Optional<Order> known =
          said.map(Order::read).filter(order -> table.sorts().containsKey(order.column()));
      if (known.isEmpty()) {
        said.ifPresent(text -> leave(ORDER, text));
      }
      return known.orElse(table.order());
    }

    private List<String> columns() {
      List<String> known = new ArrayList<>();
      text(COLUMNS).stream()
          .flatMap(keys -> Stream.of(keys.split("\\.", -1)))
          .filter(key -> !key.isEmpty())
          .distinct()
          .forEach(
              key -> {
                if (table.column(key).isPresent()) {
                  known.add(key);
                } else {
                  leave(COLUMNS, key);
                }
              });
      return known;
    }

    private int size() {
      Optional<String> said = text(SIZE);
      Optional<Integer> known =
          said.flatMap(
              text ->
                  ListTable.SIZES.stream()
                      .filter(size -> text.equals(size.toString()))
                      .findFirst());
      if (known.isEmpty()) {
        said.ifPresent(text -> leave(SIZE, text));
      }
      return known.orElse(0);
    }

    private @Nullable Cursor at() {
      String after = text(AFTER).orElse("");
      String before = text(BEFORE).orElse("");
      if (before.equals(END)) {
        return Cursor.END;
      }
      Optional<Cursor> at = Cursor.read(false, after).or(() -> Cursor.read(true, before));
      if (at.isEmpty() && !(after + before).isEmpty()) {
        leave(after.isEmpty() ? BEFORE : AFTER, after + before);
      }
      return at.orElse(null);
    }
  }

  /** What a filter is set to. */
  public <T> Optional<T> get(Filter<T> filter) {
    return Optional.ofNullable(filters.get(filter.name())).flatMap(filter.reading());
  }

  /** How many filters are set. */
  public int narrowed() {
    return filters.size();
  }

  /** The first page of the same list with a filter set. */
  public <T> ListAddress with(Filter<T> filter, T value) {
    SequencedMap<String, String> more = new LinkedHashMap<>(filters);
    more.put(filter.name(), filter.writing().apply(value));
    return filtered(more);
  }

  /** The first page of the same list without one of its filters. */
  public ListAddress without(Filter<?> filter) {
    return without(filter.name());
  }

  ListAddress without(String filter) {
    SequencedMap<String, String> fewer = new LinkedHashMap<>(filters);
    fewer.remove(filter);
    return filtered(fewer);
  }

  /** The same list without any filter. */
  ListAddress unfiltered() {
    return filtered(new LinkedHashMap<>());
  }

  private ListAddress filtered(SequencedMap<String, String> others) {
    return new ListAddress(path, others, order, standardOrder, columns, size, null, List.of());
  }

  /** The same list in another order. */
  ListAddress in(Order other, boolean standard) {
    return new ListAddress(path, filters, other, standard, columns, size, null, List.of());
  }

  /** Another page of the same list. */
  ListAddress at(@Nullable Cursor other) {
    return new ListAddress(path, filters, order, standardOrder, columns, size, other, List.of());
  }

  /** The same list, and the same page of it, on another page of the console. */
  public ListAddress on(String elsewhere) {
    return new ListAddress(elsewhere, filters, order, standardOrder, columns, size, at, leftOut);
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
