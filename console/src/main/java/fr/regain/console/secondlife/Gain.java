package fr.regain.console.secondlife;

import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * What a person declares that a second life gains: both, or neither.
 *
 * @param displacement the purchase that it makes unnecessary; null: none
 * @param months of use gained; null: nobody says
 */
record Gain(@Nullable String displacement, @Nullable Integer months) {
  /** Most characters of a purchase. */
  static final int LONGEST_PURCHASE = 500;

  /** Most months of use gained. */
  static final int MOST_MONTHS = 240;

  /** Nobody says anything. */
  static final Gain NONE = new Gain(null, null);

  /** What the fields {@code purchase} and {@code months} say; what is wrong is noted there. */
  static Gain of(Visit visit, Form form) {
    String purchase = form.text("purchase");
    var months = form.number("months");
    if (purchase.isEmpty() && form.text("months").isEmpty()) {
      return NONE;
    }
    if (purchase.isEmpty() || purchase.length() > LONGEST_PURCHASE) {
      form.reject("purchase", visit.say("gain.error.purchase", LONGEST_PURCHASE));
    }
    if (months.isEmpty() || months.getAsLong() < 1 || months.getAsLong() > MOST_MONTHS) {
      form.reject("months", visit.say("gain.error.months", MOST_MONTHS));
      return NONE;
    }
    return new Gain(purchase, (int) months.getAsLong());
  }
}
