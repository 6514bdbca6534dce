package fr.regain.console.site;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads holidays that a person pastes: a calendar as RFC 5545 has it (days, or moments in UTC), or
 * a table with one line for each, {@code name;first day;last day}, days as 2026-12-19 or
 * 19/12/2026. A first line of the table that holds no day is taken for its heading.
 *
 * <p>In a calendar the end is the day after the last one, as the standard says; in a table it is
 * the last day itself.
 */
public final class HolidayFile {
  /** Most characters of what is pasted. */
  public static final int LONGEST_TEXT = 60_000;

  private static final int MOST_HOLIDAYS = 200;
  private static final int LONGEST_SPAN_DAYS = 400;
  private static final DateTimeFormatter BASIC_DAY =
      DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter BASIC_MOMENT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssX").withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter FRENCH_DAY =
      DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

  private HolidayFile() {}

  /**
   * What was read.
   *
   * @param days the holidays, each once
   * @param refused how many entries or lines made no sense
   */
  public record Content(List<NamedDays> days, int refused) {
    /** Keeps its own copy. */
    public Content {
      days = List.copyOf(days);
    }
  }

  /**
   * Reads a pasted text; what makes no sense in it is counted and left out.
   *
   * @param zone in which moments become days
   * @throws IllegalArgumentException when it is too long, or has too many holidays
   */
  public static Content read(String text, ZoneId zone) {
    if (text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException("Longer than " + LONGEST_TEXT + " characters");
    }
    List<Optional<NamedDays>> read =
        text.stripLeading().startsWith("BEGIN:VCALENDAR") ? calendar(text, zone) : table(text);
    List<NamedDays> days = read.stream().flatMap(Optional::stream).distinct().toList();
    if (days.size() > MOST_HOLIDAYS) {
      throw new IllegalArgumentException("More than " + MOST_HOLIDAYS + " holidays");
    }
    return new Content(days, (int) read.stream().filter(Optional::isEmpty).count());
  }

  private static List<Optional<NamedDays>> calendar(String text, ZoneId zone) {
    List<Optional<NamedDays>> events = new ArrayList<>();
    String summary = "";
    String start = "";
    String end = "";
    // A line that starts with a space goes on with the one before (RFC 5545, 3.1).
    for (String line : text.replaceAll("\\R[ \\t]", "").split("\\R", -1)) {
      int colon = line.indexOf(':');
      String name = colon < 0 ? "" : line.substring(0, colon).split(";", 2)[0];
      String value = line.substring(colon + 1).strip();
      switch (name.toUpperCase(Locale.ROOT)) {
        case "BEGIN" -> {
          if (value.equals("VEVENT")) {
            summary = "";
            start = "";
            end = "";
          }
        }
        case "SUMMARY" -> summary = value.replaceAll("\\\\[nN]", " ").replaceAll("\\\\(.)", "$1");
        case "DTSTART" -> start = value;
        case "DTEND" -> end = value;
        case "END" -> {
          if (value.equals("VEVENT")) {
            events.add(event(summary, start, end, zone));
          }
        }
        default -> {}
      }
    }
    return events;
  }

  private static Optional<NamedDays> event(String summary, String start, String end, ZoneId zone) {
    try {
      LocalDate first = start(start, zone);
      return named(summary, first, end.isEmpty() ? first : lastBefore(end, zone));
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }

  private static LocalDate start(String text, ZoneId zone) {
    return text.contains("T") ? moment(text, zone).toLocalDate() : LocalDate.parse(text, BASIC_DAY);
  }

  private static LocalDate lastBefore(String text, ZoneId zone) {
    if (!text.contains("T")) {
      return LocalDate.parse(text, BASIC_DAY).minusDays(1);
    }
    ZonedDateTime end = moment(text, zone);
    return end.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? end.toLocalDate().minusDays(1)
        : end.toLocalDate();
  }

  private static ZonedDateTime moment(String text, ZoneId zone) {
    Instant at = OffsetDateTime.parse(text, BASIC_MOMENT).toInstant();
    return at.atZone(zone);
  }

  private static List<Optional<NamedDays>> table(String text) {
    List<Optional<NamedDays>> lines = new ArrayList<>();
    boolean first = true;
    for (String line : text.replace("\uFEFF", "").split("\\R", -1)) {
      if (!line.isBlank()) {
        Optional<NamedDays> days = line(line);
        if (!first || days.isPresent()) {
          lines.add(days);
        }
        first = false;
      }
    }
    return lines;
  }

  private static Optional<NamedDays> line(String line) {
    List<String> cells =
        Arrays.stream(line.split("[;\\t]", -1))
            .map(cell -> cell.strip().replaceAll("^\"|\"$", "").strip())
            .toList();
    if (cells.size() < 2 || cells.size() > 3) {
      return Optional.empty();
    }
    try {
      return named(cells.getFirst(), day(cells.get(1)), day(cells.getLast()));
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }

  /** A day as people write it: 2026-12-19 or 19/12/2026. */
  static LocalDate day(String text) {
    return text.contains("/") ? LocalDate.parse(text, FRENCH_DAY) : LocalDate.parse(text);
  }

  private static Optional<NamedDays> named(String name, LocalDate first, LocalDate last) {
    String stripped = name.replaceAll("\\p{Cntrl}", " ").strip();
    boolean sound =
        !stripped.isEmpty()
            && stripped.length() <= NamedDays.LONGEST_NAME
            && !last.isBefore(first)
            && first.plusDays(LONGEST_SPAN_DAYS).isAfter(last)
            && first.getYear() >= 1970
            && first.getYear() < 10_000;
    return sound ? Optional.of(new NamedDays(stripped, first, last)) : Optional.empty();
  }
}
