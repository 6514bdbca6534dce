package fr.regain.console.secondlife;

import fr.regain.console.web.Decimal;
import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads what a person says of a lot. */
final class TermsForm {
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_ADDRESS = 500;
  private static final int LONGEST_CODE = 32;
  private static final int LONGEST_TRACKING = 64;
  private static final int GRAM_DIGITS = 3;

  private TermsForm() {}

  /** The terms; empty: something is wrong, which the form now says. */
  static Optional<LotTerms> read(Visit visit, Form form, Destination destination) {
    if (form.text("name").isEmpty()) {
      form.reject("name", visit.say("error.name"));
    }
    bound(visit, form, "name", LONGEST_NAME);
    bound(visit, form, "beneficiary", LONGEST_NAME);
    bound(visit, form, "address", LONGEST_ADDRESS);
    WasteNote note = waste(visit, form);
    Gain gain = Gain.of(visit, form);
    if (!form.isSound()) {
      return Optional.empty();
    }
    Beneficiary category =
        Arrays.stream(Beneficiary.values())
            .filter(one -> one.name().equals(form.text("category")))
            .findFirst()
            .orElse(null);
    return Optional.of(
        new LotTerms(
            form.text("name"),
            destination,
            form.text("beneficiary"),
            category,
            form.text("address"),
            note.code(),
            note.trackingNumber(),
            note.grams(),
            gain.displacement(),
            gain.months()));
  }

  /** What the register of waste says; what is wrong with it, the form now says. */
  static WasteNote waste(Visit visit, Form form) {
    bound(visit, form, "waste-code", LONGEST_CODE);
    bound(visit, form, "tracking", LONGEST_TRACKING);
    OptionalLong grams = Decimal.smallest(form.text("kilograms"), GRAM_DIGITS);
    boolean weighed = !form.text("kilograms").isEmpty();
    if (weighed && (grams.isEmpty() || grams.getAsLong() == 0)) {
      form.reject("kilograms", visit.say("lot.error.kilograms"));
    }
    return new WasteNote(
        form.text("waste-code"),
        form.text("tracking"),
        weighed && grams.isPresent() ? grams.getAsLong() : null);
  }

  private static void bound(Visit visit, Form form, String field, int longest) {
    if (form.text(field).length() > longest) {
      form.reject(field, visit.say("piece.error.comment", longest));
    }
  }
}
