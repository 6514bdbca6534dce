package fr.regain.console.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes a calendar as RFC 5545 has it: UTC times, escaped texts, lines of at most 75 octets. */
final class ICalendar {
  static final String MEDIA_TYPE = "text/calendar; charset=utf-8";

  private static final int LONGEST_LINE = 75;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

  private final StringBuilder text = new StringBuilder();

  ICalendar(String name) {
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//Regain//Console//FR");
    line("CALSCALE", "GREGORIAN");
    // RFC 7986, 5.1 and 5.7.
    line("NAME", escaped(name));
    line("REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
  }

  /** Adds something that happens at a moment and takes nobody's time. */
  ICalendar moment(String uid, Instant stamp, Instant at, boolean settled, String summary) {
    begin(uid, stamp);
    line("DTSTART", MOMENT.format(at));
    line("STATUS", settled ? "CONFIRMED" : "TENTATIVE");
    end(summary);
    return this;
  }

  /** Adds something that lasts whole days, the last one included. */
  ICalendar days(String uid, Instant stamp, LocalDate first, LocalDate last, String summary) {
    begin(uid, stamp);
    line("DTSTART;VALUE=DATE", DAY.format(first));
    line("DTEND;VALUE=DATE", DAY.format(last.plusDays(1)));
    end(summary);
    return this;
  }

  private void begin(String uid, Instant stamp) {
    line("BEGIN", "VEVENT");
    line("UID", escaped(uid));
    line("DTSTAMP", MOMENT.format(stamp));
  }

  private void end(String summary) {
    line("SUMMARY", escaped(summary));
    line("TRANSP", "TRANSPARENT");
    line("END", "VEVENT");
  }

  /** The calendar in UTF-8. */
  byte[] bytes() {
    return (text + folded("END:VCALENDAR")).getBytes(StandardCharsets.UTF_8);
  }

  private void line(String name, String value) {
    text.append(folded(name + ":" + value));
  }

  private static String escaped(String value) {
    return value
        .replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replaceAll("\\R", "\\\\n")
        .replaceAll("\\p{Cntrl}", " ");
  }

  /** A character never stands across two lines, though the standard would let it. */
  private static String folded(String line) {
    StringBuilder folded = new StringBuilder();
    int octets = 0;
    for (int index = 0; index < line.length(); ) {
      int character = line.codePointAt(index);
      int size = Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
      if (octets + size > LONGEST_LINE) {
        folded.append("\r\n ");
        octets = 1;
      }
      folded.appendCodePoint(character);
      octets += size;
      index += Character.charCount(character);
    }
    return folded.append("\r\n").toString();
  }
}
