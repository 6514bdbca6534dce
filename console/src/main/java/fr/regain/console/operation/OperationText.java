package fr.regain.console.operation;

import fr.regain.console.document.Cell;
import fr.regain.console.document.DocumentTable;
import fr.regain.console.web.Visit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What pages say of operations, in words and figures. */
public final class OperationText {
  private OperationText() {}

  /** Its days. */
  static String days(Visit visit, OperationPlan plan) {
    return plan.firstDay().equals(plan.lastDay())
        ? day(visit, plan.firstDay())
        : visit.say("operation.days", day(visit, plan.firstDay()), day(visit, plan.lastDay()));
  }

  // A narrow column breaks between days, and not within one.
  private static String day(Visit visit, LocalDate day) {
    return visit.figures().date(day).replace(' ', '\u00A0');
  }

  /** An amount of a measure, with its unit where a number alone does not say it. */
  static String amount(Visit visit, OperationMeasure measure, long amount) {
    String size =
        switch (measure.unit()) {
          case BYTES -> visit.figures().bytes(Math.abs(amount));
          case KILOGRAMS ->
              visit.say("operation.kilograms", visit.figures().number(Math.abs(amount)));
          case DEVICES, PIECES, PEOPLE, SESSIONS -> visit.figures().number(Math.abs(amount));
        };
    return amount < 0 ? "−" + size : size;
  }

  /** A figure in a table; a dash for one that there is not. */
  static Cell cell(Visit visit, Optional<Figure> figure) {
    return figure
        .<Cell>map(
            known ->
                new Cell.Amount(known.amount(), amount(visit, known.measure(), known.amount())))
        .orElse(Cell.ABSENT);
  }

  /** The figures of one operation: what Regain knows and what is declared, side by side. */
  static DocumentTable figures(Visit visit, Operation operation, FigureSet figures) {
    List<List<Cell>> rows = new ArrayList<>();
    for (OperationMeasure measure : OperationMeasure.of(operation.kind())) {
      Optional<Figure> known = figures.known(measure);
      Optional<Figure> declared = figures.declared(measure);
      rows.add(
          List.of(
              new Cell.Text(visit.say(measure.key())),
              cell(visit, known),
              new Cell.Text(known.map(it -> visit.say("report.method." + it.method())).orElse("")),
              cell(visit, declared),
              new Cell.Text(declared.map(Figure::note).orElse(""))));
    }
    return new DocumentTable(
        "measures",
        visit.say("operation.measures"),
        List.of(
            visit.say("operation.measure"),
            visit.say("operation.known"),
            visit.say("report.method"),
            visit.say("operation.declared"),
            visit.say("operation.note")),
        rows,
        visit.say("operation.measures-note"));
  }
}
