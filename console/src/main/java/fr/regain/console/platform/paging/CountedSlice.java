package fr.regain.console.platform.paging;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param slice its rows, and where the pages beside it are
 * @param count how many rows are on all pages
 */
public record CountedSlice<R>(Slice<R> slice, Count count) {
  /** The rows of the page. */
  public List<R> rows() {
    return slice.rows();
  }

  /** The same page with what each row stands for. */
  public <T> CountedSlice<T> map(Function<R, T> row) {
    return new CountedSlice<>(slice.map(rows -> rows.stream().map(row).toList()), count);
  }
}
