package fr.regain.console.exchange;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a table row by row (RFC 4180, with any separator and any end of line). A quotation mark
 * that nothing closes breaks its own line only: reading goes on with the next one.
 */
final class CsvReader {
  /** Most characters of a cell. */
  static final int LONGEST_CELL = 4_000;

  /** Most columns. */
  static final int MOST_CELLS = 200;

  private static final int LONGEST_ROW = 64 * 1024;
  private static final int END = -1;

  private final Reader in;
  private final char[] buffer = new char[8192];
  private int at;
  private int filled;
  private String again = "";
  private int againAt;
  private final StringBuilder raw = new StringBuilder();
  private long line = 1;
  private char separator = ';';

  CsvReader(Reader in) {
    this.in = in;
  }

  /**
   * The headings, from which the separator is guessed: semicolon, comma, tab or bar, whichever
   * there are most of. A first line {@code sep=;}, as spreadsheets write it, says which. Empty for
   * a file without any.
   */
  List<String> headings() throws IOException {
    String first = peekLine();
    if (first.matches("(?i)sep=.")) {
      separator = first.charAt(4);
      row();
    } else {
      long most = 0;
      for (char candidate : new char[] {';', ',', '\t', '|'}) {
        long count = unquoted(first, candidate);
        if (count > most) {
          most = count;
          separator = candidate;
        }
      }
    }
    return next().map(StoredRow::cells).orElse(List.of());
  }

  private static long unquoted(String line, char wanted) {
    boolean quoted = false;
    long count = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      quoted ^= c == '"';
      count += !quoted && c == wanted ? 1 : 0;
    }
    return count;
  }

  /** The next row that holds anything, sound or broken; empty at the end. */
  Optional<StoredRow> next() throws IOException {
    while (true) {
      int first = read();
      if (first == END) {
        return Optional.empty();
      }
      pushBack(String.valueOf((char) first));
      line -= first == '\n' ? 1 : 0;
      StoredRow row = row();
      if (row.fault() != Fault.NONE || row.cells().stream().anyMatch(cell -> !cell.isBlank())) {
        return Optional.of(row);
      }
    }
  }

  private StoredRow row() throws IOException {
    long start = line;
    raw.setLength(0);
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    boolean closed = false;
    while (true) {
      int c = read();
      if (raw.length() > LONGEST_ROW || cell.length() > LONGEST_CELL || cells.size() > MOST_CELLS) {
        return broken(start, quoted ? Fault.QUOTES : Fault.TOO_LONG);
      }
      if (quoted) {
        if (c == END) {
          return broken(start, Fault.QUOTES);
        }
        if (c != '"') {
          cell.append((char) c);
        } else {
          quoted = false;
          closed = true;
        }
        continue;
      }
      if (c == '"' && closed) {
        // Two marks stand for one.
        cell.append('"');
        quoted = true;
        closed = false;
      } else if (c == '"' && cell.isEmpty()) {
        quoted = true;
      } else if (c == separator || c == '\n' || c == '\r' || c == END) {
        cells.add(cell.toString());
        cell.setLength(0);
        closed = false;
        if (c != separator) {
          endOfLine(c);
          return StoredRow.of(start, cells);
        }
      } else if (closed) {
        return broken(start, Fault.QUOTES);
      } else {
        cell.append((char) c);
      }
    }
  }

  private void endOfLine(int c) throws IOException {
    if (c == '\r') {
      int next = read();
      if (next != '\n' && next != END) {
        // The classic Macintosh ended its lines so.
        pushBack(String.valueOf((char) next));
        line++;
      }
    }
  }

  /** Reading goes on behind the line on which the row began. */
  private StoredRow broken(long start, Fault fault) throws IOException {
    String text = raw.toString();
    int end = text.indexOf('\n');
    if (end < 0) {
      int c;
      do {
        c = read();
        raw.setLength(0);
      } while (c != '\n' && c != END);
    } else {
      pushBack(text.substring(end + 1));
    }
    line = start + 1;
    return StoredRow.broken(start, fault, text.substring(0, end < 0 ? text.length() : end).strip());
  }

  private String peekLine() throws IOException {
    StringBuilder peeked = new StringBuilder();
    int c;
    do {
      c = read();
      if (c != END) {
        peeked.append((char) c);
      }
    } while (c != END && c != '\n' && peeked.length() < LONGEST_ROW);
    pushBack(peeked.toString());
    line = 1;
    return peeked.toString().strip();
  }

  private void pushBack(String text) {
    again = text + again.substring(againAt);
    againAt = 0;
  }

  private int read() throws IOException {
    int c;
    if (againAt < again.length()) {
      c = again.charAt(againAt++);
    } else {
      if (at == filled) {
        filled = in.read(buffer);
        at = 0;
        if (filled <= 0) {
          filled = 0;
          return END;
        }
      }
      c = buffer[at++];
    }
    raw.append((char) c);
    line += c == '\n' ? 1 : 0;
    return c;
  }
}
