package fr.regain.console.roadmap;

import fr.regain.console.web.Visit;
import java.math.BigDecimal;
import java.text.NumberFormat;

/** Kilograms of CO₂ equivalent as the tonnes that a reader of one language expects to see. */
final class Tonnes {
  private static final double KILOGRAMS = 1_000;

  /** After a space at which no line is broken. */
  private static final String UNIT = "\u202Ft";

  private Tonnes() {}

  /** As exactly as people declare them. */
  static String declared(Visit visit, long kilograms) {
    return text(visit, (double) kilograms, 3);
  }

  /** What was reckoned: no more exact than its figures. */
  static String reckoned(Visit visit, double kilograms) {
    return text(visit, kilograms, Math.abs(kilograms) < KILOGRAMS ? 3 : 1);
  }

  private static String text(Visit visit, double kilograms, int decimals) {
    NumberFormat format = NumberFormat.getInstance(visit.words().language().locale());
    format.setMaximumFractionDigits(decimals);
    return format.format(kilograms / KILOGRAMS) + UNIT;
  }

  /** As a field takes them back. */
  static String typed(long kilograms) {
    return BigDecimal.valueOf(kilograms, 3).stripTrailingZeros().toPlainString();
  }
}
