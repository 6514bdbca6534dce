package fr.regain.console.operation;

import fr.regain.console.document.Cell;
import fr.regain.console.document.DocumentTable;
import fr.regain.console.resource.OperationKind;
import fr.regain.console.web.Csv;
import fr.regain.console.web.Visit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Lays out what operations have sent up: on the pages, and in the files to take away. */
final class BilanTables {
  private final Visit visit;

  BilanTables(Visit visit) {
    this.visit = visit;
  }

  /**
   * One side of a measure: a column of its own, for the two are never added up.
   *
   * @param measure of what
   * @param declared whether people declare it; else Regain knows it
   */
  private record Side(OperationMeasure measure, boolean declared) {
    Optional<Figure> in(FigureSet figures) {
      return declared ? figures.declared(measure) : figures.known(measure);
    }
  }

  private static List<Side> sides(Predicate<Side> which) {
    return Arrays.stream(OperationMeasure.values())
        .flatMap(measure -> List.of(new Side(measure, false), new Side(measure, true)).stream())
        .filter(which)
        .toList();
  }

  private String heading(Side side) {
    return visit.say(
        side.declared() ? "operations.declared-of" : "operations.known-of",
        visit.say(side.measure().key()));
  }

  /** What was sent up by kind and measure. */
  DocumentTable totals(Bilan bilan) {
    List<List<Cell>> rows = new ArrayList<>();
    for (OperationKind kind : OperationKind.values()) {
      FigureSet sums = bilan.sums().getOrDefault(kind, FigureSet.NONE);
      for (OperationMeasure measure : OperationMeasure.of(kind)) {
        Optional<Figure> known = sums.known(measure);
        Optional<Figure> declared = sums.declared(measure);
        if (known.isPresent() || declared.isPresent()) {
          rows.add(
              List.of(
                  text(visit.say(kind.key())),
                  text(visit.say(measure.key())),
                  OperationText.cell(visit, known),
                  OperationText.cell(visit, declared)));
        }
      }
    }
    return new DocumentTable(
        "totals",
        visit.say("operations.totals"),
        List.of(
            visit.say("operation.kind"),
            visit.say("operation.measure"),
            visit.say("operation.known"),
            visit.say("operation.declared")),
        rows,
        visit.say("operations.totals-note"));
  }

  /** The operations themselves. */
  DocumentTable list(List<ReportedOperation> operations, int count) {
    return new DocumentTable(
        "list",
        visit.say("operations.list"),
        List.of(
            visit.say("operation.title"),
            visit.say("operation.site"),
            visit.say("operation.kind"),
            visit.say("operation.when"),
            visit.say("operation.state")),
        operations.stream()
            .map(ReportedOperation::operation)
            .map(
                operation ->
                    List.of(
                        text(operation.plan().title()),
                        text(operation.place().text()),
                        text(visit.say(operation.kind().key())),
                        text(OperationText.days(visit, operation.plan())),
                        text(visit.say(operation.state().key()))))
            .toList(),
        visit.say("operations.counted", count));
  }

  /** What sites have registered and sent up; a column for each figure that any of them has. */
  DocumentTable sites(List<SiteTally> lines) {
    List<Side> sides =
        sides(side -> lines.stream().anyMatch(line -> side.in(line.sums()).isPresent()));
    List<String> headings =
        new ArrayList<>(List.of(visit.say("operation.site"), visit.say("sites.uai")));
    headings.add(visit.say("operations.sent"));
    headings.add(visit.say("operations.not-sent"));
    sides.forEach(side -> headings.add(heading(side)));
    List<List<Cell>> rows = new ArrayList<>();
    for (SiteTally line : lines) {
      List<Cell> row = new ArrayList<>();
      row.add(
          text(
              line.direct()
                  ? visit.say("report.directly", line.site().name())
                  : line.site().name()));
      row.add(text(line.site().uai() == null ? "" : line.site().uai().code()));
      row.add(number(line.count(OperationState.REPORTED)));
      row.add(number(line.count(OperationState.REGISTERED)));
      sides.forEach(side -> row.add(OperationText.cell(visit, side.in(line.sums()))));
      rows.add(row);
    }
    return new DocumentTable(
        "sites",
        visit.say("operations.by-site"),
        headings,
        rows,
        visit.say("operations.by-site-note"));
  }

  /** The first line of the file with a line for each operation. */
  Csv headings() {
    List<String> headings = new ArrayList<>();
    headings.add(visit.say("sites.uai"));
    headings.add(visit.say("operation.site"));
    headings.add(visit.say("operation.number"));
    headings.add(visit.say("operation.title"));
    headings.add(visit.say("operation.kind"));
    headings.add(visit.say("operation.first-day"));
    headings.add(visit.say("operation.last-day"));
    headings.add(visit.say("operation.audience"));
    headings.add(visit.say("operation.state"));
    headings.add(visit.say("operation.reported-at"));
    ofFiles().forEach(side -> headings.add(heading(side) + unit(side.measure())));
    headings.add(visit.say("operation.notes"));
    return new Csv().row(headings.toArray(String[]::new));
  }

  private String unit(OperationMeasure measure) {
    return measure.unit() == OperationMeasure.Unit.BYTES ? visit.say("operations.in-bytes") : "";
  }

  // All that any operation can have, so that each file has the same columns.
  private static List<Side> ofFiles() {
    return sides(
        side ->
            side.declared()
                ? side.measure().unit().most() > 0
                : switch (side.measure().unit()) {
                  case BYTES, DEVICES, PIECES -> true;
                  case KILOGRAMS, PEOPLE, SESSIONS -> false;
                });
  }

  /** Adds operations to the file: of one that is not sent up, no figure. */
  void add(Csv csv, List<ReportedOperation> operations) {
    for (ReportedOperation reported : operations) {
      Operation operation = reported.operation();
      boolean sent = operation.state() == OperationState.REPORTED;
      FigureSet figures = sent ? reported.figures() : FigureSet.NONE;
      List<String> cells = new ArrayList<>();
      cells.add(operation.place().uai() == null ? "" : operation.place().uai());
      cells.add(operation.place().name());
      cells.add(Long.toString(operation.id()));
      cells.add(operation.plan().title());
      cells.add(visit.say(operation.kind().key()));
      cells.add(operation.plan().firstDay().toString());
      cells.add(operation.plan().lastDay().toString());
      cells.add(visit.say(operation.plan().audience().key()));
      cells.add(visit.say(operation.state().key()));
      cells.add(operation.reportedAt() == null ? "" : operation.reportedAt().toString());
      ofFiles()
          .forEach(
              side ->
                  cells.add(
                      side.in(figures).map(figure -> Long.toString(figure.amount())).orElse("")));
      cells.add(notes(figures));
      csv.row(cells.toArray(String[]::new));
    }
  }

  private String notes(FigureSet figures) {
    List<String> notes = new ArrayList<>();
    for (Figure figure : figures.figures()) {
      if (!figure.note().isEmpty()) {
        notes.add(
            visit.say("operations.note-to", visit.say(figure.measure().key()), figure.note()));
      }
    }
    return String.join(" | ", notes);
  }

  /** A table as a file, with its numbers as they are. */
  static Csv csv(DocumentTable table) {
    Csv csv = new Csv().row(table.headings().toArray(String[]::new));
    for (List<Cell> row : table.rows()) {
      csv.row(row.stream().map(BilanTables::plain).toArray(String[]::new));
    }
    return csv;
  }

  private static String plain(Cell cell) {
    return switch (cell) {
      case Cell.Text(String shown) -> shown;
      case Cell.Amount amount -> Long.toString(amount.exact());
      case Cell.Absent() -> "";
    };
  }

  private static Cell text(String text) {
    return new Cell.Text(text);
  }

  private Cell number(long number) {
    return new Cell.Amount(number, visit.figures().number(number));
  }
}
