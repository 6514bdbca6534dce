package fr.regain.console.secondlife;

import fr.regain.console.document.Cell;
import fr.regain.console.document.DocumentTable;
import fr.regain.console.document.Spreadsheet;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.web.Csv;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables as files to save. */
final class Downloads {
  private Downloads() {}

  /**
   * The tables as one file; in CSV the first one alone.
   *
   * @param name of the file without its extension
   * @param format csv or ods
   * @throws Problem {@link ProblemCode#REQUEST_INVALID} for another format
   */
  static HttpResponse<byte[]> of(String name, String format, List<DocumentTable> tables) {
    return switch (format) {
      case "csv" -> csv(tables.getFirst()).download(name);
      case "ods" -> file(Spreadsheet.of(tables), Spreadsheet.MEDIA_TYPE, name + ".ods");
      default ->
          throw new Problem(ProblemCode.REQUEST_INVALID, "There is no such format: " + format);
    };
  }

  private static Csv csv(DocumentTable table) {
    Csv csv = new Csv().row(table.headings().toArray(String[]::new));
    for (List<Cell> row : table.rows()) {
      csv.row(row.stream().map(Downloads::value).toArray(String[]::new));
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

  /** A file to save, which no browser opens as a page of the console. */
  static HttpResponse<byte[]> file(byte[] content, String type, String name) {
    return HttpResponse.ok(content)
        .contentType(MediaType.of(type))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** A cell of what may be unknown. */
  static Cell text(@Nullable Object value) {
    return value == null ? Cell.ABSENT : new Cell.Text(value.toString());
  }
}
