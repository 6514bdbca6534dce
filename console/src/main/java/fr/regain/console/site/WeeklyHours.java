package fr.regain.console.site;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Hours of each weekday, as a clock on the wall shows them. A day that is missing has none.
 *
 * @param days the spans of each day, in order and apart
 */
public record WeeklyHours(Map<DayOfWeek, List<Span>> days) {
  /** No hour of any day. */
  public static final WeeklyHours NEVER = new WeeklyHours(Map.of());

  private static final int MOST_SPANS = 8;

  /**
   * Part of one day.
   *
   * @param from its first minute
   * @param to the minute after its last; 00:00 is the end of the day
   */
  public record Span(LocalTime from, LocalTime to) {
    /**
     * Refuses an empty span.
     *
     * @throws IllegalArgumentException when it does not end after it starts
     */
    public Span {
      if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
        throw new IllegalArgumentException("The hours " + from + "-" + to + " end too early.");
      }
    }

    @Override
    public String toString() {
      return from + "-" + to;
    }
  }

  /**
   * Puts the spans of each day in order.
   *
   * @throws IllegalArgumentException when spans of a day overlap, or are more than {@value
   *     #MOST_SPANS}
   */
  public WeeklyHours {
    Map<DayOfWeek, List<Span>> ordered = new EnumMap<>(DayOfWeek.class);
    days.forEach(
        (day, spans) -> {
          if (!spans.isEmpty()) {
            ordered.put(day, ordered(day, spans));
          }
        });
    days = Collections.unmodifiableMap(ordered);
  }

  private static List<Span> ordered(DayOfWeek day, List<Span> spans) {
    if (spans.size() > MOST_SPANS) {
      throw new IllegalArgumentException(day + " has more than " + MOST_SPANS + " separate hours.");
    }
    List<Span> sorted = spans.stream().sorted(Comparator.comparing(Span::from)).toList();
    for (int i = 1; i < sorted.size(); i++) {
      LocalTime end = sorted.get(i - 1).to();
      if (end.equals(LocalTime.MIDNIGHT) || end.isAfter(sorted.get(i).from())) {
        throw new IllegalArgumentException("The hours of " + day + " overlap.");
      }
    }
    return sorted;
  }

  /** The spans of a day, in order; empty when it has none. */
  public List<Span> of(DayOfWeek day) {
    return days.getOrDefault(day, List.of());
  }

  /**
   * Reads what {@link #toString} writes: {@code MONDAY 08:00-12:00 13:30-17:30, TUESDAY ...}.
   *
   * @throws IllegalArgumentException when it is anything else
   */
  public static WeeklyHours parse(String text) {
    Map<DayOfWeek, List<Span>> days = new EnumMap<>(DayOfWeek.class);
    for (String day : text.isBlank() ? new String[0] : text.strip().split("\\s*,\\s*", -1)) {
      List<String> words = Arrays.asList(day.split("\\s+"));
      DayOfWeek name = DayOfWeek.valueOf(words.getFirst().toUpperCase(Locale.ROOT));
      List<Span> spans = days.computeIfAbsent(name, unused -> new ArrayList<>());
      words.stream().skip(1).map(WeeklyHours::span).forEach(spans::add);
    }
    return new WeeklyHours(days);
  }

  private static Span span(String text) {
    String[] ends = text.split("-", -1);
    if (ends.length != 2) {
      throw new IllegalArgumentException("\"" + text + "\" is not like 08:00-12:00.");
    }
    try {
      return new Span(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
    } catch (DateTimeException malformed) {
      throw new IllegalArgumentException("\"" + text + "\" is not like 08:00-12:00.", malformed);
    }
  }

  @Override
  public String toString() {
    return days.entrySet().stream()
        .map(
            day ->
                day.getKey()
                    + " "
                    + day.getValue().stream().map(Span::toString).collect(Collectors.joining(" ")))
        .collect(Collectors.joining(", "));
  }
}
