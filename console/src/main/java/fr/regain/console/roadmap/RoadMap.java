package fr.regain.console.roadmap;

import fr.regain.console.site.Site;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What the road map of a site aims at, and the figures that it declares.
 *
 * @param site whose it is
 * @param aim what it aims at
 * @param figures the years that have a figure, the first first; the others have none, which is not
 *     zero
 */
public record RoadMap(Site site, Aim aim, List<YearFigure> figures) {
  private static final double WHOLE_PERCENT = 100;

  /** Keeps its own copy. */
  public RoadMap {
    figures = List.copyOf(figures);
  }

  /** The figure of a year. */
  public Optional<YearFigure> figure(int year) {
    return figures.stream().filter(figure -> figure.year() == year).findFirst();
  }

  /** The figure of the base year: without it there is no line. */
  public Optional<YearFigure> base() {
    return figure(aim.baseYear());
  }

  /**
   * The line from the base year's figure straight to the target, kilograms of CO₂ equivalent; empty
   * without the base year's figure, and before and after the line.
   */
  public OptionalDouble line(int year) {
    Optional<YearFigure> base = base();
    if (base.isEmpty() || year < aim.baseYear() || year > aim.targetYear()) {
      return OptionalDouble.empty();
    }
    double kilograms = base.get().kilograms();
    double share = (double) (year - aim.baseYear()) / (aim.targetYear() - aim.baseYear());
    return OptionalDouble.of(
        kilograms - kilograms * aim.reductionPercent() / WHOLE_PERCENT * share);
  }

  /** A year's figure less the line, kilograms; above zero: too much. Empty where one is missing. */
  public OptionalDouble gap(int year) {
    OptionalDouble line = line(year);
    Optional<YearFigure> figure = figure(year);
    return line.isEmpty() || figure.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(figure.get().kilograms() - line.getAsDouble());
  }

  /** The years of the line, and those beside it that have a figure, the first first. */
  public List<Integer> years() {
    TreeSet<Integer> years = new TreeSet<>();
    IntStream.rangeClosed(aim.baseYear(), aim.targetYear()).forEach(years::add);
    figures.forEach(figure -> years.add(figure.year()));
    return List.copyOf(years);
  }

  /** The figures that say something else than that of the base year, or say it otherwise. */
  public List<YearFigure> incomparable() {
    return base()
        .map(base -> figures.stream().filter(figure -> !figure.isComparableTo(base)).toList())
        .orElse(List.of());
  }
}
