package fr.regain.console.access;

import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * The account that whoever installs the console makes for themselves, with its password: until
 * there is one, only the link of the console's machine lets anybody in.
 */
@Singleton
public final class FirstAdministrator {
  private final AccountService accounts;
  private final PasswordLinks links;

  FirstAdministrator(AccountService accounts, PasswordLinks links) {
    this.accounts = accounts;
    this.links = links;
  }

  /** Whether somebody can administer without the link. */
  public boolean exists(Person by) {
    return accounts.hasAdministrator(by);
  }

  /**
   * Makes the account from the fields {@code name}, {@code sign-in}, {@code password} and {@code
   * repeat}; what is wrong with them is noted in the form.
   *
   * @return whether it was made
   * @throws Problem with {@link ProblemCode#REQUEST_INVALID} when there is one already
   */
  public boolean create(
      Visit visit, Person by, HttpRequest<?> request, Form form, Map<String, String> fields) {
    if (exists(by)) {
      throw new Problem(ProblemCode.REQUEST_INVALID, "There is an administrator already.");
    }
    String name = form.text("name");
    String password = fields.getOrDefault("password", "");
    if (name.isEmpty() || name.length() > AccountService.LONGEST_NAME) {
      form.reject("name", visit.say("error.name"));
    }
    NewPassword.check(
        visit, form, password, fields.getOrDefault("repeat", ""), form.text("sign-in"), name);
    SignInName signIn;
    try {
      signIn = new SignInName(form.text("sign-in"));
    } catch (IllegalArgumentException malformed) {
      form.reject("sign-in", visit.say("accounts.error.sign-in"));
      return false;
    }
    if (accounts.isTaken(signIn)) {
      form.reject("sign-in", visit.say("accounts.error.taken"));
    }
    if (!form.isSound()) {
      return false;
    }
    // The sites of a scope come each before those that it holds: this is the highest.
    long highest = accounts.sites(by).getFirst().id();
    Secret link = accounts.create(by, signIn, name, Role.ADMINISTRATOR, highest).link();
    return links.choose(link, links.owner(link).orElseThrow(), password, Origin.of(request));
  }
}
