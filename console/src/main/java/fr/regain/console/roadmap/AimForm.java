package fr.regain.console.roadmap;

import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;

/** Reads an aim as people type it; what is wrong is noted on the form. */
final class AimForm {
  static final String BASE = "base-year";
  static final String TARGET = "target-year";
  static final String REDUCTION = "reduction";

  private AimForm() {}

  static Aim read(Visit visit, Form form) {
    Aim aim =
        new Aim(
            (int) form.number(BASE).orElse(0),
            (int) form.number(TARGET).orElse(0),
            (int) form.number(REDUCTION).orElse(0),
            form.number("version").orElse(0));
    aim.faults().forEach(fault -> form.reject(fault.field(), visit.say(fault.key())));
    return aim;
  }
}
