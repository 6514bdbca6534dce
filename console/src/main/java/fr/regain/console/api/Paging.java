package fr.regain.console.api;

import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.platform.paging.CountedSlice;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.web.Query;
import fr.regain.console.web.table.Rows;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list a call asks for. Calls take it as an argument: it reads the parameters
 * {@code limit}, 1 to {@value #MOST}, and {@code cursor}.
 */
public final class Paging {
  /** Most items of a page. */
  public static final int MOST = 200;

  static final int USUAL = 50;
  static final String LIMIT = "limit";
  static final String CURSOR = "cursor";

  private final String path;
  private final Map<String, String> filters;
  private final String list;
  private final int limit;
  private final long position;
  private final String row;

  private Paging(
      String path, Map<String, String> filters, String list, int limit, long position, String row) {
    this.row = row;
    this.path = path;
    this.filters = filters;
    this.list = list;
    this.limit = limit;
    this.position = position;
  }

  static Paging of(HttpRequest<?> request) {
    Map<String, String> filters = new TreeMap<>();
    request.getParameters().forEach((name, values) -> filters.put(name, String.join(",", values)));
    String given = filters.remove(LIMIT);
    String cursor = filters.remove(CURSOR);
    String list = Digest.of(request.getPath() + "\n" + filters);
    if (cursor == null) {
      return new Paging(request.getPath(), filters, list, limit(given), 0, "");
    }
    Cursor parsed = Cursor.parse(cursor, list);
    return new Paging(
        request.getPath(), filters, list, parsed.limit(), parsed.position(), parsed.row());
  }

  private static int limit(@Nullable String given) {
    if (given == null) {
      return USUAL;
    }
    int limit = given.matches("[0-9]{1,3}") ? Integer.parseInt(given) : 0;
    if (limit < 1 || limit > MOST) {
      throw new Problem(
          ProblemCode.REQUEST_INVALID, "The parameter limit is a number from 1 to " + MOST + ".");
    }
    return limit;
  }

  /** How many items the page may have. */
  public int limit() {
    return limit;
  }

  /** What the page before gave to {@link #then}; 0 for the first page. */
  public long position() {
    return position;
  }

  /** Where a list that is paged by its rows goes on; null: at its beginning. */
  private fr.regain.console.platform.paging.@Nullable Cursor row() {
    return fr.regain.console.platform.paging.Cursor.read(false, row).orElse(null);
  }

  /** Number of the page from 1, for lists that count their pages. */
  public int number() {
    return (int) Math.min(position, 1_000_000) + 1;
  }

  /**
   * A page of a list that counts its pages.
   *
   * @param items those of page {@link #number}, of {@link #limit} items each
   * @param total on all pages
   */
  public <T> Page<T> counted(List<T> items, long total) {
    return (long) number() * limit < total
        ? then(items, number(), total)
        : new Page<>(items, null, total);
  }

  /** A page of a list that is at hand as a whole. */
  public <S, T> Page<T> slice(List<S> all, Function<S, T> shown) {
    return counted(
        all.stream().skip((number() - 1L) * limit).limit(limit).map(shown).toList(), all.size());
  }

  /**
   * A page that is not the last one.
   *
   * @param next the {@link #position} of the next page
   * @param total on all pages; null: nobody counts them
   */
  public <T> Page<T> then(List<T> items, long next, @Nullable Long total) {
    return new Page<>(items, address(new Cursor(next, "", limit, list)), total);
  }

  private String address(Cursor cursor) {
    Query address = new Query(path);
    filters.forEach(address::with);
    return address.with(CURSOR, cursor.text()).toString();
  }

  /**
   * A page of a list that is paged by its rows, as the page of the same list reads it. How many
   * there are is told only where they were counted to the end.
   *
   * @param shown what callers see of a row
   */
  public <R, S extends Enum<S>, T> Page<T> rows(
      Sort<S> sort, Rows<R, S> rows, Function<R, T> shown) {
    CountedSlice<R> page = rows.page(sort, row(), limit);
    var next = page.slice().next();
    return new Page<>(
        page.rows().stream().map(shown).toList(),
        next == null ? null : address(new Cursor(0, next.text(), limit, list)),
        page.count().more() ? null : page.count().rows());
  }

  /** The last page of a list whose items nobody counts. */
  public <T> Page<T> last(List<T> items) {
    return new Page<>(items, null, null);
  }
}
