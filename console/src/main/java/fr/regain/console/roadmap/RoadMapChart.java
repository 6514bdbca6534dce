package fr.regain.console.roadmap;

import fr.regain.console.web.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The line to the target, and the declared figures as points with the ranges that they have. Drawn
 * in pixels high and in hundredths wide, so that texts keep their size at any width.
 *
 * @param goal the line; null: the base year has no figure
 * @param points the declared figures
 * @param years what stands below
 */
public record RoadMapChart(@Nullable Goal goal, List<Point> points, List<Label> years) {
  /** Height of the whole, pixels. */
  public static final int HEIGHT = 210;

  /** Where nothing is emitted. */
  public static final int FLOOR = 180;

  private static final int CEILING = 24;
  private static final int ABOVE_POINT = 10;
  private static final int BELOW_POINT = 20;
  private static final double LEFT = 8;
  private static final double WIDTH = 84;
  private static final int MOST_LABELS = 6;

  /** The line to the target; its ends as attributes want them. */
  public record Goal(String x1, String y1, String x2, String y2) {}

  /**
   * One figure.
   *
   * @param x where it stands
   * @param y how high
   * @param textY where its text stands
   * @param text the figure in words
   * @param high where its range begins; empty: it has none
   * @param low where that ends
   * @param shape name of its look: what is not comparable with the base year is hollow
   */
  public record Point(
      String x, String y, String textY, String text, String high, String low, String shape) {}

  /** A year below its place. */
  public record Label(String x, int year) {}

  /** Keeps its own copies. */
  public RoadMapChart {
    points = List.copyOf(points);
    years = List.copyOf(years);
  }

  /** The drawing of a road map that has a figure. */
  static RoadMapChart of(Visit visit, RoadMap roadMap) {
    Scale scale = Scale.of(roadMap);
    Aim aim = roadMap.aim();
    OptionalDouble start = roadMap.line(aim.baseYear());
    OptionalDouble end = roadMap.line(aim.targetYear());
    Goal goal =
        start.isEmpty() || end.isEmpty()
            ? null
            : new Goal(
                scale.x(aim.baseYear()),
                scale.y(start.getAsDouble()),
                scale.x(aim.targetYear()),
                scale.y(end.getAsDouble()));
    List<Point> points = new ArrayList<>();
    for (YearFigure figure : roadMap.figures()) {
      points.add(point(visit, scale, roadMap, figure));
    }
    int step = Math.ceilDiv(scale.last() - scale.first() + 1, MOST_LABELS);
    List<Label> years =
        IntStream.rangeClosed(scale.first(), scale.last())
            .filter(year -> (year - scale.first()) % step == 0)
            .mapToObj(year -> new Label(scale.x(year), year))
            .toList();
    return new RoadMapChart(goal, points, years);
  }

  private static Point point(Visit visit, Scale scale, RoadMap roadMap, YearFigure figure) {
    Range range = figure.range();
    double kilograms = figure.kilograms();
    double high = range == null ? kilograms : range.high();
    double low = range == null ? kilograms : range.low();
    // On the side where the line is not.
    boolean under = roadMap.gap(figure.year()).orElse(0) < 0;
    return new Point(
        scale.x(figure.year()),
        scale.y(kilograms),
        number(under ? scale.height(low) + BELOW_POINT : scale.height(high) - ABOVE_POINT),
        Tonnes.reckoned(visit, kilograms),
        range == null ? "" : scale.y(high),
        range == null ? "" : scale.y(low),
        roadMap.incomparable().contains(figure) ? "point alien" : "point");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /** Where years and kilograms stand. */
  private record Scale(int first, int last, double most) {
    static Scale of(RoadMap roadMap) {
      List<Integer> years = roadMap.years();
      double most =
          roadMap.figures().stream()
              .mapToDouble(
                  figure -> {
                    Range range = figure.range();
                    return range == null ? figure.kilograms() : range.high();
                  })
              .max()
              .orElse(1);
      return new Scale(years.getFirst(), years.getLast(), most);
    }

    String x(int year) {
      return number(LEFT + WIDTH * (year - first) / (last - first)) + "%";
    }

    double height(double kilograms) {
      return FLOOR - (FLOOR - CEILING) * kilograms / most;
    }

    String y(double kilograms) {
      return number(height(kilograms));
    }
  }
}
