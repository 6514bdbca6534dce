package fr.regain.console.energy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Bars of one series, a day each, with the range of each figure as a line. Drawn by attributes
 * alone, in a box of 10 by day and 100 high, so that it takes any width.
 *
 * @param bars the days that have a figure
 * @param width width of the box
 * @param mostJoules what the whole height stands for
 */
public record EnergyChart(List<Bar> bars, int width, double mostJoules) {
  private static final int DAY_WIDTH = 10;
  private static final int HEIGHT = 100;

  /**
   * One bar; numbers as attributes want them.
   *
   * @param x left edge
   * @param middle middle, where the line of the range stands
   * @param y upper edge
   * @param height height
   * @param high where the range begins
   * @param low where it ends
   */
  public record Bar(String x, String middle, String y, String height, String high, String low) {}

  /** The chart of a series; empty when it has no figure above nothing. */
  static EnergyChart of(EnergySeries series, List<EnergyDay> days) {
    double most =
        days.stream()
            .map(day -> day.amounts().get(series))
            .mapToDouble(amount -> amount == null ? 0 : amount.highJoules())
            .max()
            .orElse(0);
    List<Bar> bars = new ArrayList<>();
    for (int day = 0; day < days.size(); day++) {
      EnergyAmount amount = days.get(day).amounts().get(series);
      if (amount != null && most > 0) {
        bars.add(bar(day, amount, most));
      }
    }
    return new EnergyChart(bars, days.size() * DAY_WIDTH, most);
  }

  private static Bar bar(int day, EnergyAmount amount, double most) {
    double top = HEIGHT * (1 - amount.joules() / most);
    return new Bar(
        number(day * DAY_WIDTH + 1.5),
        number(day * DAY_WIDTH + DAY_WIDTH / 2.0),
        number(top),
        number(HEIGHT - top),
        number(HEIGHT * (1 - amount.highJoules() / most)),
        number(HEIGHT * (1 - amount.lowJoules() / most)));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
