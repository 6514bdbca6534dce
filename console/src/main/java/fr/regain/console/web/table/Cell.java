package fr.regain.console.web.table;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows in one place.
 *
 * @param text as people read it
 * @param address where it leads; null: nowhere
 * @param at the moment that the text tells; null: none
 * @param style classes of the cell; null: none
 * @param press what pressing it does, in place of leading somewhere; null: it is no button
 */
public record Cell(
    String text,
    @Nullable String address,
    @Nullable Instant at,
    @Nullable String style,
    @Nullable Press press) {
  /**
   * An act on the row.
   *
   * @param label what it does to which row, for those who hear the button alone
   * @param action where the form is sent
   */
  public record Press(String label, String action) {}

  /** Words. */
  public static Cell of(String text) {
    return new Cell(text, null, null, null, null);
  }

  /** A number, at the right edge. */
  public static Cell number(String text) {
    return new Cell(text, null, null, "number", null);
  }

  /** Words that lead somewhere. */
  public static Cell link(String text, String address) {
    return new Cell(text, address, null, null, null);
  }

  /** Words for a moment. */
  public static Cell moment(String text, @Nullable Instant at) {
    return new Cell(text, null, at, null, null);
  }

  /** A button that acts on the row at once. */
  public static Cell button(String text, String label, String action) {
    return new Cell(text, null, null, null, new Press(label, action));
  }

  /** The same with classes. */
  public Cell styled(@Nullable String classes) {
    return new Cell(text, address, at, classes, press);
  }
}
