package fr.regain.console.report;

import fr.regain.console.campaign.ParticipantFact;
import fr.regain.console.campaign.ParticipantFilters;
import fr.regain.console.campaign.ParticipantState;
import fr.regain.console.site.Population;
import fr.regain.console.web.table.ListAddress;
import java.util.Set;

/**
 * Where a report's counts lead: to the list of exactly those devices. That list is for those who
 * see all of the campaign; for others an address is empty.
 */
final class CountedDevices {
  private final ListAddress all;
  private final boolean shown;

  CountedDevices(CampaignReport report) {
    this.all = ParticipantFilters.list(report.campaign().id());
    this.shown = report.whole();
  }

  /** Those of a measure in a population; empty for a measure of bytes. */
  String of(Population population, Measure measure) {
    return address(all.with(ParticipantFilters.POPULATION, population), measure);
  }

  /** Those of a measure in a line of the report by site. */
  String of(SiteLine line, Measure measure) {
    ListAddress there =
        all.with(ParticipantFilters.SITE, line.site().id())
            .with(ParticipantFilters.POPULATION, line.population());
    return address(line.direct() ? there.with(ParticipantFilters.DIRECTLY, true) : there, measure);
  }

  /** Those in a state. */
  String of(ParticipantState state) {
    return shown ? all.with(ParticipantFilters.STATES, Set.of(state)).toString() : "";
  }

  /** Those of which something is true. */
  String of(ParticipantFact fact) {
    return shown ? all.with(ParticipantFilters.FACT, fact).toString() : "";
  }

  private String address(ListAddress devices, Measure measure) {
    if (!shown || measure.isBytes()) {
      return "";
    }
    ParticipantFact fact = measure.fact();
    return (fact == null ? devices : devices.with(ParticipantFilters.FACT, fact)).toString();
  }
}
