package fr.regain.console.platform.paging;

/**
 * The order of a list. Rows that do not tell what is compared come last either way, and equal ones
 * are in the order of their identifiers, so that pages do not overlap.
 *
 * @param <S> what the list can be ordered by
 * @param key what is compared
 * @param descending greatest first
 */
public record Sort<S extends Enum<S>>(S key, boolean descending) {
  /** Least first. */
  public static <S extends Enum<S>> Sort<S> by(S key) {
    return new Sort<>(key, false);
  }
}
