package fr.regain.console.api;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items what is on it
 * @param next address of the next page; absent on the last one
 * @param total how many there are on all pages; absent where nobody counts them
 */
@Serdeable
public record Page<T>(List<T> items, @Nullable String next, @Nullable Long total) {
  /** Keeps its own copy. */
  public Page {
    items = List.copyOf(items);
  }
}
