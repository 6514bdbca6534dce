package fr.regain.console.platform.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param rows in their order
 * @param previous where the page before it is; null: this is the first
 * @param next where the page after it is; null: this is the last
 */
public record Slice<R>(List<R> rows, @Nullable Cursor previous, @Nullable Cursor next) {
  /** Keeps its own copy. */
  public Slice {
    rows = List.copyOf(rows);
  }

  /** The same page with what each row stands for. */
  public <S> Slice<S> map(Function<List<R>, List<S>> rowsOf) {
    return new Slice<>(rowsOf.apply(rows), previous, next);
  }
}
