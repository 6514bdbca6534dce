package fr.regain.console.web.table;

import fr.regain.console.web.Csv;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Rows as {@link Csv} has them. */
final class CsvRows implements RowWriter {
  private final OutputStream output;
  private final List<String> headings;

  CsvRows(OutputStream output, List<String> headings) {
    this.output = output;
    this.headings = headings;
  }

  @Override
  public void start() throws IOException {
    write(Csv.BYTE_ORDER_MARK + Csv.line(headings));
  }

  @Override
  public void row(List<Value> values) throws IOException {
    write(Csv.line(values.stream().map(Value::plain).toList()));
  }

  private void write(String text) throws IOException {
    output.write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void end() {}
}
