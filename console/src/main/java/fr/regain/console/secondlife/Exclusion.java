package fr.regain.console.secondlife;

import fr.regain.console.equipment.EquipmentKind;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why decree 2023-266 leaves a reformed good out of the reuse rate. */
public enum Exclusion {
  /**
   * Neither a screen of more than 100 cm² nor small IT or telecommunication equipment (categories
   * 2° and 6° of article R.543-172, II, code de l’environnement).
   */
  NOT_IN_SCOPE,
  /** Over ten years old on the day of its reform. */
  OVER_TEN_YEARS,
  /** Its carriers are classified or specially protected. */
  PROTECTED_CARRIER;

  /**
   * Why a piece is left out; empty: it counts. What is not known leaves nothing out.
   *
   * @param reformedOn the day on which it was collected
   */
  static Optional<Exclusion> of(
      EquipmentKind kind,
      @Nullable LocalDate purchasedOn,
      @Nullable LocalDate madeBefore,
      @Nullable Boolean protectedCarrier,
      LocalDate reformedOn) {
    if (!isInScope(kind)) {
      return Optional.of(NOT_IN_SCOPE);
    }
    // A screen carries nothing, whatever is declared of its site.
    if (kind != EquipmentKind.MONITOR && Boolean.TRUE.equals(protectedCarrier)) {
      return Optional.of(PROTECTED_CARRIER);
    }
    return Clearance.isOverReuseAge(purchasedOn, madeBefore, reformedOn)
        ? Optional.of(OVER_TEN_YEARS)
        : Optional.empty();
  }

  // A rack server has a side of more than 50 cm, which makes it large equipment.
  private static boolean isInScope(EquipmentKind kind) {
    return switch (kind) {
      case COMPUTER, DESKTOP, LAPTOP, ALL_IN_ONE, TABLET, MONITOR, PRINTER, NETWORK, PHONE -> true;
      case SERVER, OTHER -> false;
    };
  }
}
