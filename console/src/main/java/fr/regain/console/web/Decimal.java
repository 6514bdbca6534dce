package fr.regain.console.web;

import java.math.BigDecimal;
import java.util.OptionalLong;

/** Reads amounts as people type them: with a comma or a point, with spaces between groups. */
public final class Decimal {
  private Decimal() {}

  /**
   * The amount in its smallest unit; empty: it is none, has too many decimals, or is more than nine
   * digits of the unit.
   *
   * @param digits decimals that the smallest unit stands for: 2 for cents, 3 for grams
   */
  public static OptionalLong smallest(String typed, int digits) {
    String plain = typed.replaceAll("[\\s\u00A0\u202F]", "").replace(',', '.');
    if (!plain.matches("[0-9]{1,9}(\\.[0-9]{0," + digits + "})?")) {
      return OptionalLong.empty();
    }
    String complete = plain.endsWith(".") ? plain + "0" : plain;
    return OptionalLong.of(new BigDecimal(complete).movePointRight(digits).longValueExact());
  }
}
