package fr.regain.console.platform.paging;

import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.SortField;
import org.jooq.TableLike;
import org.jooq.exception.DataTypeException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list: by a key, rows without one last either way, and by identifier among equals.
 * An index on the key and the identifier reads a page without what is before it.
 *
 * @param <K> type of the key
 * @param <I> type of the identifier
 */
public final class Keyset<K, I> {
  /** Most rows of a page. */
  public static final int LARGEST_PAGE = 1_000;

  private final Field<K> key;
  private final Field<I> id;
  private final boolean descending;

  /**
   * An order.
   *
   * @param key rows without one come last, unless the column always holds one
   * @param id tells rows with the same key apart
   * @param descending greatest first
   */
  public Keyset(Field<K> key, Field<I> id, boolean descending) {
    this.key = key;
    this.id = id;
    this.descending = descending;
  }

  /** A row's place in the order. */
  private record Place<K, I>(@Nullable K key, I id) {
    Cursor cursor(boolean backward) {
      return new Cursor(backward, key == null ? null : key.toString(), id.toString());
    }
  }

  /**
   * The identifiers on one page.
   *
   * @param from where rows come from
   * @param where which of them
   * @param at where the page stands; null, or what is no place in this order: the first page
   * @param size most rows, 1 to {@value #LARGEST_PAGE}
   * @throws Problem {@link ProblemCode#REQUEST_INVALID} for another size
   */
  public Slice<I> page(
      DSLContext dsl, TableLike<?> from, Condition where, @Nullable Cursor at, int size) {
    if (size < 1 || size > LARGEST_PAGE) {
      throw new Problem(ProblemCode.REQUEST_INVALID, "A page has 1 to " + LARGEST_PAGE + " rows.");
    }
    Optional<Place<K, I>> start = at == null || at.isEnd() ? Optional.empty() : place(at);
    boolean backward = at != null && (at.isEnd() || (at.backward() && start.isPresent()));
    List<Place<K, I>> found = new ArrayList<>();
    // One more than is shown tells whether there is another page.
    for (boolean absent : parts(backward)) {
      if (found.size() <= size && !isPassed(absent, start, backward)) {
        Condition rest =
            start
                .filter(row -> absent == (row.key() == null))
                .map(row -> beyond(row, backward))
                .orElse(DSL.noCondition());
        found.addAll(
            part(dsl, from, where.and(part(absent)).and(rest), backward, size + 1 - found.size()));
      }
    }
    boolean more = found.size() > size;
    List<Place<K, I>> shown = more ? found.subList(0, size) : found;
    return slice(backward ? shown.reversed() : shown, start.isPresent(), backward, more);
  }

  /**
   * The rows on one page, and how many there are on all of them.
   *
   * @param rows reads the rows of some identifiers; a row that is gone by then is left out
   * @throws Problem as {@link #page}
   */
  public <R> CountedSlice<R> rows(
      DSLContext dsl,
      TableLike<?> from,
      Condition where,
      @Nullable Cursor at,
      int size,
      Function<List<I>, Map<I, R>> rows) {
    Slice<R> slice =
        page(dsl, from, where, at, size)
            .map(
                ids -> {
                  Map<I, R> found = rows.apply(ids);
                  return ids.stream().map(found::get).filter(Objects::nonNull).toList();
                });
    return new CountedSlice<>(slice, Count.of(dsl, from, where));
  }

  private Slice<I> slice(List<Place<K, I>> rows, boolean atRow, boolean backward, boolean more) {
    boolean before = backward ? more : atRow;
    boolean after = backward ? atRow : more;
    return new Slice<>(
        rows.stream().map(Place::id).toList(),
        before && !rows.isEmpty() ? rows.getFirst().cursor(true) : null,
        after && !rows.isEmpty() ? rows.getLast().cursor(false) : null);
  }

  /** The rows that tell their key, then those that do not; the other way round from the end. */
  private List<Boolean> parts(boolean backward) {
    if (!key.getDataType().nullable()) {
      return List.of(false);
    }
    return backward ? List.of(true, false) : List.of(false, true);
  }

  private boolean isPassed(boolean absent, Optional<Place<K, I>> start, boolean backward) {
    return start.isPresent() && absent == backward && absent != (start.get().key() == null);
  }

  private Condition part(boolean absent) {
    if (!key.getDataType().nullable()) {
      return DSL.noCondition();
    }
    return absent ? key.isNull() : key.isNotNull();
  }

  private Condition beyond(Place<K, I> row, boolean backward) {
    boolean lower = descending != backward;
    K value = row.key();
    if (value == null) {
      return lower ? id.lt(row.id()) : id.gt(row.id());
    }
    // The first condition is one that an index can begin at; the second leaves out the equal ones.
    return lower
        ? key.le(value).and(DSL.row(key, id).lt(value, row.id()))
        : key.ge(value).and(DSL.row(key, id).gt(value, row.id()));
  }

  private List<Place<K, I>> part(
      DSLContext dsl, TableLike<?> from, Condition where, boolean backward, int limit) {
    boolean lower = descending != backward;
    List<SortField<?>> order =
        lower ? List.of(key.desc(), id.desc()) : List.of(key.asc(), id.asc());
    return dsl.select(key, id)
        .from(from)
        .where(where)
        .orderBy(order)
        .limit(limit)
        .fetch(Keyset::place);
  }

  private static <K, I> Place<K, I> place(Record2<K, I> row) {
    return new Place<>(row.value1(), row.value2());
  }

  private Optional<Place<K, I>> place(Cursor at) {
    try {
      I identifier = read(id, at.id());
      String text = at.key();
      K value = text == null ? null : read(key, text);
      boolean sound = text == null ? key.getDataType().nullable() : value != null;
      return identifier == null || !sound
          ? Optional.empty()
          : Optional.of(new Place<>(value, identifier));
    } catch (DataTypeException | DateTimeException | IllegalArgumentException noPlace) {
      return Optional.empty();
    }
  }

  /** What a text of a cursor stands for in a field. */
  private static <T> @Nullable T read(Field<T> field, String text) {
    // jOOQ reads moments as SQL writes them, and not as ISO 8601 does.
    Object said = field.getType() == OffsetDateTime.class ? OffsetDateTime.parse(text) : text;
    return field.getDataType().convert(said);
  }
}
