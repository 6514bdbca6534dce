package fr.regain.console.site;

import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a person types into the page of a site's calendar. */
final class SiteCalendarForm {
  private final Visit visit;
  private final Form form;

  SiteCalendarForm(Visit visit, Form form) {
    this.visit = visit;
    this.form = form;
  }

  /** What the site says of itself; mistakes are noted on the form. */
  OwnCalendar own() {
    return new OwnCalendar(zone(), hours(), population(), sharedAccounts());
  }

  private @Nullable ZoneId zone() {
    String text = form.text("zone");
    if (text.isEmpty()) {
      return null;
    }
    try {
      return ZoneId.of(text);
    } catch (DateTimeException unknown) {
      form.reject("zone", visit.say("site-calendar.error.zone"));
      return null;
    }
  }

  private @Nullable WeeklyHours hours() {
    if (!form.text("hours").equals("own")) {
      return null;
    }
    Map<DayOfWeek, List<WeeklyHours.Span>> days = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      String field = SiteCalendarView.field(day);
      String text = form.text(field).replaceAll("\\s*-\\s*", "-");
      try {
        // The day's own reader knows its spans; a comma would start another day.
        days.put(day, WeeklyHours.parse((day + " " + text.replace(',', ' ')).strip()).of(day));
      } catch (IllegalArgumentException malformed) {
        form.reject(field, visit.say("site-calendar.error.hours"));
      }
    }
    return form.isSound() ? new WeeklyHours(days) : null;
  }

  private @Nullable Population population() {
    return Arrays.stream(Population.values())
        .filter(known -> known.name().equals(form.text("population")))
        .findFirst()
        .orElse(null);
  }

  private @Nullable Boolean sharedAccounts() {
    return switch (form.text("shared")) {
      case "yes" -> Boolean.TRUE;
      case "no" -> Boolean.FALSE;
      default -> null;
    };
  }

  /** A holiday that was typed; mistakes are noted on the form. */
  Optional<NamedDays> holiday() {
    String name = form.text("name");
    if (name.isEmpty() || name.length() > NamedDays.LONGEST_NAME) {
      form.reject("name", visit.say("error.name"));
    }
    Optional<LocalDate> first = day("first");
    Optional<LocalDate> last = form.text("last").isEmpty() ? first : day("last");
    if (first.isPresent() && last.isPresent() && last.get().isBefore(first.get())) {
      form.reject("last", visit.say("site-calendar.error.order"));
    }
    return form.isSound()
        ? Optional.of(new NamedDays(name, first.orElseThrow(), last.orElseThrow()))
        : Optional.empty();
  }

  private Optional<LocalDate> day(String field) {
    try {
      return Optional.of(HolidayFile.day(form.text(field)));
    } catch (DateTimeException malformed) {
      form.reject(field, visit.say("site-calendar.error.day"));
      return Optional.empty();
    }
  }
}
