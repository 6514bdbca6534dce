package fr.regain.console.web.table;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A form in which a list is taken away. */
public enum Export {
  /** For spreadsheets; see {@link CsvRows}. */
  CSV("text/csv; charset=utf-8"),
  /** An OpenDocument spreadsheet (ISO/IEC 26300). */
  ODS("application/vnd.oasis.opendocument.spreadsheet"),
  /** An array of objects, for programs. */
  JSON("application/json");

  private final String mediaType;

  Export(String mediaType) {
    this.mediaType = mediaType;
  }

  /** What the file is, for browsers. */
  String mediaType() {
    return mediaType;
  }

  /** The value of the parameter "format", and the file's extension. */
  String parameter() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The form that an address asks for; empty: a page. */
  public static Optional<Export> asked(String parameter) {
    return Arrays.stream(values())
        .filter(export -> export.parameter().equals(parameter))
        .findFirst();
  }
}
