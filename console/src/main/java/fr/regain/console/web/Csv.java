package fr.regain.console.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table for spreadsheets: UTF-8 with its mark, semicolons, one line to a row (RFC 4180
 * otherwise). A cell that a spreadsheet would run as a formula is made a text by an apostrophe; a
 * number below zero is none.
 */
public final class Csv {
  /** What the first line of a file begins with, so that spreadsheets read it as UTF-8. */
  public static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final String STARTS_OF_FORMULAS = "=+-@\t\r";

  private final StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);

  /** Adds a row. */
  public Csv row(String... cells) {
    text.append(line(List.of(cells)));
    return this;
  }

  /** One row, with the end of its line. */
  public static String line(List<String> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(";", "", "\r\n"));
  }

  private static String cell(String value) {
    boolean formula =
        !value.isEmpty()
            && STARTS_OF_FORMULAS.indexOf(value.charAt(0)) >= 0
            && !value.matches("-[0-9]{1,19}");
    String safe = formula ? "'" + value : value;
    boolean quoted = safe.chars().anyMatch(character -> "\";\r\n".indexOf(character) >= 0);
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  /** The response that saves the table under a name without its extension. */
  public HttpResponse<byte[]> download(String name) {
    return HttpResponse.ok(text.toString().getBytes(StandardCharsets.UTF_8))
        .contentType(MediaType.of("text/csv; charset=utf-8"))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
