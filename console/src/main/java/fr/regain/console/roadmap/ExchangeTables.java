package fr.regain.console.roadmap;

import fr.regain.console.document.Cell;
import fr.regain.console.document.DocumentTable;
import fr.regain.console.web.Visit;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The quarterly exchange as tables: the same on the page, on paper and in the file. */
final class ExchangeTables {
  private static final int YEARS = 3;

  private final Visit visit;
  private final Exchange exchange;

  ExchangeTables(Visit visit, Exchange exchange) {
    this.visit = visit;
    this.exchange = exchange;
  }

  /** All of them, in their order. */
  List<DocumentTable> all() {
    Quarter quarter = exchange.quarter();
    return List.of(
        byState(),
        changes(),
        actions("late", visit.say("road-map.late-actions"), exchange.late()),
        actions(
            "due", visit.say("road-map.due-actions", quarter.next().toString()), exchange.due()),
        years(),
        MeasuredTable.of(visit, exchange.measured()));
  }

  private DocumentTable table(
      String id, String title, List<String> headings, List<List<Cell>> rows, String note) {
    return new DocumentTable(
        id, title, headings.stream().map(heading -> visit.say(heading)).toList(), rows, note);
  }

  private DocumentTable byState() {
    return table(
        "states",
        visit.say("road-map.by-state"),
        List.of("road-map.state", "road-map.count"),
        Arrays.stream(ActionState.values())
            .map(
                state ->
                    List.<Cell>of(state(state), number(exchange.byState().getOrDefault(state, 0L))))
            .toList(),
        visit.say("road-map.by-state-note"));
  }

  private Cell number(long number) {
    return new Cell.Amount(number, visit.figures().number(number));
  }

  private Cell state(@Nullable ActionState state) {
    return state == null ? Cell.ABSENT : new Cell.Text(visit.say("road-map.state." + state));
  }

  private DocumentTable changes() {
    return table(
        "changes",
        visit.say("road-map.changes"),
        List.of(
            "road-map.title-of", "road-map.holder", "road-map.from", "road-map.to", "road-map.on"),
        exchange.changes().stream()
            .map(
                change ->
                    List.of(
                        new Cell.Text(change.title()),
                        new Cell.Text(change.holder()),
                        change.from() == null
                            ? new Cell.Text(visit.say("road-map.entered"))
                            : state(change.from()),
                        state(change.to()),
                        new Cell.Text(visit.figures().date(change.at()))))
            .toList(),
        visit.say("road-map.changes-note"));
  }

  private DocumentTable actions(String id, String title, List<Action> actions) {
    return table(
        id,
        title,
        List.of(
            "road-map.title-of",
            "road-map.holder",
            "road-map.due",
            "road-map.state",
            "road-map.effect-low",
            "road-map.effect-high",
            "road-map.effect-source"),
        actions.stream()
            .map(
                action -> {
                  ActionTerms terms = action.terms();
                  Range effect = terms.effect();
                  return List.of(
                      new Cell.Text(terms.title()),
                      new Cell.Text(terms.holder()),
                      new Cell.Text(visit.figures().date(terms.dueOn())),
                      state(terms.state()),
                      effect == null ? Cell.ABSENT : number(effect.low()),
                      effect == null ? Cell.ABSENT : number(effect.high()),
                      effect == null ? Cell.ABSENT : new Cell.Text(terms.effectSource()));
                })
            .toList(),
        visit.say("road-map.actions-note", title));
  }

  private DocumentTable years() {
    RoadMap roadMap = exchange.roadMap();
    List<YearFigure> figures = roadMap.figures();
    List<YearFigure> last = figures.subList(Math.max(0, figures.size() - YEARS), figures.size());
    return table(
        "years",
        visit.say("road-map.figures"),
        List.of(
            "road-map.year",
            "road-map.kilograms",
            "road-map.low",
            "road-map.high",
            "road-map.line-kilograms",
            "road-map.gap-kilograms",
            "road-map.method",
            "road-map.source",
            "road-map.perimeter",
            "road-map.comparable"),
        last.stream().map(figure -> year(roadMap, figure)).toList(),
        visit.say(
            "road-map.figures-note",
            roadMap.aim().reductionPercent(),
            Integer.toString(roadMap.aim().targetYear()),
            Integer.toString(roadMap.aim().baseYear())));
  }

  private List<Cell> year(RoadMap roadMap, YearFigure figure) {
    Range range = figure.range();
    return Stream.of(
            new Cell.Text(Integer.toString(figure.year())),
            number(figure.kilograms()),
            range == null ? Cell.ABSENT : number(range.low()),
            range == null ? Cell.ABSENT : number(range.high()),
            rounded(roadMap.line(figure.year())),
            rounded(roadMap.gap(figure.year())),
            new Cell.Text(visit.say("report.method." + figure.method())),
            new Cell.Text(figure.source()),
            new Cell.Text(figure.perimeter()),
            new Cell.Text(RoadMapView.comparable(visit, roadMap, figure)))
        .toList();
  }

  private Cell rounded(OptionalDouble kilograms) {
    return kilograms.isPresent() ? number(Math.round(kilograms.getAsDouble())) : Cell.ABSENT;
  }
}
