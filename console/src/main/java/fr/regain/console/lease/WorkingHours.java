package fr.regain.console.lease;

import fr.regain.console.campaign.Schedule;
import fr.regain.console.site.SiteCalendar;
import fr.regain.console.site.WeeklyHours;
import fr.regain.v1.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * When a campaign may work at a site: wall-clock hours become moments, daylight saving included.
 */
final class WorkingHours {
  /** Most windows that a lease may have. */
  static final int MOST = 100;

  private WorkingHours() {}

  /**
   * The windows between two moments, in order and apart, at most {@value #MOST}.
   *
   * @param from first moment
   * @param until moment after the last
   */
  static List<Window> windows(SiteCalendar site, Schedule schedule, Instant from, Instant until) {
    List<Window> windows = new ArrayList<>();
    ZoneId zone = site.zone();
    LocalDate last = until.atZone(zone).toLocalDate();
    for (LocalDate day = from.atZone(zone).toLocalDate();
        !day.isAfter(last) && windows.size() < MOST;
        day = day.plusDays(1)) {
      if (schedule.skipHolidays() && site.isHoliday(day)) {
        continue;
      }
      for (WeeklyHours.Span span : spans(site, schedule, day)) {
        add(windows, day, span, zone, from, until);
      }
    }
    return windows.subList(0, Math.min(windows.size(), MOST));
  }

  private static List<WeeklyHours.Span> spans(SiteCalendar site, Schedule schedule, LocalDate day) {
    return switch (schedule.hours()) {
      case ANY -> List.of(new WeeklyHours.Span(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));
      case WITHIN_OPENING -> open(site, day);
      case OUTSIDE_OPENING -> between(open(site, day));
      case EXPLICIT -> schedule.explicit().of(day.getDayOfWeek());
    };
  }

  /** A site that is on holiday is closed. */
  private static List<WeeklyHours.Span> open(SiteCalendar site, LocalDate day) {
    return site.isHoliday(day) ? List.of() : site.openingHours().of(day.getDayOfWeek());
  }

  private static List<WeeklyHours.Span> between(List<WeeklyHours.Span> open) {
    List<WeeklyHours.Span> closed = new ArrayList<>();
    LocalTime from = LocalTime.MIDNIGHT;
    for (WeeklyHours.Span span : open) {
      if (from.isBefore(span.from())) {
        closed.add(new WeeklyHours.Span(from, span.from()));
      }
      from = span.to();
      if (from.equals(LocalTime.MIDNIGHT)) {
        return closed;
      }
    }
    closed.add(new WeeklyHours.Span(from, LocalTime.MIDNIGHT));
    return closed;
  }

  private static void add(
      List<Window> windows,
      LocalDate day,
      WeeklyHours.Span span,
      ZoneId zone,
      Instant from,
      Instant until) {
    LocalDate endDay = span.to().equals(LocalTime.MIDNIGHT) ? day.plusDays(1) : day;
    long start =
        Math.max(
            from.toEpochMilli(), day.atTime(span.from()).atZone(zone).toInstant().toEpochMilli());
    long end =
        Math.min(
            until.toEpochMilli(), endDay.atTime(span.to()).atZone(zone).toInstant().toEpochMilli());
    if (start >= end) {
      return;
    }
    Window before = windows.isEmpty() ? null : windows.getLast();
    if (before != null && before.getEndMillis() >= start) {
      windows.set(windows.size() - 1, before.toBuilder().setEndMillis(end).build());
    } else {
      windows.add(Window.newBuilder().setStartMillis(start).setEndMillis(end).build());
    }
  }
}
