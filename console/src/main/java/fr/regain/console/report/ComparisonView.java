package fr.regain.console.report;

import fr.regain.console.campaign.Campaign;
import fr.regain.console.document.Cell;
import fr.regain.console.document.DocumentTable;
import fr.regain.console.rule.RuleSet;
import fr.regain.console.site.Population;
import fr.regain.console.web.Query;
import fr.regain.console.web.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the page that compares two campaigns shows.
 *
 * @param visit the request
 * @param campaigns those that may be chosen, the newest first
 * @param earlierId the chosen one that is compared with; null: none yet
 * @param laterId the chosen one that is compared; null: none yet
 * @param comparison the two; null: not both are chosen
 * @param rules to name rules by
 */
public record ComparisonView(
    Visit visit,
    List<Campaign> campaigns,
    @Nullable UUID earlierId,
    @Nullable UUID laterId,
    @Nullable Comparison comparison,
    RuleSet rules) {
  /** Address of the page. */
  public static final String PATH = "/campagnes/comparer";

  /** Address of the page with one campaign chosen. */
  public static String address(UUID later) {
    return new Query(PATH).with("b", later.toString()).toString();
  }

  /** What the browser's tab says. */
  public String title() {
    return comparison == null
        ? visit.say("compare.title")
        : visit.say(
            "compare.title-of",
            comparison.earlier().campaign().draft().name(),
            comparison.later().campaign().draft().name());
  }

  /** What a campaign is called in the choice. */
  public String name(Campaign campaign) {
    return campaign.draft().name() + " (" + visit.figures().date(campaign.createdAt()) + ")";
  }

  /** Why the two do not simply compare. */
  public List<String> obstacles() {
    if (comparison == null) {
      return List.of();
    }
    return comparison
        .obstacles(
            id ->
                rules
                    .find(id)
                    .map(rule -> rule.title(visit.words().language().locale()))
                    .orElse(id))
        .stream()
        .map(obstacle -> visit.say(obstacle.key(), obstacle.arguments().toArray()))
        .toList();
  }

  /** The figures of one population, side by side. */
  public List<DocumentTable> tables() {
    List<DocumentTable> tables = new ArrayList<>();
    if (comparison != null) {
      for (Population population : comparison.populations()) {
        tables.add(table(comparison, population));
      }
    }
    return tables;
  }

  private DocumentTable table(Comparison compared, Population population) {
    CountedDevices earlier = new CountedDevices(compared.earlier());
    CountedDevices later = new CountedDevices(compared.later());
    List<List<Cell>> rows = new ArrayList<>();
    for (Measure measure : Measure.ofDevices()) {
      Long before = Comparison.figure(compared.earlier(), population, measure);
      Long after = Comparison.figure(compared.later(), population, measure);
      rows.add(
          List.of(
              new Cell.Text(visit.say("report.measure." + measure)),
              ReportTables.cell(visit, measure, before, earlier.of(population, measure)),
              ReportTables.cell(visit, measure, after, later.of(population, measure)),
              ReportTables.difference(visit, measure, before, after),
              new Cell.Text(visit.say("report.method." + measure.method()))));
    }
    return new DocumentTable(
        population == Population.STAFF ? "staff" : "school",
        visit.say("report.population." + population),
        List.of(
            visit.say("report.figure"),
            compared.earlier().campaign().draft().name(),
            compared.later().campaign().draft().name(),
            visit.say("compare.difference"),
            visit.say("report.method")),
        rows,
        visit.say("compare.note"));
  }
}
