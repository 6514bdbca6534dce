package fr.regain.console.document;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Where the labels of a sheet or a roll are: data, in {@code labels.csv}. All lengths are
 * millimetres.
 *
 * @param id its name in addresses; lower-case letters, digits and hyphens
 * @param pageWidth of the sheet, or of one label of a roll
 * @param pageHeight of the sheet, or of one label of a roll
 * @param columns labels side by side
 * @param rows labels one below the other
 * @param left from the left edge of the sheet to the first label
 * @param top from the top edge of the sheet to the first label
 * @param across from the left edge of a label to that of the next
 * @param down from the top edge of a label to that of the next
 * @param width of a label
 * @param height of a label
 */
public record LabelFormat(
    String id,
    double pageWidth,
    double pageHeight,
    int columns,
    int rows,
    double left,
    double top,
    double across,
    double down,
    double width,
    double height) {
  private static final String FILE = "/fr/regain/console/document/labels.csv";

  /** All that there are, sheets before rolls. */
  public static final List<LabelFormat> ALL = read();

  /** The one of that id. */
  public static Optional<LabelFormat> find(String id) {
    return ALL.stream().filter(format -> format.id().equals(id)).findFirst();
  }

  /** How many labels a page holds. */
  public int labels() {
    return columns * rows;
  }

  /** Whether it is a roll: each label is a page of its own. */
  public boolean isRoll() {
    return labels() == 1;
  }

  private static List<LabelFormat> read() {
    try (InputStream file = LabelFormat.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("The console lacks its file " + FILE);
      }
      return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
          .lines()
          .skip(1)
          .map(line -> of(line.split(";")))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static LabelFormat of(String[] cells) {
    return new LabelFormat(
        cells[0],
        Double.parseDouble(cells[1]),
        Double.parseDouble(cells[2]),
        Integer.parseInt(cells[3]),
        Integer.parseInt(cells[4]),
        Double.parseDouble(cells[5]),
        Double.parseDouble(cells[6]),
        Double.parseDouble(cells[7]),
        Double.parseDouble(cells[8]),
        Double.parseDouble(cells[9]),
        Double.parseDouble(cells[10]));
  }
}
