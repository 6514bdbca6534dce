package fr.regain.console.web.table;

import fr.regain.console.platform.paging.Cursor;
import fr.regain.console.platform.paging.Slice;
import fr.regain.console.web.Visit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A file that is made while it is read: each page of the list is fetched when the reader has taken
 * the one before it, so that neither the list nor the file is ever whole in memory.
 */
final class ExportStream<R> extends InputStream {
  private final Visit visit;
  private final List<Column.Saved<R>> columns;
  private final Function<@Nullable Cursor, Slice<R>> pages;
  private final ByteArrayOutputStream made = new ByteArrayOutputStream();
  private final RowWriter writer;
  private byte[] ready = new byte[0];
  private int taken;
  private @Nullable Cursor next;
  private boolean started;
  private boolean ended;

  ExportStream(
      Visit visit,
      Export export,
      String title,
      List<Column.Saved<R>> columns,
      Function<@Nullable Cursor, Slice<R>> pages)
      throws IOException {
    this.visit = visit;
    this.columns = columns;
    this.pages = pages;
    List<String> headings = columns.stream().map(column -> visit.say(column.heading())).toList();
    this.writer =
        switch (export) {
          case CSV -> new CsvRows(made, headings);
          case ODS -> new OdsRows(made, title, headings);
          case JSON -> new JsonRows(made, headings);
        };
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int most) throws IOException {
    while (taken == ready.length && !ended) {
      fill();
    }
    if (taken == ready.length) {
      return most == 0 ? 0 : -1;
    }
    int count = Math.min(most, ready.length - taken);
    System.arraycopy(ready, taken, bytes, from, count);
    taken += count;
    return count;
  }

  private void fill() throws IOException {
    if (!started) {
      started = true;
      writer.start();
    }
    Slice<R> page = pages.apply(next);
    for (R row : page.rows()) {
      writer.row(columns.stream().map(column -> column.value().apply(visit, row)).toList());
    }
    next = page.next();
    if (next == null) {
      writer.end();
      ended = true;
    }
    ready = made.toByteArray();
    made.reset();
    taken = 0;
  }
}
