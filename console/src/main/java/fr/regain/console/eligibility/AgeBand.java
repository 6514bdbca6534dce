package fr.regain.console.eligibility;

import fr.regain.console.equipment.Made;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the interval of a piece's age says for sure. */
public enum AgeBand {
  /** Younger than five years. */
  YOUNG,
  /** From five to ten years. */
  OLD,
  /** Over ten years: the law knows recycling alone. */
  PAST,
  /** The interval holds the border of two bands, or nothing is known. */
  OPEN;

  private static final int YOUNG_YEARS = 5;

  /** The band of what was made then. */
  static AgeBand of(Made made, LocalDate today) {
    LocalDate five = today.minusYears(YOUNG_YEARS);
    if (isAfter(made.after(), five)) {
      return YOUNG;
    }
    if (made.isOver(Criteria.LEGAL_LIMIT, today)) {
      return PAST;
    }
    LocalDate after = made.after();
    LocalDate before = made.before();
    boolean isPastFive = before != null && !before.isAfter(five);
    boolean isWithinTen =
        after != null && !new Made(null, after).isOver(Criteria.LEGAL_LIMIT, today);
    return isPastFive && isWithinTen ? OLD : OPEN;
  }

  private static boolean isAfter(@Nullable LocalDate day, LocalDate border) {
    return day != null && day.isAfter(border);
  }
}
