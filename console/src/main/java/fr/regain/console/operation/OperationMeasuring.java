package fr.regain.console.operation;

import fr.regain.console.report.Amounts;
import fr.regain.console.report.Measure;
import fr.regain.console.report.Method;
import fr.regain.console.report.ReportService;
import fr.regain.console.resource.OperationKind;
import fr.regain.console.secondlife.AccountsService;
import fr.regain.console.secondlife.Departed;
import fr.regain.console.secondlife.Stage;
import fr.regain.console.site.Population;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;

/** Works out what Regain itself knows of an operation: nobody types any of it. */
@Singleton
final class OperationMeasuring {
  private final ReportService reports;
  private final AccountsService accounts;

  OperationMeasuring(ReportService reports, AccountsService accounts) {
    this.reports = reports;
    this.accounts = accounts;
  }

  /**
   * The figures of this moment; one that is not known is left out.
   *
   * @param campaigns those that belong to it
   * @param rivals others of its kind that share a day with it
   */
  List<Figure> of(Operation operation, List<UUID> campaigns, List<Operation> rivals, Instant now) {
    return operation.kind() == OperationKind.DATA
        ? returned(operation, campaigns, now)
        : departed(operation, rivals);
  }

  private List<Figure> returned(Operation operation, List<UUID> campaigns, Instant now) {
    SortedMap<Population, Amounts> together =
        reports.together(operation.place().scope(), campaigns, now);
    List<Figure> figures = new ArrayList<>();
    together.forEach(
        (population, amounts) -> {
          boolean staff = population == Population.STAFF;
          Long returned = amounts.known(Measure.RETURNED);
          if (returned != null) {
            figures.add(
                new Figure(
                    staff ? OperationMeasure.STAFF_BYTES : OperationMeasure.SCHOOL_BYTES,
                    Method.MEASURED,
                    returned,
                    ""));
          }
          figures.add(
              new Figure(
                  staff ? OperationMeasure.STAFF_DEVICES : OperationMeasure.SCHOOL_DEVICES,
                  Method.COUNTED,
                  amounts.sum(Measure.WORKED),
                  ""));
        });
    return figures;
  }

  private List<Figure> departed(Operation operation, List<Operation> rivals) {
    List<OperationMeasure> counted =
        OperationMeasure.of(operation.kind()).stream()
            .filter(measure -> measure.stage() != null)
            .toList();
    if (counted.isEmpty()) {
      return List.of();
    }
    Map<Stage, Long> pieces = new EnumMap<>(Stage.class);
    accounts
        .departed(
            operation.place().scope(), operation.plan().firstDay(), operation.plan().lastDay())
        .stream()
        .filter(piece -> rivals.stream().noneMatch(rival -> claims(rival, operation, piece)))
        .forEach(piece -> pieces.merge(piece.to(), 1L, Long::sum));
    List<Figure> figures = new ArrayList<>();
    for (OperationMeasure measure : counted) {
      Stage stage = measure.stage();
      if (stage != null && pieces.containsKey(stage)) {
        figures.add(new Figure(measure, Method.COUNTED, pieces.getOrDefault(stage, 0L), ""));
      }
    }
    return figures;
  }

  /**
   * Whether a piece is the rival's to count. A piece counts once: for the operation that has sent
   * it up, else for the one nearest to its site, else for the one that was registered first.
   */
  private static boolean claims(Operation rival, Operation operation, Departed piece) {
    if (!rival.holds(piece.on()) || !piece.sitePath().startsWith(rival.place().path())) {
      return false;
    }
    if (!rival.isOpen()) {
      return true;
    }
    int nearer = rival.place().path().length() - operation.place().path().length();
    return nearer > 0 || (nearer == 0 && rival.id() < operation.id());
  }
}
