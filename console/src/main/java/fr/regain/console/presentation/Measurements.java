package fr.regain.console.presentation;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/**
 * What the pages of this build weigh, as a test measured them while it was built: the file {@code
 * pages.csv} beside this class. A build without its tests has no figures, and says so.
 */
@Singleton
public final class Measurements {
  private static final int MOST_SHOWN = 40;

  private final List<Page> pages;

  /** Reads the figures of this build. */
  public Measurements() {
    this.pages = read();
  }

  /**
   * The heaviest of the pages behind one address.
   *
   * @param address its route
   * @param requests how many requests a first visit takes
   * @param bytes of HTML on the wire
   * @param files bytes of the files that browsers keep
   * @param elements of HTML; drawings count as one each
   */
  public record Page(String address, int requests, int bytes, int files, int elements) {}

  /** The pages, the heaviest first. */
  public List<Page> pages() {
    return pages;
  }

  /** As many of the heaviest as one page can show and stay light itself. */
  public List<Page> heaviest() {
    return pages.subList(0, Math.min(MOST_SHOWN, pages.size()));
  }

  private static List<Page> read() {
    try (InputStream file = Measurements.class.getResourceAsStream("pages.csv")) {
      return file == null
          ? List.of()
          : new String(file.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(line -> line.split(";", -1))
              .map(Measurements::page)
              .sorted(Comparator.comparing(Page::bytes).reversed())
              .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Page page(String[] cells) {
    return new Page(
        cells[0],
        Integer.parseInt(cells[1]),
        Integer.parseInt(cells[2]),
        Integer.parseInt(cells[3]),
        Integer.parseInt(cells[4]));
  }
}
