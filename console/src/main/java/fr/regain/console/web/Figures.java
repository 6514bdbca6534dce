package fr.regain.console.web;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Quantities and moments as a reader of one language in one time zone expects to see them. */
public final class Figures {
  private static final String NARROW_NO_BREAK = "\u202F";
  private static final double JOULES_PER_WATT_HOUR = 3_600;
  private static final List<String> FRENCH_BYTES = List.of("o", "ko", "Mo", "Go", "To", "Po");
  private static final List<String> ENGLISH_BYTES = List.of("B", "kB", "MB", "GB", "TB", "PB");

  private final Words words;
  private final ZoneId zone;

  /** Figures in the language of the words, with times of the zone. */
  public Figures(Words words, ZoneId zone) {
    this.words = words;
    this.zone = zone;
  }

  /** The zone whose days and hours are shown. */
  public ZoneId zone() {
    return zone;
  }

  /** Bytes in decimal units (1 Go = 10⁹ bytes), as disks are sold, to three significant digits. */
  public String bytes(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 999.5 && unit < FRENCH_BYTES.size() - 1) {
      value /= 1_000;
      unit++;
    }
    return significant(value)
        + NARROW_NO_BREAK
        + switch (words.language()) {
          case FRENCH -> FRENCH_BYTES.get(unit);
          case ENGLISH -> ENGLISH_BYTES.get(unit);
        };
  }

  /** Memory in binary units (1 Gio = 2³⁰ bytes), as modules are sold. */
  public String memory(long bytes) {
    double gibibytes = bytes / (double) (1L << 30);
    return decimals(gibibytes, 1)
        + NARROW_NO_BREAK
        + switch (words.language()) {
          case FRENCH -> "Gio";
          case ENGLISH -> "GiB";
        };
  }

  /** The whole percentage of a part, or of nothing when the whole is nothing. */
  public String share(long part, long whole) {
    return NumberFormat.getPercentInstance(words.language().locale()).format(ratio(part, whole));
  }

  static double ratio(long part, long whole) {
    return whole <= 0 ? 0 : (double) part / whole;
  }

  /** A whole number with its groups of three digits. */
  public String number(long number) {
    return NumberFormat.getIntegerInstance(words.language().locale()).format(number);
  }

  /** Joules as watt-hours or kilowatt-hours, to three significant digits. */
  public String energy(double joules) {
    double wattHours = joules / JOULES_PER_WATT_HOUR;
    return wattHours >= 999.5
        ? significant(wattHours / 1_000) + NARROW_NO_BREAK + "kWh"
        : significant(wattHours) + NARROW_NO_BREAK + "Wh";
  }

  /** Seconds as hours and minutes; under one minute, as seconds. */
  public String duration(long seconds) {
    Duration duration = Duration.ofSeconds(seconds);
    if (seconds < 60) {
      return words.say("duration.seconds", seconds);
    }
    if (seconds < 3_600) {
      return words.say("duration.minutes", duration.toMinutes());
    }
    return words.say(
        "duration.hours", number(duration.toHours()), "%02d".formatted(duration.toMinutesPart()));
  }

  /** A day: "21 nov. 2026". */
  public String date(LocalDate date) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
        .withLocale(words.language().locale())
        .format(date);
  }

  /** A day that a device reported as ISO 8601; anything else as it came, for a person to read. */
  public String reportedDate(String reported) {
    try {
      return date(LocalDate.parse(reported));
    } catch (DateTimeParseException malformed) {
      return reported;
    }
  }

  /** The day of a moment. */
  public String date(Instant at) {
    return date(LocalDate.ofInstant(at, zone));
  }

  /** A day and its time, to the second. */
  public String moment(Instant at) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
        .withLocale(words.language().locale())
        .withZone(zone)
        .format(at);
  }

  /** Hour and minute of a moment: 14:05. */
  public String minute(Instant at) {
    return DateTimeFormatter.ofPattern("HH:mm").withZone(zone).format(at);
  }

  /** How long before {@code now} something was, in words. */
  public String ago(Instant at, Instant now) {
    long minutes = Math.max(0, ChronoUnit.MINUTES.between(at, now));
    if (minutes < 1) {
      return words.say("ago.now");
    }
    if (minutes < 60) {
      return words.say("ago.minutes", minutes);
    }
    long hours = minutes / 60;
    return hours < 48 ? words.say("ago.hours", hours) : words.say("ago.days", hours / 24);
  }

  private String significant(double value) {
    int decimals = value >= 99.95 || value == Math.rint(value) ? 0 : value >= 9.995 ? 1 : 2;
    return decimals(value, decimals);
  }

  private String decimals(double value, int decimals) {
    NumberFormat format = NumberFormat.getInstance(words.language().locale());
    format.setMaximumFractionDigits(decimals);
    return format.format(value);
  }
}
