package fr.regain.console.web.table;

import java.io.IOException;
import java.util.List;

/** Writes a list to a file, row by row, and holds none of them. */
interface RowWriter {
  /** Writes what comes before the first row. */
  void start() throws IOException;

  /** Writes a row, a value under each heading. */
  void row(List<Value> values) throws IOException;

  /** Writes what comes after the last row. */
  void end() throws IOException;
}
