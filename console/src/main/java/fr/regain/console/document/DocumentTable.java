package fr.regain.console.document;

import java.util.List;

/**
 * A table that is the same on the page, on paper and in a spreadsheet.
 *
 * @param id name of its part of the page; lower-case letters
 * @param title what it is about, unique in its document
 * @param headings of its columns
 * @param rows as many cells as headings each; the first cell is the row's own heading
 * @param note what one must know to read it; empty: nothing
 */
public record DocumentTable(
    String id, String title, List<String> headings, List<List<Cell>> rows, String note) {
  /**
   * Keeps its own copies.
   *
   * @throws IllegalArgumentException when a row has more or fewer cells than there are headings
   */
  public DocumentTable {
    headings = List.copyOf(headings);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Cell> row : rows) {
      if (row.size() != headings.size()) {
        throw new IllegalArgumentException(
            "A row of " + title + " has " + row.size() + " cells for " + headings.size());
      }
    }
  }

  /** Whether the column holds numbers, which stand at its right edge. */
  public boolean isNumeric(int column) {
    return rows.stream().map(row -> row.get(column)).anyMatch(Cell.Amount.class::isInstance);
  }
}
