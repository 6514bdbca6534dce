package fr.regain.console.web.table;

/**
 * The order of a list, as addresses say it: {@code nom}, {@code -nom}.
 *
 * @param column key of the column
 * @param descending greatest first
 */
public record Order(String column, boolean descending) {
  /** As {@link #text} wrote it. */
  static Order read(String text) {
    return text.startsWith("-") ? new Order(text.substring(1), true) : new Order(text, false);
  }

  /** As an address says it. */
  public String text() {
    return descending ? "-" + column : column;
  }
}
