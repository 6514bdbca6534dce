package fr.regain.console.roadmap;

import fr.regain.console.report.Method;
import fr.regain.console.web.Decimal;
import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import org.jspecify.annotations.Nullable;

/** Reads the figure of a year as people type it; what is wrong is noted on the form. */
final class YearForm {
  private static final int DECIMALS = 3;

  /** What stands for a figure that nobody can read: none is below zero. */
  private static final long UNREADABLE = -1;

  private YearForm() {}

  static YearFigure read(Visit visit, Form form, int year, int thisYear) {
    YearFigure figure =
        new YearFigure(
            year,
            kilograms(form.text("figure")),
            range(form),
            method(form.text("method")),
            form.text("source"),
            form.text("perimeter"),
            form.number("version").orElse(0));
    figure.faults(thisYear).forEach(fault -> form.reject(fault.field(), visit.say(fault.key())));
    return figure;
  }

  private static @Nullable Range range(Form form) {
    return form.text("low").isEmpty() && form.text("high").isEmpty()
        ? null
        : new Range(kilograms(form.text("low")), kilograms(form.text("high")));
  }

  private static long kilograms(String tonnes) {
    return Decimal.smallest(tonnes, DECIMALS).orElse(UNREADABLE);
  }

  // A method that people cannot choose is refused with the other faults.
  private static Method method(String name) {
    return YearFigure.METHODS.stream()
        .filter(method -> method.name().equals(name))
        .findFirst()
        .orElse(Method.COUNTED);
  }
}
