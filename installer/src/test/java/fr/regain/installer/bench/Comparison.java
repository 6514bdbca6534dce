package fr.regain.installer.bench;

import fr.regain.installer.bench.Load.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The same load on two servers in alternation, so that what disturbs one disturbs the other. */
final class Comparison {
  private final List<Outcome> ours = new ArrayList<>();
  private final List<Outcome> others = new ArrayList<>();

  /** One round: the console's outcome and, next to it, the other one's. */
  void add(Outcome our, Outcome other) {
    ours.add(our);
    others.add(other);
  }

  Figures ours(ToDoubleFunction<Outcome> figure) {
    return figures(ours, figure);
  }

  Figures others(ToDoubleFunction<Outcome> figure) {
    return figures(others, figure);
  }

  /** Our figure divided by the other one, round by round. */
  Figures ratio(ToDoubleFunction<Outcome> figure) {
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < ours.size(); round++) {
      ratios.add(figure.applyAsDouble(ours.get(round)) / figure.applyAsDouble(others.get(round)));
    }
    return new Figures(ratios);
  }

  private static Figures figures(List<Outcome> outcomes, ToDoubleFunction<Outcome> figure) {
    return new Figures(outcomes.stream().map(figure::applyAsDouble).toList());
  }
}
