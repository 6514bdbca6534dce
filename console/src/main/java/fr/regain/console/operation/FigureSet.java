package fr.regain.console.operation;

import fr.regain.console.web.Pages;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The figures of one operation, or the sums of many. What people declare and what Regain knows of
 * the same measure stand side by side, and are never added up.
 *
 * @param figures each measure at most once of each side
 */
public record FigureSet(List<Figure> figures) {
  /** None. */
  static final FigureSet NONE = new FigureSet(List.of());

  /** Keeps its own copy, in the order of the measures. */
  public FigureSet {
    figures =
        figures.stream()
            .sorted(Comparator.comparing(Figure::measure).thenComparing(Figure::method))
            .toList();
  }

  /** What Regain has measured or counted; empty: nothing is known of it. */
  public Optional<Figure> known(OperationMeasure measure) {
    return find(measure, Predicate.not(Figure::isDeclared));
  }

  /** What somebody has declared; empty: nobody has. */
  public Optional<Figure> declared(OperationMeasure measure) {
    return find(measure, Figure::isDeclared);
  }

  private Optional<Figure> find(OperationMeasure measure, Predicate<Figure> side) {
    return figures.stream().filter(figure -> figure.measure() == measure).filter(side).findFirst();
  }

  /** What people have declared. */
  FigureSet declared() {
    return new FigureSet(figures.stream().filter(Figure::isDeclared).toList());
  }

  /** These and others. */
  FigureSet and(List<Figure> others) {
    return new FigureSet(Stream.concat(figures.stream(), others.stream()).toList());
  }

  /** As the journal tells them, a line each. */
  String told() {
    return figures.stream().map(Figure::told).collect(Collectors.joining("\n"));
  }

  /** Tells these figures from any others: whoever sends some up says which they have seen. */
  public String mark() {
    return Pages.digest(told().getBytes(StandardCharsets.UTF_8));
  }
}
