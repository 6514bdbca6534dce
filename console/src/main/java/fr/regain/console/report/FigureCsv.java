package fr.regain.console.report;

import fr.regain.console.document.Cell;
import fr.regain.console.document.DocumentTable;
import fr.regain.console.web.Csv;
import fr.regain.console.web.Visit;
import java.util.List;

/** Several tables as one file: a line for each figure, so that programs need to know one form. */
public final class FigureCsv {
  private FigureCsv() {}

  /** The figures of the tables, in their order; what is not known is empty. */
  public static Csv of(Visit visit, List<DocumentTable> tables) {
    Csv csv =
        new Csv()
            .row(
                visit.say("report.csv.table"),
                visit.say("report.csv.line"),
                visit.say("report.csv.row"),
                visit.say("report.csv.column"),
                visit.say("report.csv.value"));
    for (DocumentTable table : tables) {
      int line = 0;
      for (List<Cell> row : table.rows()) {
        line++;
        for (int column = 1; column < row.size(); column++) {
          csv.row(
              table.title(),
              Integer.toString(line),
              row.getFirst().shown(),
              table.headings().get(column),
              value(row.get(column)));
        }
      }
    }
    return csv;
  }

  private static String value(Cell cell) {
    return switch (cell) {
      case Cell.Text(String shown) -> shown;
      case Cell.Amount amount -> Long.toString(amount.exact());
      case Cell.Absent() -> "";
    };
  }
}
