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
  /** What the fields {@code purchase} and {@code months} say; what is wrong is noted there. */
  static Gain of(Visit visit, Form form, int longestPurchase, int mostMonths) {
    String purchase = form.text("purchase");
    var months = form.number("months");
    if (purchase.isEmpty() && form.text("months").isEmpty()) {
      return new Gain(null, null);
    }
    if (purchase.isEmpty() || purchase.length() > longestPurchase) {
      form.reject("purchase", visit.say("gain.error.purchase", longestPurchase));
    }
    if (months.isEmpty() || months.getAsLong() < 1 || months.getAsLong() > mostMonths) {
      form.reject("months", visit.say("gain.error.months", mostMonths));
      return new Gain(null, null);
    }
    return new Gain(purchase, (int) months.getAsLong());
  }
}
