package fr.regain.console.equipment;

import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a declaration as a person fills it in. */
final class EquipmentForm {
  /** What a ticked box sends. */
  static final String TICKED = "oui";

  private final Visit visit;
  private final Form form;
  private final List<Owner> owners;
  private final LocalDate today;

  EquipmentForm(Visit visit, Form form, List<Owner> owners, LocalDate today) {
    this.visit = visit;
    this.form = form;
    this.owners = owners;
    this.today = today;
  }

  /**
   * The declaration; where something is wrong, the form says so. Wrong is too what somebody else
   * has declared otherwise since the form was shown.
   *
   * @param now what is on record
   */
  Declaration read(Declaration now) {
    Declaration typed =
        new Declaration(
            owner(), purchase(), number(), answer("carrier"), answer("working"), surplus());
    if (form.isSound() && !form.text("seen").equals(now.mark())) {
      compare("owner", typed.ownerId(), now.ownerId(), ownerName(now.ownerId()));
      compare("purchased", typed.purchasedOn(), now.purchasedOn(), text(now.purchasedOn()));
      compare(
          "number", typed.inventoryNumber(), now.inventoryNumber(), text(now.inventoryNumber()));
      compare(
          "carrier",
          typed.protectedCarrier(),
          now.protectedCarrier(),
          yesOrNo(now.protectedCarrier()));
      compare("working", typed.working(), now.working(), yesOrNo(now.working()));
      compare("surplus", typed.surplus(), now.surplus(), yesOrNo(now.surplus()));
    }
    return typed;
  }

  private void compare(String field, @Nullable Object typed, @Nullable Object now, String shown) {
    if (!Objects.equals(typed, now)) {
      form.reject(
          field, visit.say("equipment.error.changed", visit.say("equipment." + field), shown));
    }
  }

  private String text(@Nullable Object known) {
    return known == null ? visit.say("unknown") : known.toString();
  }

  private String yesOrNo(@Nullable Boolean known) {
    return visit.say(known == null ? "unknown" : known ? "equipment.yes" : "equipment.no");
  }

  private String ownerName(@Nullable Long id) {
    return owners.stream()
        .filter(owner -> Objects.equals(owner.id(), id))
        .map(Owner::name)
        .findFirst()
        .orElseGet(() -> visit.say("unknown"));
  }

  private @Nullable Long owner() {
    if (form.text("owner").isEmpty()) {
      return null;
    }
    Optional<Long> chosen =
        form.number("owner").stream()
            .boxed()
            .filter(id -> owners.stream().anyMatch(owner -> owner.id() == id))
            .findFirst();
    if (chosen.isEmpty()) {
      form.reject("owner", visit.say("equipment.error.owner"));
    }
    return chosen.orElse(null);
  }

  private @Nullable LocalDate purchase() {
    String text = form.text("purchased");
    if (text.isEmpty()) {
      return null;
    }
    try {
      LocalDate day = LocalDate.parse(text);
      if (Made.credible(day, null, today).after() != null) {
        return day;
      }
    } catch (DateTimeParseException malformed) {
      // Refused below, as is a day that cannot be.
    }
    form.reject("purchased", visit.say("equipment.error.purchased"));
    return null;
  }

  private @Nullable String number() {
    String text = form.text("number");
    if (text.length() > Declaration.LONGEST_NUMBER) {
      form.reject("number", visit.say("equipment.error.number", Declaration.LONGEST_NUMBER));
    }
    return text.isEmpty() ? null : text;
  }

  private @Nullable Boolean answer(String field) {
    String text = form.text(field);
    return text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : null;
  }

  private boolean surplus() {
    return form.text("surplus").equals(TICKED);
  }
}
