package fr.regain.console.roadmap;

import fr.regain.console.web.Decimal;
import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an action as people type it; what is wrong is noted on the form. */
final class ActionForm {
  /** What stands for an end of a range that nobody can read: no figure is below zero. */
  private static final long UNREADABLE = -1;

  private ActionForm() {}

  static ActionTerms read(Visit visit, Form form) {
    Optional<ActionState> state = state(form.text("state"));
    if (state.isEmpty()) {
      form.reject("state", visit.say("road-map.error.state"));
    }
    ActionTerms terms =
        new ActionTerms(
            form.text("title"),
            form.text("holder"),
            day(form.text("due")),
            state.orElse(ActionState.PLANNED),
            effect(form),
            form.text("effect-source"),
            form.text("note"),
            form.text("reason"));
    terms.faults().forEach(fault -> form.reject(fault.field(), visit.say(fault.key())));
    return terms;
  }

  static Optional<ActionState> state(String name) {
    return Arrays.stream(ActionState.values())
        .filter(state -> state.name().equals(name))
        .findFirst();
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException unreadable) {
      return LocalDate.MIN;
    }
  }

  private static @Nullable Range effect(Form form) {
    return form.text("effect-low").isEmpty() && form.text("effect-high").isEmpty()
        ? null
        : new Range(kilograms(form.text("effect-low")), kilograms(form.text("effect-high")));
  }

  private static long kilograms(String text) {
    return Decimal.smallest(text, 0).orElse(UNREADABLE);
  }
}
