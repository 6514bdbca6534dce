package fr.regain.console.campaign;

import fr.regain.console.site.Population;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a campaign did: for its report, and to compare two of them.
 *
 * @param campaign the campaign
 * @param counts its devices by wave and state
 * @param rules what each rule planned and did, by its id
 * @param sites what was done at each site, by name
 */
public record CampaignResult(
    Campaign campaign, Counts counts, Map<String, RuleSums> rules, List<SiteResult> sites) {
  /** Keeps its own copies. */
  public CampaignResult {
    rules = Map.copyOf(rules);
    sites = List.copyOf(sites);
  }

  /** The sums of each population; the two are never added up in silence. */
  public Map<Population, Sums> byPopulation() {
    return sites.stream()
        .collect(
            Collectors.groupingBy(
                SiteResult::population,
                Collectors.mapping(SiteResult::sums, Collectors.reducing(Sums.NONE, Sums::plus))));
  }
}
