package fr.regain.console.report;

import fr.regain.console.access.Scope;
import fr.regain.console.campaign.Campaign;
import fr.regain.console.campaign.CampaignReading;
import fr.regain.console.campaign.Participation;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.site.Population;
import fr.regain.console.site.SiteCalendarService;
import fr.regain.console.site.SiteService;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The door to reports of campaigns. */
@Singleton
public final class ReportService {
  private final Database database;
  private final CampaignReading campaigns;
  private final Participation participation;
  private final SiteService sites;
  private final SiteCalendarService calendars;
  private final Duration retention;

  ReportService(
      Database database,
      CampaignReading campaigns,
      Participation participation,
      SiteService sites,
      SiteCalendarService calendars,
      ConsoleConfig config) {
    this.database = database;
    this.campaigns = campaigns;
    this.participation = participation;
    this.sites = sites;
    this.calendars = calendars;
    this.retention = config.campaigns().quarantineRetention();
  }

  /** For how long devices keep what a campaign moved to their quarantine. */
  public Duration retention() {
    return retention;
  }

  /** The campaigns with a device in the scope, or all of them for who sees everything. */
  public List<Campaign> campaigns(Scope scope) {
    List<Campaign> all = campaigns.all();
    if (scope.isEverywhere()) {
      return all;
    }
    List<UUID> seen = database.read(dsl -> ReportStore.seen(dsl, scope));
    return all.stream().filter(campaign -> seen.contains(campaign.id())).toList();
  }

  /**
   * The report of a campaign.
   *
   * @param scope the sites whose devices are in it
   * @param now decides which quarantines still hold what they hold
   * @throws Problem {@link ProblemCode#NOT_FOUND} without such a campaign, or when it has no device
   *     in a scope that is not everything
   */
  public CampaignReport of(Scope scope, UUID id, Instant now) {
    Campaign campaign = campaigns.find(id).orElseThrow(() -> missing(id));
    boolean asksPeople = participation.asksPeople(campaign);
    CampaignReport report =
        database.read(
            dsl -> {
              Map<Long, Population> populations = new HashMap<>();
              calendars
                  .all(dsl)
                  .forEach((site, calendar) -> populations.put(site, calendar.population()));
              return new CampaignReport(
                  campaign,
                  sites.tree(scope),
                  populations,
                  ReportStore.outcomes(dsl, id, scope, asksPeople, now.minus(retention)),
                  ReportStore.rules(dsl, id, scope));
            });
    if (report.isEmpty() && !scope.isEverywhere()) {
      throw missing(id);
    }
    return report;
  }

  private static Problem missing(UUID id) {
    return new Problem(ProblemCode.NOT_FOUND, "There is no campaign " + id + ".");
  }
}
