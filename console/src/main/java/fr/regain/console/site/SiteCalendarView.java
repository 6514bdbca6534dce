package fr.regain.console.site;

import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a site's calendar shows.
 *
 * @param visit the request
 * @param tree the sites that the reader may see
 * @param site the site
 * @param own what sites say of themselves, by their numbers
 * @param holding what holds at the site
 * @param mayChange whether the reader may change it
 * @param all whether past holidays are shown too
 * @param form what was typed, and what is wrong with it
 * @param brought what an import brought; empty: nothing was imported
 */
public record SiteCalendarView(
    Visit visit,
    List<Site> tree,
    Site site,
    Map<Long, OwnCalendar> own,
    SiteCalendar holding,
    boolean mayChange,
    boolean all,
    Form form,
    String brought) {
  private static final int MOST_SHOWN = 25;

  /** Address of the page of a site. */
  public static String address(long id) {
    return "/sites/" + id + "/calendrier";
  }

  /** What the site says of itself. */
  public OwnCalendar said() {
    return own.getOrDefault(site.id(), OwnCalendar.NONE);
  }

  /** Where what holds comes from, in words. */
  public String source(Function<OwnCalendar, @Nullable Object> part) {
    List<Long> line =
        Arrays.stream(site.path().split("/"))
            .filter(id -> !id.isEmpty())
            .map(Long::valueOf)
            .toList()
            .reversed();
    for (long id : line) {
      if (part.apply(own.getOrDefault(id, OwnCalendar.NONE)) != null) {
        return id == site.id()
            ? visit.say("site-calendar.own")
            : SiteChoice.find(tree, id)
                .map(above -> visit.say("site-calendar.inherited", above.name()))
                .orElse(visit.say("site-calendar.inherited-above"));
      }
    }
    return visit.say("site-calendar.usual");
  }

  /** Hours as people read them, or that there are none. */
  public String hours(DayOfWeek day) {
    List<WeeklyHours.Span> spans = holding.openingHours().of(day);
    return spans.isEmpty() ? visit.say("site-calendar.closed") : text(spans);
  }

  private static String text(List<WeeklyHours.Span> spans) {
    return spans.stream().map(WeeklyHours.Span::toString).collect(Collectors.joining(" "));
  }

  /** A weekday in words. */
  public String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, visit.words().language().locale());
  }

  /** The name of a day's field. */
  public static String field(DayOfWeek day) {
    return "hours-" + day.getValue();
  }

  /** What a field holds: what was typed, or what the site says. */
  public String typed(String field, @Nullable Object said) {
    return form.isSound() ? Objects.toString(said, "") : form.text(field);
  }

  /** What the field of a day holds. */
  public String typed(DayOfWeek day) {
    return typed(field(day), text(holding.openingHours().of(day)));
  }

  /** Whether the hours are the site's own, as typed or as they are. */
  public boolean ownHours() {
    return form.isSound() ? said().openingHours() != null : form.text("hours").equals("own");
  }

  /** The holidays that are shown, the first first. */
  public List<Holiday> holidays() {
    return wanted().stream().limit(all ? Long.MAX_VALUE : MOST_SHOWN).toList();
  }

  private List<Holiday> wanted() {
    LocalDate today = LocalDate.ofInstant(visit.now(), holding.zone());
    return holding.holidays().stream()
        .filter(holiday -> all || !holiday.lastDay().isBefore(today))
        .sorted(Comparator.comparing(Holiday::firstDay).thenComparing(Holiday::id))
        .toList();
  }

  /** How many holidays are not shown. */
  public int hidden() {
    return holding.holidays().size() - holidays().size();
  }

  /** Whether the site entered it itself. */
  public boolean isOwn(Holiday holiday) {
    return holiday.siteId() == site.id();
  }

  /** Who entered it, in words. */
  public String source(Holiday holiday) {
    if (isOwn(holiday)) {
      return visit.say("site-calendar.own");
    }
    Optional<Site> above = SiteChoice.find(tree, holiday.siteId());
    return above
        .map(other -> visit.say("site-calendar.inherited", other.name()))
        .orElse(visit.say("site-calendar.inherited-above"));
  }
}
