package fr.regain.console.report;

import static fr.regain.console.schema.Tables.CAMPAIGN_DEVICE;

import fr.regain.console.access.Scope;
import fr.regain.console.campaign.Campaign;
import fr.regain.console.campaign.CampaignReading;
import fr.regain.console.campaign.Participation;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.platform.paging.Keyset;
import fr.regain.console.site.Population;
import fr.regain.console.site.SiteCalendarService;
import fr.regain.console.site.SiteService;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;

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

  /**
   * The newest campaigns that stay within the scope or have a device in it, at most {@value
   * Keyset#LARGEST_PAGE} of them.
   */
  public List<Campaign> campaigns(Scope scope) {
    List<UUID> seen =
        scope.isEverywhere()
            ? List.of()
            : database.read(dsl -> ReportStore.seen(dsl, scope).fetch(CAMPAIGN_DEVICE.CAMPAIGN_ID));
    return campaigns.newest(scope, seen);
  }

  /**
   * The report of a campaign.
   *
   * @param scope the sites whose devices are in it
   * @param now decides which quarantines still hold what they hold
   * @throws Problem {@link ProblemCode#NOT_FOUND} without such a campaign, or when it neither stays
   *     within the scope nor has a device in it
   */
  public CampaignReport of(Scope scope, UUID id, Instant now) {
    Campaign campaign = campaigns.find(id).orElseThrow(() -> missing(id));
    boolean asksPeople = participation.asksPeople(campaign);
    CampaignReport report =
        database.read(
            dsl ->
                new CampaignReport(
                    campaign,
                    isWhole(scope, campaign),
                    sites.tree(scope),
                    populations(dsl),
                    ReportStore.outcomes(dsl, id, scope, asksPeople, now.minus(retention)),
                    ReportStore.rules(dsl, id, scope)));
    if (report.isEmpty() && !report.whole()) {
      throw missing(id);
    }
    return report;
  }

  /**
   * What some campaigns together have brought on the sites of a scope, as their reports count it,
   * by population. Without the questions that nobody has answered.
   *
   * @param now decides which quarantines still hold what they hold
   */
  public SortedMap<Population, Amounts> together(Scope scope, Collection<UUID> ids, Instant now) {
    return database.read(
        dsl -> {
          Map<Long, Population> populations = populations(dsl);
          SortedMap<Population, Amounts> together = new TreeMap<>();
          for (UUID id : ids) {
            ReportStore.outcomes(dsl, id, scope, false, now.minus(retention))
                .forEach(
                    outcome ->
                        together.merge(
                            populations.getOrDefault(outcome.siteId(), Population.SCHOOL),
                            outcome.amounts(),
                            Amounts::plus));
          }
          return together;
        });
  }

  private Map<Long, Population> populations(DSLContext dsl) {
    Map<Long, Population> populations = new HashMap<>();
    calendars.all(dsl).forEach((site, calendar) -> populations.put(site, calendar.population()));
    return populations;
  }

  private boolean isWhole(Scope scope, Campaign campaign) {
    Long site = campaign.draft().filter().siteId();
    return site == null ? scope.isEverywhere() : sites.find(scope, site).isPresent();
  }

  private static Problem missing(UUID id) {
    return new Problem(ProblemCode.NOT_FOUND, "There is no campaign " + id + ".");
  }
}
