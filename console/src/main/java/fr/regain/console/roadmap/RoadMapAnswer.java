package fr.regain.console.roadmap;

import fr.regain.console.report.Method;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What programs are told of a {@link RoadMap}; see {@link Aim} for what it aims at. */
@Serdeable
record RoadMapAnswer(
    long siteId, int baseYear, int targetYear, int reductionPercent, List<YearAnswer> years) {
  static RoadMapAnswer of(RoadMap roadMap) {
    Aim aim = roadMap.aim();
    return new RoadMapAnswer(
        roadMap.site().id(),
        aim.baseYear(),
        aim.targetYear(),
        aim.reductionPercent(),
        roadMap.years().stream().map(year -> YearAnswer.of(roadMap, year)).toList());
  }

  /** A {@link Range}, in kilograms of CO₂ equivalent. */
  @Serdeable
  record RangeAnswer(@Min(0) long low, @Min(0) long high) {
    static @Nullable RangeAnswer of(@Nullable Range range) {
      return range == null ? null : new RangeAnswer(range.low(), range.high());
    }

    Range range() {
      return new Range(low, high);
    }
  }

  /**
   * A year of the line, or one with a figure.
   *
   * @param lineKilograms what the line says of it; absent without a figure for the base year
   * @param gapKilograms the figure less the line; absent where one is missing
   * @param comparable whether the figure was obtained like that of the base year and covers the
   *     same; absent where one is missing
   * @param figure what is declared; absent: nobody has declared a figure, which is not zero
   */
  @Serdeable
  record YearAnswer(
      int year,
      @Nullable Double lineKilograms,
      @Nullable Double gapKilograms,
      @Nullable Boolean comparable,
      @Nullable YearFigureAnswer figure) {
    static YearAnswer of(RoadMap roadMap, int year) {
      Optional<YearFigure> figure = roadMap.figure(year);
      return new YearAnswer(
          year,
          known(roadMap.line(year)),
          known(roadMap.gap(year)),
          figure.flatMap(declared -> roadMap.base().map(declared::isComparableTo)).orElse(null),
          figure.map(YearFigureAnswer::of).orElse(null));
    }

    private static @Nullable Double known(OptionalDouble kilograms) {
      return kilograms.isPresent() ? kilograms.getAsDouble() : null;
    }
  }

  /** See {@link YearFigure}. */
  @Serdeable
  record YearFigureAnswer(
      long kilograms,
      @Nullable RangeAnswer range,
      Method method,
      String source,
      String perimeter,
      long version) {
    static YearFigureAnswer of(YearFigure figure) {
      return new YearFigureAnswer(
          figure.kilograms(),
          RangeAnswer.of(figure.range()),
          figure.method(),
          figure.source(),
          figure.perimeter(),
          figure.version());
    }
  }

  /** See {@link Action}. */
  @Serdeable
  record ActionAnswer(
      long id,
      String title,
      String holder,
      LocalDate dueOn,
      boolean late,
      ActionState state,
      @Nullable RangeAnswer effectKilograms,
      String effectSource,
      String note,
      String reason,
      long version) {
    static ActionAnswer of(Action action, LocalDate today) {
      ActionTerms terms = action.terms();
      return new ActionAnswer(
          action.id(),
          terms.title(),
          terms.holder(),
          terms.dueOn(),
          action.isLate(today),
          terms.state(),
          RangeAnswer.of(terms.effect()),
          terms.effectSource(),
          terms.note(),
          terms.reason(),
          action.version());
    }
  }
}
