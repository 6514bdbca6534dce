package fr.regain.console.report;

import fr.regain.console.campaign.ParticipantFact;
import fr.regain.console.campaign.RuleSums;
import fr.regain.console.document.Cell;
import fr.regain.console.document.DocumentTable;
import fr.regain.console.rule.Rule;
import fr.regain.console.rule.RuleSet;
import fr.regain.console.site.Population;
import fr.regain.console.web.Visit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lays a report out in tables: those of the page are those of each export. */
final class ReportTables {
  private final Visit visit;
  private final CampaignReport report;
  private final RuleSet rules;
  private final CountedDevices devices;

  ReportTables(Visit visit, CampaignReport report, RuleSet rules) {
    this.visit = visit;
    this.report = report;
    this.rules = rules;
    this.devices = new CountedDevices(report);
  }

  /** All of them; that of the sites holds these lines. */
  List<DocumentTable> all(List<SiteLine> sites) {
    List<DocumentTable> tables = new ArrayList<>();
    tables.add(summary());
    tables.add(sites(sites));
    tables.add(byRule());
    tables.add(byState());
    if (Measure.OF_PEOPLE.stream().anyMatch(measure -> report.answers().sum(measure) > 0)) {
      tables.add(answers());
    }
    return tables;
  }

  private DocumentTable summary() {
    Map<Population, Amounts> populations = report.byPopulation();
    List<String> headings = new ArrayList<>();
    headings.add(visit.say("report.figure"));
    populations.keySet().forEach(population -> headings.add(population(population)));
    headings.add(visit.say("report.method"));
    headings.add(visit.say("report.uncertainty"));
    List<List<Cell>> rows = new ArrayList<>();
    for (Measure measure : Measure.ofDevices()) {
      List<Cell> row = new ArrayList<>();
      row.add(text("report.measure." + measure));
      populations.forEach(
          (population, amounts) ->
              row.add(cell(measure, amounts, devices.of(population, measure))));
      row.add(text("report.method." + measure.method()));
      row.add(text("report.uncertainty." + measure));
      rows.add(row);
    }
    return new DocumentTable(
        "figures", visit.say("report.summary"), headings, rows, visit.say("report.apart"));
  }

  private DocumentTable sites(List<SiteLine> lines) {
    List<Measure> shown =
        List.of(
            Measure.DEVICES,
            Measure.BEFORE,
            Measure.AFTER,
            Measure.DELETED,
            Measure.RETURNED,
            Measure.HELD);
    List<String> headings = new ArrayList<>();
    headings.add(visit.say("report.site"));
    headings.add(visit.say("report.population"));
    shown.forEach(measure -> headings.add(visit.say("report.short." + measure)));
    List<List<Cell>> rows = new ArrayList<>();
    for (SiteLine line : lines) {
      List<Cell> row = new ArrayList<>();
      row.add(
          new Cell.Text(
              line.direct()
                  ? visit.say("report.directly", line.site().name())
                  : line.site().name()));
      row.add(new Cell.Text(population(line.population())));
      shown.forEach(measure -> row.add(cell(measure, line.amounts(), devices.of(line, measure))));
      rows.add(row);
    }
    return new DocumentTable(
        "sites", visit.say("report.sites"), headings, rows, visit.say("report.sites-note"));
  }

  private DocumentTable byRule() {
    List<List<Cell>> rows = new ArrayList<>();
    for (Map.Entry<String, RuleSums> rule : rulesByWeight()) {
      RuleSums sums = rule.getValue();
      rows.add(
          List.of(
              new Cell.Text(title(rule.getKey())),
              new Cell.Text(
                  visit.say(isOfPeople(rule.getKey()) ? "report.of-people" : "report.of-system")),
              bytes(sums.plannedBytes()),
              bytes(sums.deletedBytes()),
              bytes(sums.heldBytes()),
              bytes(sums.restoredBytes())));
    }
    return new DocumentTable(
        "rules",
        visit.say("report.rules"),
        List.of(
            visit.say("report.rule"),
            visit.say("report.whose"),
            visit.say("report.short.PLANNED"),
            visit.say("report.short.DELETED"),
            visit.say("report.moved"),
            visit.say("report.short.RESTORED")),
        rows,
        visit.say("report.rules-note"));
  }

  /** The rules with what they did: those that took most come first. */
  List<Map.Entry<String, RuleSums>> rulesByWeight() {
    return report.rules().entrySet().stream()
        .filter(rule -> !rule.getValue().equals(RuleSums.NONE))
        .sorted(
            Comparator.comparingLong(
                    (Map.Entry<String, RuleSums> rule) ->
                        rule.getValue().deletedBytes() + rule.getValue().heldBytes())
                .reversed()
                .thenComparing(Map.Entry::getKey))
        .toList();
  }

  /** What a rule is called; its id, where this console's rule set no longer has it. */
  String title(String ruleId) {
    return rules
        .find(ruleId)
        .map(rule -> rule.title(visit.words().language().locale()))
        .orElse(ruleId);
  }

  private boolean isOfPeople(String ruleId) {
    return rules.find(ruleId).map(Rule::asksPeople).orElse(false);
  }

  private DocumentTable byState() {
    List<List<Cell>> rows = new ArrayList<>();
    report
        .byState()
        .forEach(
            (state, count) ->
                rows.add(List.of(text("participant." + state), count(count, devices.of(state)))));
    return new DocumentTable(
        "states",
        visit.say("report.states"),
        List.of(visit.say("report.state"), visit.say("report.measure.DEVICES")),
        rows,
        visit.say("report.states-note"));
  }

  private DocumentTable answers() {
    Amounts answers = report.answers();
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(
        List.of(
            text("report.asked"),
            count(
                Measure.OF_PEOPLE.stream().mapToLong(answers::sum).sum(),
                devices.of(ParticipantFact.ASKED)),
            text("report.method.COUNTED")));
    for (Measure measure : Measure.OF_PEOPLE) {
      ParticipantFact fact = measure.fact();
      rows.add(
          List.of(
              text("report.measure." + measure),
              count(answers.sum(measure), fact == null ? "" : devices.of(fact)),
              text("report.method." + measure.method())));
    }
    return new DocumentTable(
        "people",
        visit.say("report.people"),
        List.of(
            visit.say("report.answer"),
            visit.say("report.measure.DEVICES"),
            visit.say("report.method")),
        rows,
        visit.say("report.people-note"));
  }

  private String population(Population population) {
    return visit.say("report.population." + population);
  }

  private Cell text(String key) {
    return new Cell.Text(visit.say(key));
  }

  private Cell bytes(long bytes) {
    return new Cell.Amount(bytes, visit.figures().bytes(bytes));
  }

  private Cell count(long count, String address) {
    return new Cell.Amount(count, visit.figures().number(count), count == 0 ? "" : address);
  }

  private Cell cell(Measure measure, Amounts amounts, String address) {
    return cell(visit, measure, amounts.known(measure), address);
  }

  /**
   * A figure of a measure.
   *
   * @param known the figure; null: unknown
   * @param address the list of the devices that it counts; empty: none
   */
  static Cell cell(Visit visit, Measure measure, @Nullable Long known, String address) {
    if (known == null) {
      return Cell.ABSENT;
    }
    return new Cell.Amount(
        known,
        measure.isBytes() ? signed(visit, known) : visit.figures().number(known),
        known == 0 ? "" : address);
  }

  /** By how much the second is more than the first; unknown when one of them is. */
  static Cell difference(
      Visit visit, Measure measure, @Nullable Long before, @Nullable Long after) {
    if (before == null || after == null) {
      return Cell.ABSENT;
    }
    long more = after - before;
    String size =
        measure.isBytes()
            ? visit.figures().bytes(Math.abs(more))
            : visit.figures().number(Math.abs(more));
    return new Cell.Amount(more, more > 0 ? "+" + size : more < 0 ? "−" + size : size);
  }

  // Free space may have shrunk while the clean-up ran: others were writing.
  private static String signed(Visit visit, long bytes) {
    return bytes < 0 ? "−" + visit.figures().bytes(-bytes) : visit.figures().bytes(bytes);
  }
}
