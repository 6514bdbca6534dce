package fr.regain.console.access;

import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;

/** The two fields in which a person types a new password. */
final class NewPassword {
  private NewPassword() {}

  /** Notes in the form what is wrong with them. */
  static void check(Visit visit, Form form, String password, String repeat, String... names) {
    switch (PasswordRule.check(password, names)) {
      case SOUND -> {
        if (!password.equals(repeat)) {
          form.reject("repeat", visit.say("password.error.repeat"));
        }
      }
      case TOO_SHORT ->
          form.reject("password", visit.say("password.error.short", PasswordRule.SHORTEST));
      case TOO_LONG ->
          form.reject("password", visit.say("password.error.long", PasswordRule.LONGEST));
      case TOO_SIMPLE -> form.reject("password", visit.say("password.error.simple"));
    }
  }
}
