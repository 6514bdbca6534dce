package fr.regain.console.calendar;

import fr.regain.console.access.Scope;
import fr.regain.console.campaign.Campaign;
import fr.regain.console.campaign.CampaignState;
import fr.regain.console.campaign.WaveStanding;
import fr.regain.console.report.ReportService;
import fr.regain.console.site.Holiday;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteCalendarService;
import fr.regain.console.site.SiteService;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The door to what stands in the calendar. */
@Singleton
public final class CalendarService {
  private static final Set<CampaignState> WAITS_FOR_PEOPLE =
      Set.of(CampaignState.TRYING, CampaignState.IN_REVIEW, CampaignState.APPROVED);

  private final ReportService reports;
  private final SiteService sites;
  private final SiteCalendarService calendars;

  CalendarService(ReportService reports, SiteService sites, SiteCalendarService calendars) {
    this.reports = reports;
    this.sites = sites;
    this.calendars = calendars;
  }

  /**
   * The moments of the campaigns of a scope. Drafts are nobody's appointments yet; what was
   * cancelled is left out.
   *
   * @param from moments at or after this one
   * @param until moments before this one
   */
  public List<CalendarEntry.Moment> moments(Scope scope, Instant from, Instant until) {
    return reports.campaigns(scope).stream()
        .filter(campaign -> campaign.state() != CampaignState.DRAFT)
        .filter(campaign -> campaign.state() != CampaignState.CANCELLED)
        .flatMap(CalendarService::moments)
        .filter(moment -> !moment.at().isBefore(from) && moment.at().isBefore(until))
        .toList();
  }

  private static Stream<CalendarEntry.Moment> moments(Campaign campaign) {
    List<CalendarEntry.Moment> moments = new ArrayList<>();
    Instant launched = campaign.launchedAt();
    Instant start = launched == null ? campaign.draft().schedule().startsAt() : launched;
    Instant ended = campaign.endedAt();
    Instant known = Objects.requireNonNullElse(launched, campaign.createdAt());
    if (start != null) {
      moments.add(moment(campaign, CalendarEntry.Kind.START, 0, start, known));
    }
    for (WaveStanding wave : campaign.waves()) {
      Instant released = wave.releasedAt();
      if (released != null) {
        moments.add(moment(campaign, CalendarEntry.Kind.WAVE, wave.number(), released, released));
      }
    }
    moments.add(
        ended == null
            ? moment(
                campaign,
                CalendarEntry.Kind.DEADLINE,
                0,
                campaign.draft().schedule().deadline(),
                known)
            : moment(campaign, CalendarEntry.Kind.END, 0, ended, ended));
    return moments.stream();
  }

  private static CalendarEntry.Moment moment(
      Campaign campaign, CalendarEntry.Kind kind, int wave, Instant at, Instant known) {
    return new CalendarEntry.Moment(
        campaign.id(),
        campaign.draft().name(),
        kind,
        wave,
        at,
        !WAITS_FOR_PEOPLE.contains(campaign.state()),
        known);
  }

  /**
   * The holidays that the sites of a scope have entered.
   *
   * @param from holidays that end on this day or later
   * @param until holidays that start before this day
   */
  public List<CalendarEntry.Closure> closures(Scope scope, LocalDate from, LocalDate until) {
    Map<Long, List<Holiday>> holidays = calendars.holidays();
    List<CalendarEntry.Closure> closures = new ArrayList<>();
    for (Site site : sites.tree(scope)) {
      for (Holiday holiday : holidays.getOrDefault(site.id(), List.of())) {
        if (!holiday.lastDay().isBefore(from) && holiday.firstDay().isBefore(until)) {
          closures.add(
              new CalendarEntry.Closure(
                  holiday.id(),
                  holiday.name(),
                  site.name(),
                  holiday.firstDay(),
                  holiday.lastDay()));
        }
      }
    }
    return closures;
  }
}
