package fr.regain.console.report;

import fr.regain.console.campaign.Campaign;
import fr.regain.console.campaign.ParticipantState;
import fr.regain.console.campaign.RuleSums;
import fr.regain.console.site.Population;
import fr.regain.console.site.Site;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign has brought on the sites that its reader may see.
 *
 * @param campaign the campaign
 * @param whole whether those are all sites of the campaign
 * @param tree those sites, each before those that it holds
 * @param populations whose workstations each of them holds, by its number
 * @param outcomes what became of the devices
 * @param rules what each rule planned and did, by its id
 */
public record CampaignReport(
    Campaign campaign,
    boolean whole,
    List<Site> tree,
    Map<Long, Population> populations,
    List<SiteOutcome> outcomes,
    Map<String, RuleSums> rules) {
  /** Keeps its own copies. */
  public CampaignReport {
    tree = List.copyOf(tree);
    populations = Map.copyOf(populations);
    outcomes = List.copyOf(outcomes);
    rules = Map.copyOf(rules);
  }

  /** Whether no device has been taken up yet. */
  public boolean isEmpty() {
    return outcomes.isEmpty();
  }

  /** The figures of each population that has a device; the two are never added up. */
  public SortedMap<Population, Amounts> byPopulation() {
    return byPopulation(outcome -> true);
  }

  private SortedMap<Population, Amounts> byPopulation(Predicate<SiteOutcome> of) {
    SortedMap<Population, Amounts> populations = new TreeMap<>();
    outcomes.stream()
        .filter(of)
        .forEach(
            outcome ->
                populations.merge(population(outcome.siteId()), outcome.amounts(), Amounts::plus));
    return populations;
  }

  private Population population(long siteId) {
    return populations.getOrDefault(siteId, Population.SCHOOL);
  }

  /** The figures of a site and all below it, by population. */
  public SortedMap<Population, Amounts> within(Site site) {
    return byPopulation(outcome -> outcome.sitePath().startsWith(site.path()));
  }

  /** The figures of the devices that stand on the site itself, by population. */
  public SortedMap<Population, Amounts> directlyIn(Site site) {
    return byPopulation(outcome -> outcome.siteId() == site.id());
  }

  /** How many devices ended in each state; a state without any is left out. */
  public Map<ParticipantState, Long> byState() {
    Map<ParticipantState, Long> states = new EnumMap<>(ParticipantState.class);
    outcomes.forEach(
        outcome ->
            states.merge(outcome.state(), outcome.amounts().sum(Measure.DEVICES), Long::sum));
    return states;
  }

  /** What people answered: sums over all devices, never by site. */
  public Amounts answers() {
    return Amounts.of(outcomes.stream().map(SiteOutcome::amounts).toList());
  }

  /** When the oldest work ended whose quarantine still holds something. */
  public Optional<Instant> firstHeldSince() {
    return times(SiteOutcome::firstHeldSince).min(Instant::compareTo);
  }

  /** When the latest work ended whose quarantine still holds something. */
  public Optional<Instant> lastHeldSince() {
    return times(SiteOutcome::lastHeldSince).max(Instant::compareTo);
  }

  private Stream<Instant> times(Function<SiteOutcome, @Nullable Instant> time) {
    return outcomes.stream().map(time).filter(Objects::nonNull);
  }
}
