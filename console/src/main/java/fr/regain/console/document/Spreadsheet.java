package fr.regain.console.document;

import com.github.miachm.sods.Range;
import com.github.miachm.sods.Sheet;
import com.github.miachm.sods.SpreadSheet;
import com.github.miachm.sods.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes OpenDocument spreadsheets (ISO/IEC 26300). */
public final class Spreadsheet {
  /** Media type of what {@link #of} makes. */
  public static final String MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet";

  private static final double FIRST_WIDTH_MILLIMETRES = 75;
  private static final double WIDTH_MILLIMETRES = 42;

  private Spreadsheet() {}

  /** A sheet for each table: its headings, its rows, and its note below them. */
  public static byte[] of(List<DocumentTable> tables) {
    SpreadSheet document = new SpreadSheet();
    tables.forEach(table -> document.appendSheet(sheet(table)));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      document.save(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException("Writing to memory", impossible);
    }
    return bytes.toByteArray();
  }

  private static Sheet sheet(DocumentTable table) {
    int columns = table.headings().size();
    boolean noted = !table.note().isEmpty();
    Sheet sheet = new Sheet(table.title(), table.rows().size() + (noted ? 3 : 1), columns);
    Style bold = new Style();
    bold.setBold(true);
    bold.setWrap(true);
    for (int column = 0; column < columns; column++) {
      Range heading = sheet.getRange(0, column);
      heading.setValue(table.headings().get(column));
      heading.setStyle(bold);
      sheet.setColumnWidth(column, column == 0 ? FIRST_WIDTH_MILLIMETRES : WIDTH_MILLIMETRES);
    }
    for (int row = 0; row < table.rows().size(); row++) {
      for (int column = 0; column < columns; column++) {
        put(sheet.getRange(row + 1, column), table.rows().get(row).get(column));
      }
    }
    if (noted) {
      sheet.getRange(table.rows().size() + 2, 0).setValue(table.note());
    }
    return sheet;
  }

  // A text is written as one: what looks like a formula in it is never run.
  private static void put(Range place, Cell cell) {
    switch (cell) {
      case Cell.Text(String shown) -> place.setValue(shown);
      case Cell.Amount amount -> place.setValue(amount.exact());
      case Cell.Absent() -> {}
    }
  }
}
