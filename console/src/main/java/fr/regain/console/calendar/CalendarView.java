package fr.regain.console.calendar;

import fr.regain.console.web.Visit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the page of the calendar shows.
 *
 * @param visit the request
 * @param moments of campaigns
 * @param closures of sites
 * @param feedMadeAt when the reader's address was made; null: they have none
 */
public record CalendarView(
    Visit visit,
    List<CalendarEntry.Moment> moments,
    List<CalendarEntry.Closure> closures,
    @Nullable Instant feedMadeAt) {
  /** Address of the page. */
  public static final String PATH = "/calendrier";

  /** How many months the page shows, the present one included. */
  public static final int MONTHS = 6;

  private static final int MOST_LINES = 60;

  /** Keeps its own copies. */
  public CalendarView {
    moments = List.copyOf(moments);
    closures = List.copyOf(closures);
  }

  /**
   * One line of the table.
   *
   * @param day by which it is sorted
   * @param when in words
   * @param what happens
   * @param whose name of the campaign or of the site
   * @param address where that leads; empty: nowhere
   */
  public record Line(LocalDate day, String when, String what, String whose, String address) {}

  /** What happens, the first first; what is past the bound is left out, see {@link #leftOut}. */
  public List<Line> lines() {
    return Stream.concat(moments.stream().map(this::line), closures.stream().map(this::line))
        .sorted(Comparator.comparing(Line::day).thenComparing(Line::whose))
        .limit(MOST_LINES)
        .toList();
  }

  /** How many lines the table has no room for. */
  public int leftOut() {
    return Math.max(0, moments.size() + closures.size() - MOST_LINES);
  }

  private Line line(CalendarEntry.Moment moment) {
    return new Line(
        LocalDate.ofInstant(moment.at(), visit.figures().zone()),
        visit.say(
            "calendar.at", visit.figures().date(moment.at()), visit.figures().minute(moment.at())),
        what(visit, moment),
        moment.name(),
        "/campagnes/" + moment.campaign());
  }

  private Line line(CalendarEntry.Closure closure) {
    return new Line(
        closure.firstDay(),
        closure.firstDay().equals(closure.lastDay())
            ? visit.figures().date(closure.firstDay())
            : visit.say(
                "calendar.from-to",
                visit.figures().date(closure.firstDay()),
                visit.figures().date(closure.lastDay())),
        closure.name(),
        closure.site(),
        "");
  }

  /** What happens, in words. */
  static String what(Visit visit, CalendarEntry.Moment moment) {
    String what = visit.say("calendar.kind." + moment.kind(), moment.wave());
    return moment.settled() ? what : visit.say("calendar.tentative", what);
  }
}
