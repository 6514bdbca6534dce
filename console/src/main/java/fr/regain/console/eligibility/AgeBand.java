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
  /** Ten years or older: the law knows recycling alone. */
  PAST,
  /** The interval holds the border of two bands, or nothing is known. */
  OPEN;

  private static final int YOUNG_YEARS = 5;

  /** The band of what was made then. */
  static AgeBand of(Made made, LocalDate today) {
    LocalDate five = today.minusYears(YOUNG_YEARS);
    LocalDate ten = today.minusYears(Criteria.LEGAL_LIMIT);
    if (isAfter(made.after(), five)) {
      return YOUNG;
    }
    LocalDate before = made.before();
    if (before != null && !before.isAfter(ten)) {
      return PAST;
    }
    return before != null && !before.isAfter(five) && isAfter(made.after(), ten) ? OLD : OPEN;
  }

  private static boolean isAfter(@Nullable LocalDate day, LocalDate border) {
    return day != null && day.isAfter(border);
  }
}
