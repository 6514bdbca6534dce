package fr.regain.console.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/** What stands in the calendar. */
public sealed interface CalendarEntry {
  /** The same for the same thing whenever it is read, and nothing else's. */
  String uid();

  /**
   * A moment of a campaign.
   *
   * @param campaign its id
   * @param name what people call it
   * @param kind what happens
   * @param wave its number; 0 when it is about the whole campaign
   * @param at when
   * @param settled whether it has happened or will by itself; else somebody has to decide first
   * @param knownSince when that became known
   */
  record Moment(
      UUID campaign,
      String name,
      Kind kind,
      int wave,
      Instant at,
      boolean settled,
      Instant knownSince)
      implements CalendarEntry {
    @Override
    public String uid() {
      return kind.name().toLowerCase(Locale.ROOT) + "-" + wave + "." + campaign;
    }
  }

  /** What happens at a moment of a campaign. */
  enum Kind {
    /** It starts, or has started. */
    START,
    /** A wave was let to work. */
    WAVE,
    /** Its time is over. */
    DEADLINE,
    /** It ended. */
    END
  }

  /**
   * Days on which a site and all below it are closed.
   *
   * @param id number of the holiday
   * @param name "Vacances de Noël"
   * @param site name of the site
   * @param firstDay its first day
   * @param lastDay its last day, included
   */
  record Closure(long id, String name, String site, LocalDate firstDay, LocalDate lastDay)
      implements CalendarEntry {
    @Override
    public String uid() {
      return "holiday." + id;
    }
  }
}
