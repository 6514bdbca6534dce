package fr.regain.console.web.table;

import fr.regain.console.platform.paging.CountedSlice;
import fr.regain.console.platform.paging.Cursor;
import fr.regain.console.platform.paging.Sort;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a list that pass the filters, a page at a time. */
@FunctionalInterface
public interface Rows<R, S extends Enum<S>> {
  /**
   * A page.
   *
   * @param at where it stands; null, or what is no place in this order: the first one
   * @param size most rows
   */
  CountedSlice<R> page(Sort<S> sort, @Nullable Cursor at, int size);
}
