package fr.regain.console.roadmap;

import fr.regain.console.report.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The greenhouse gases of the digital estate in a year, as people declare them.
 *
 * @param year which year
 * @param kilograms of CO₂ equivalent
 * @param range between which bounds it may truly lie; null: nobody says
 * @param method how it was obtained: measured, estimated or declared
 * @param source where it is from, 1 to {@value ActionTerms#LONGEST_SOURCE} characters
 * @param perimeter what it covers, as many
 * @param version counts its changes, from 1
 */
public record YearFigure(
    int year,
    long kilograms,
    @Nullable Range range,
    Method method,
    String source,
    String perimeter,
    long version) {
  /** Most kilograms of a year: a third of what all digital uses of France emit. */
  public static final long MOST = 10_000_000_000L;

  /** How a figure may have been obtained. */
  public static final List<Method> METHODS =
      List.of(Method.MEASURED, Method.ESTIMATED, Method.DECLARED);

  /** Without the spaces around its texts. */
  public YearFigure {
    source = source.strip();
    perimeter = perimeter.strip();
  }

  /** Whether it covers what another covers, in the same words. */
  public boolean hasPerimeterOf(YearFigure other) {
    return words(perimeter).equals(words(other.perimeter));
  }

  private static String words(String text) {
    return text.replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  /** Whether it covers what another covers, obtained the same way. */
  public boolean isComparableTo(YearFigure other) {
    return method == other.method && hasPerimeterOf(other);
  }

  /**
   * What is wrong with it.
   *
   * @param thisYear the year that it is
   */
  List<Fault> faults(int thisYear) {
    List<Fault> faults = new ArrayList<>();
    if (year < Aim.FIRST_YEAR || year > thisYear) {
      faults.add(Fault.YEAR);
    }
    if (kilograms <= 0 || kilograms > MOST) {
      faults.add(Fault.FIGURE);
    }
    // What is no figure has nothing on either side.
    if (range != null && (range.low() < 0 || (kilograms > 0 && range.low() > kilograms))) {
      faults.add(Fault.LOW);
    }
    if (range != null && (range.high() < Math.max(kilograms, 0) || range.high() > MOST)) {
      faults.add(Fault.HIGH);
    }
    if (!METHODS.contains(method)) {
      faults.add(Fault.METHOD);
    }
    if (Fault.isAmiss(source, true, ActionTerms.LONGEST_SOURCE)) {
      faults.add(Fault.SOURCE);
    }
    if (Fault.isAmiss(perimeter, true, ActionTerms.LONGEST_SOURCE)) {
      faults.add(Fault.PERIMETER);
    }
    return faults;
  }
}
