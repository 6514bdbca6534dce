package fr.regain.installer.bench;

import java.util.List;

/**
 * The same figure, measured several times.
 *
 * @param values at least one, in any order
 */
record Figures(List<Double> values) {
  Figures {
    values = values.stream().sorted().toList();
  }

  double median() {
    int middle = values.size() / 2;
    return values.size() % 2 == 1
        ? values.get(middle)
        : (values.get(middle - 1) + values.get(middle)) / 2;
  }

  /** Median, and how far apart the lowest and the highest were. */
  String text(int decimals, String unit) {
    String number = "%." + decimals + "f";
    return (number + "%s (" + number + "–" + number + ")")
        .formatted(median(), unit, values.getFirst(), values.getLast());
  }
}
