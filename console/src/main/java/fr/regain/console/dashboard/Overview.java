package fr.regain.console.dashboard;

import fr.regain.console.campaign.CampaignState;
import fr.regain.console.eligibility.Route;
import java.time.Instant;
import java.util.Map;

/**
 * The figures of a part of the tree of sites, counted at one moment.
 *
 * @param at that moment
 * @param devices devices that may talk to the console
 * @param silent those of them that have not checked in for {@link OverviewReading#SILENT_DAYS} days
 * @param lowSpace those of them with a volume of which less than a tenth is available
 * @param versions those of them by the version of their agent; without those that never checked in
 * @param campaigns campaigns by state
 * @param routes equipment that is still here, by route
 * @param operationsDue operations whose last day has come and whose measures are not sent up
 */
public record Overview(
    Instant at,
    long devices,
    long silent,
    long lowSpace,
    Map<String, Long> versions,
    Map<CampaignState, Long> campaigns,
    Map<Route, Long> routes,
    long operationsDue) {
  /** Keeps its own copies. */
  public Overview {
    versions = Map.copyOf(versions);
    campaigns = Map.copyOf(campaigns);
    routes = Map.copyOf(routes);
  }
}
