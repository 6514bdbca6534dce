package fr.regain.console.report;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.api.ApiCall;
import fr.regain.console.campaign.CampaignState;
import fr.regain.console.campaign.ParticipantState;
import fr.regain.console.campaign.RuleSums;
import fr.regain.console.site.Population;
import fr.regain.console.site.Site;
import fr.regain.console.web.ApiRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What campaigns have brought, for programs. */
@Controller(ApiRequest.ROOT)
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.REFERENT})
class ReportApi {
  private final ReportService reports;
  private final Clock clock;

  ReportApi(ReportService reports, Clock clock) {
    this.reports = reports;
    this.clock = clock;
  }

  /**
   * A report over the sites that the key sees.
   *
   * @param whole whether these are all sites of the campaign
   */
  @Serdeable
  record ReportAnswer(
      UUID campaignId,
      String name,
      CampaignState state,
      boolean whole,
      List<PopulationAnswer> populations,
      Map<ParticipantState, Long> devices,
      List<SiteReportAnswer> sites,
      List<RuleReportAnswer> rules,
      @Nullable Instant firstHeldSince,
      @Nullable Instant lastHeldSince) {}

  /** The figures of staff's or of schools' workstations; the two are never added up. */
  @Serdeable
  record PopulationAnswer(Population population, List<FigureAnswer> figures) {}

  /** One figure, how it was obtained, and whether it is bytes; absent: nobody knows. */
  @Serdeable
  record FigureAnswer(
      Measure measure,
      Method method,
      boolean bytes,
      @Nullable Long earlier,
      @Nullable Long value) {}

  /** The figures of a site and all below it. */
  @Serdeable
  record SiteReportAnswer(long siteId, List<PopulationAnswer> populations) {}

  /** What a rule planned and did. */
  @Serdeable
  record RuleReportAnswer(
      String ruleId, long plannedBytes, long deletedBytes, long heldBytes, long restoredBytes) {
    static RuleReportAnswer of(String ruleId, RuleSums sums) {
      return new RuleReportAnswer(
          ruleId, sums.plannedBytes(), sums.deletedBytes(), sums.heldBytes(), sums.restoredBytes());
    }
  }

  /** Two campaigns side by side, and what stands in the way of comparing them. */
  @Serdeable
  record ComparisonAnswer(List<PopulationAnswer> populations, List<ObstacleAnswer> obstacles) {}

  /** See {@link Obstacle}. */
  @Serdeable
  record ObstacleAnswer(String code, List<String> arguments) {}

  @Get("/campaigns/{id}/report")
  @ApiCall(
      fr = "Le bilan d’une campagne sur les sites de la clé",
      en = "The report of a campaign over the sites of the key")
  ReportAnswer report(Person person, UUID id) {
    CampaignReport report = reports.of(Readers.scope(person), id, clock.instant());
    List<SiteReportAnswer> sites = new ArrayList<>();
    for (Site site : report.tree()) {
      SortedMap<Population, Amounts> within = report.within(site);
      if (!within.isEmpty()) {
        sites.add(new SiteReportAnswer(site.id(), populations(within)));
      }
    }
    return new ReportAnswer(
        id,
        report.campaign().draft().name(),
        report.campaign().state(),
        report.whole(),
        populations(report.byPopulation()),
        report.byState(),
        sites,
        new TreeMap<>(report.rules())
            .entrySet().stream()
                .map(entry -> RuleReportAnswer.of(entry.getKey(), entry.getValue()))
                .toList(),
        report.firstHeldSince().orElse(null),
        report.lastHeldSince().orElse(null));
  }

  private static List<PopulationAnswer> populations(SortedMap<Population, Amounts> populations) {
    return populations.entrySet().stream()
        .map(
            entry ->
                new PopulationAnswer(
                    entry.getKey(),
                    Arrays.stream(Measure.values())
                        .map(
                            measure ->
                                new FigureAnswer(
                                    measure,
                                    measure.method(),
                                    measure.isBytes(),
                                    null,
                                    entry.getValue().known(measure)))
                        .toList()))
        .toList();
  }

  @Get("/campaign-comparison")
  @ApiCall(
      fr = "Deux campagnes côte à côte, et ce qui gêne la comparaison",
      en = "Two campaigns side by side, and what stands in the way of comparing them")
  ComparisonAnswer compare(Person person, @QueryValue UUID earlier, @QueryValue UUID later) {
    Instant now = clock.instant();
    Comparison comparison =
        new Comparison(
            reports.of(Readers.scope(person), earlier, now),
            reports.of(Readers.scope(person), later, now));
    Set<Population> populations = comparison.populations();
    return new ComparisonAnswer(
        populations.stream()
            .map(
                population ->
                    new PopulationAnswer(
                        population,
                        Arrays.stream(Measure.values())
                            .map(
                                measure ->
                                    new FigureAnswer(
                                        measure,
                                        measure.method(),
                                        measure.isBytes(),
                                        Comparison.figure(
                                            comparison.earlier(), population, measure),
                                        Comparison.figure(comparison.later(), population, measure)))
                            .toList()))
            .toList(),
        comparison.obstacles(rule -> rule).stream()
            .map(
                obstacle ->
                    new ObstacleAnswer(
                        obstacle.key(),
                        obstacle.arguments().stream().map(String::valueOf).toList()))
            .toList());
  }
}
