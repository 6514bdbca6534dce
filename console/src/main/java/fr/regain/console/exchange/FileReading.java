package fr.regain.console.exchange;

import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Reads a file as it comes, whatever it is, and keeps of it only what may be kept. Bounded in rows,
 * in the size of each, and in what a zip unpacks to; names inside a zip are looked at for their
 * extension alone.
 */
final class FileReading {
  /** Most rows of a file. */
  static final long MOST_ROWS = 200_000;

  /** Largest inventory, in bytes. */
  static final int LONGEST_INVENTORY = 8 << 20;

  /** Most bytes that a zip may unpack to. */
  static final long MOST_UNPACKED = 2L << 30;

  /**
   * For names of a zip that does not say that they are UTF-8, such as Windows makes: any bytes will
   * do, since only the ending is looked at.
   */
  private static final Charset OTHER_NAMES = StandardCharsets.ISO_8859_1;

  private static final JsonMapper JSON = JsonMapper.createDefault();

  private final RowStream.Writer rows;

  FileReading(RowStream.Writer rows) {
    this.rows = rows;
  }

  /**
   * What was read.
   *
   * @param headings of the columns that were kept
   */
  record Found(ImportFormat format, List<String> headings) {}

  /**
   * Reads a file to its end.
   *
   * @throws Problem {@link ProblemCode#REQUEST_INVALID} for a file that is nothing of the kind, or
   *     beyond a limit
   */
  Found read(InputStream file) throws IOException {
    BufferedInputStream in = new BufferedInputStream(file, 64 * 1024);
    in.mark(64);
    byte[] start = in.readNBytes(64);
    in.reset();
    if (start.length >= 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4) {
      return readZip(in);
    }
    return isJson(start) ? readJson(in) : readTable(in);
  }

  private static boolean isJson(byte[] start) {
    for (int i = 0; i < start.length; i++) {
      boolean mark = i < 3 && start[i] < 0;
      if (!mark && !Character.isWhitespace(start[i])) {
        return start[i] == '{';
      }
    }
    return false;
  }

  private Found readTable(InputStream in) throws IOException {
    CsvReader csv = new CsvReader(TextReader.of(in));
    List<String> all = csv.headings();
    if (all.size() < 2) {
      throw refused("The file is no table: its first line must hold at least two headings.");
    }
    List<Integer> kept =
        IntStream.range(0, all.size())
            .filter(column -> !Mapping.isAboutPeople(all.get(column)))
            .boxed()
            .toList();
    for (Optional<StoredRow> row = csv.next(); row.isPresent(); row = csv.next()) {
      keep(fit(row.get(), all.size(), kept));
    }
    return new Found(
        ImportFormat.TABLE, kept.stream().map(all::get).map(FileReading::heading).toList());
  }

  private static String heading(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= 80 ? line : line.substring(0, 80);
  }

  private static StoredRow fit(StoredRow row, int columns, List<Integer> kept) {
    if (row.fault() != Fault.NONE) {
      // The text of a broken row may hold what must not be kept.
      return StoredRow.broken(row.place(), row.fault(), "");
    }
    List<String> cells = row.cells();
    if (cells.size() > columns
        && cells.subList(columns, cells.size()).stream().anyMatch(cell -> !cell.isBlank())) {
      return StoredRow.broken(row.place(), Fault.TOO_MANY_CELLS, Integer.toString(cells.size()));
    }
    return StoredRow.of(
        row.place(),
        kept.stream().map(column -> column < cells.size() ? cells.get(column) : "").toList());
  }

  private Found readJson(InputStream in) throws IOException {
    byte[] first = line(in);
    if (isDocument(first)) {
      long place = 0;
      byte[] line = first;
      while (line.length > 0) {
        place++;
        if (!new String(line, java.nio.charset.StandardCharsets.UTF_8).isBlank()) {
          keep(place, line);
        }
        line = line(in);
      }
    } else {
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      whole.write(first);
      whole.write(in.readNBytes(LONGEST_INVENTORY + 1 - Math.min(first.length, LONGEST_INVENTORY)));
      keep(1, whole.toByteArray());
    }
    return inventories();
  }

  private static boolean isDocument(byte[] line) {
    try {
      return JSON.readValue(line, JsonNode.class).isObject();
    } catch (IOException | RuntimeException partOfOne) {
      return false;
    }
  }

  /** One line with its end; empty at the end of the file. */
  private static byte[] line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int c;
    do {
      c = in.read();
      if (c >= 0) {
        line.write(c);
      }
    } while (c >= 0 && c != '\n' && line.size() <= LONGEST_INVENTORY);
    return line.toByteArray();
  }

  private Found readZip(InputStream in) throws IOException {
    long place = 0;
    long unpacked = 0;
    try (ZipInputStream zip = new ZipInputStream(in, OTHER_NAMES)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        byte[] content = zip.readNBytes(LONGEST_INVENTORY + 1);
        unpacked += content.length;
        // What is beyond the limit cannot be skipped without unpacking it.
        if (content.length > LONGEST_INVENTORY || unpacked > MOST_UNPACKED) {
          throw refused("A file in the zip is larger than any inventory.");
        }
        if (entry.getName().toLowerCase(java.util.Locale.ROOT).endsWith(".json")
            && !entry.getName().startsWith("__MACOSX/")) {
          place++;
          keep(place, content);
        }
      }
    } catch (java.util.zip.ZipException damaged) {
      throw refused("The zip is damaged.");
    }
    if (place == 0) {
      throw refused("The zip holds no inventory.");
    }
    return inventories();
  }

  private static Found inventories() {
    return new Found(
        ImportFormat.INVENTORIES, GlpiReader.FIELDS.stream().map(Field::name).toList());
  }

  private void keep(long place, byte[] document) throws IOException {
    List<StoredRow> found = new ArrayList<>();
    if (document.length > LONGEST_INVENTORY) {
      found.add(StoredRow.broken(place, Fault.TOO_LONG, ""));
    } else {
      found.addAll(GlpiReader.rows(place, document));
    }
    for (StoredRow row : found) {
      keep(row);
    }
  }

  private void keep(StoredRow row) throws IOException {
    if (rows.rows() >= MOST_ROWS) {
      throw refused("The file has more than " + MOST_ROWS + " rows.");
    }
    rows.write(row);
  }

  static Problem refused(String text) {
    return new Problem(ProblemCode.REQUEST_INVALID, text);
  }
}
