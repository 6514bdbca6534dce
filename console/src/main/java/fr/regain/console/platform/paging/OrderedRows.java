package fr.regain.console.platform.paging;

import java.time.DateTimeException;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A list that is at hand whole and in its order, cut into pages as a {@link Keyset} cuts a table.
 *
 * @param rows the rows in that order, in a list of fast access by number
 * @param order the order, in which no two rows are equal
 * @param place how a cursor tells a row
 */
public record OrderedRows<R>(List<R> rows, Comparator<R> order, Place<R> place) {
  /** How a cursor tells a row. */
  public interface Place<R> {
    /** What the row is ordered by, as text; null where it does not tell. */
    @Nullable String key(R row);

    /** Its identifier, as text. */
    String id(R row);

    /**
     * A row that stands where a row of that key and identifier stands or stood.
     *
     * @throws DateTimeException for a key, or
     * @throws IllegalArgumentException for a key or an identifier that can be none
     */
    R row(@Nullable String key, String id);
  }

  /**
   * A page, and how many rows there are on all.
   *
   * @param at where the page stands; null, or what is no place in this order: the first page
   * @param size most rows
   */
  public CountedSlice<R> page(@Nullable Cursor at, int size) {
    Optional<Integer> stood = at == null || at.isEnd() ? Optional.empty() : find(at);
    boolean backward = at != null && (at.isEnd() || (at.backward() && stood.isPresent()));
    int from;
    int to;
    if (backward) {
      // Where a row is missing, -1 - i says that it would stand at i.
      to = stood.map(index -> index < 0 ? -1 - index : index).orElse(rows.size());
      from = Math.max(0, to - size);
    } else {
      from = stood.map(index -> index < 0 ? -1 - index : index + 1).orElse(0);
      to = Math.min(rows.size(), from + size);
    }
    List<R> page = rows.subList(from, to);
    boolean empty = page.isEmpty();
    return new CountedSlice<>(
        new Slice<>(
            page,
            from > 0 && !empty ? cursor(true, page.getFirst()) : null,
            to < rows.size() && !empty ? cursor(false, page.getLast()) : null),
        new Count(rows.size(), false));
  }

  private Optional<Integer> find(Cursor at) {
    try {
      return Optional.of(Collections.binarySearch(rows, place.row(at.key(), at.id()), order));
    } catch (DateTimeException | IllegalArgumentException noPlace) {
      return Optional.empty();
    }
  }

  private Cursor cursor(boolean backward, R row) {
    return new Cursor(backward, place.key(row), place.id(row));
  }
}
