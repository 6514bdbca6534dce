package fr.regain.console.roadmap;

import org.jspecify.annotations.Nullable;

/** What the journal keeps of a road map, in lines. */
final class RoadMapRecords {
  private RoadMapRecords() {}

  static String text(ActionTerms terms) {
    return "title: %s\nholder: %s\ndue: %s\nstate: %s\neffect: %s\nsource: %s\nnote: %s\nreason: %s"
        .formatted(
            terms.title(),
            terms.holder(),
            terms.dueOn(),
            terms.state(),
            text(terms.effect()),
            terms.effectSource(),
            terms.note(),
            terms.reason());
  }

  static String text(Aim aim) {
    return "base: %d\ntarget: %d\nreduction: %d %%"
        .formatted(aim.baseYear(), aim.targetYear(), aim.reductionPercent());
  }

  static String text(YearFigure figure) {
    return "kilograms: %d\nrange: %s\nmethod: %s\nsource: %s\nperimeter: %s"
        .formatted(
            figure.kilograms(),
            text(figure.range()),
            figure.method(),
            figure.source(),
            figure.perimeter());
  }

  private static String text(@Nullable Range range) {
    return range == null ? "" : range.low() + " to " + range.high() + " kg";
  }
}
