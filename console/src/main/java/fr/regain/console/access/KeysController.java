package fr.regain.console.access;

import fr.regain.console.page.access.JtekeysGenerated;
import fr.regain.console.page.access.JtenewkeyGenerated;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.web.Form;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** API keys: a person's own, and those of the accounts that an administrator looks after. */
@Controller
final class KeysController {
  private final ApiKeys keys;
  private final OwnAccount own;
  private final AccountService accounts;

  KeysController(ApiKeys keys, OwnAccount own, AccountService accounts) {
    this.keys = keys;
    this.own = own;
    this.accounts = accounts;
  }

  @Get(OwnAccountView.PATH + KeysView.PART)
  @Secured(SecurityRule.IS_AUTHENTICATED)
  HttpResponse<byte[]> page(Visit visit, Person person) {
    return show(ownKeys(visit, person, Form.empty()), HttpStatus.OK);
  }

  private KeysView ownKeys(Visit visit, Person person, Form form) {
    Account account =
        own.find(person)
            .orElseThrow(
                () -> new Problem(ProblemCode.NOT_FOUND, "The sign-in link has no API keys."));
    return new KeysView(
        visit,
        KeysView.of(OwnAccountView.PATH),
        null,
        account.grants(),
        keys.list(person),
        account.passwordChosen(),
        form);
  }

  private static HttpResponse<byte[]> show(KeysView view, HttpStatus status) {
    return Pages.showOnce(status, output -> JtekeysGenerated.render(output, null, view));
  }

  /** Makes a key of the person's own account, and shows it, this once. */
  @Post(OwnAccountView.PATH + KeysView.PART)
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> create(Visit visit, Person person, @Body Map<String, String> fields) {
    Form form = new Form(fields);
    KeysView view = ownKeys(visit, person, form);
    KeyForm typed = new KeyForm(visit, form);
    String name = typed.name();
    Duration life = typed.life();
    List<ApiKeyStore.Wish> grants = typed.grants(view.grants(), own.sites(person));
    checkPassword(view, person, fields);
    return make(view, typed, () -> keys.create(person, name, grants, life));
  }

  /** An unattended screen is not enough to make a key. */
  private void checkPassword(KeysView view, Person person, Map<String, String> fields) {
    if (view.form().isSound()
        && view.password()
        && !own.isRight(person, fields.getOrDefault("present", ""))) {
      view.form().reject("present", view.visit().say("own.error.present"));
    }
  }

  private static HttpResponse<byte[]> make(KeysView view, KeyForm typed, Making making) {
    if (view.form().isSound()) {
      NewApiKey made = made(typed, making);
      if (made != null) {
        return Pages.showOnce(
            HttpStatus.OK,
            output ->
                JtenewkeyGenerated.render(
                    output, null, view.visit(), made.secret().text(), view.path()));
      }
    }
    return show(view, HttpStatus.UNPROCESSABLE_ENTITY);
  }

  private static @Nullable NewApiKey made(KeyForm typed, Making making) {
    try {
      return making.make();
    } catch (Problem refused) {
      switch (refused.code().category()) {
        case NOT_FOUND -> typed.rejectSite();
        case INVALID -> typed.rejectAnother();
        case UNAUTHENTICATED, DENIED, CONFLICT, EXHAUSTED, UNAVAILABLE, INTERNAL -> throw refused;
      }
      return null;
    }
  }

  private interface Making {
    NewApiKey make();
  }

  /** Withdraws a key of the person's own account. */
  @Post(OwnAccountView.PATH + KeysView.PART + "/{key}/retrait")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> revoke(Person person, String key) {
    keys.revoke(person, number(key));
    return Pages.goTo(KeysView.of(OwnAccountView.PATH));
  }

  @Get(AccountsView.PATH + "/{id}" + KeysView.PART)
  @Secured(Roles.ADMINISTRATOR)
  HttpResponse<byte[]> ofAccount(HttpRequest<?> request, Visit visit, Person person, String id) {
    return show(keysOf(visit, person, number(id), Form.empty()), HttpStatus.OK);
  }

  private KeysView keysOf(Visit visit, Person person, long id, Form form) {
    Account account =
        accounts
            .find(person, id)
            .orElseThrow(
                () -> new Problem(ProblemCode.NOT_FOUND, "There is no account number " + id + "."));
    return new KeysView(
        visit,
        KeysView.of(AccountsView.address(id)),
        account.name(),
        account.grants(),
        keys.list(person, id),
        own.find(person).map(Account::passwordChosen).orElse(false),
        form);
  }

  /** Makes a key of an account, and shows it, this once. */
  @Post(AccountsView.PATH + "/{id}" + KeysView.PART)
  @Secured(Roles.ADMINISTRATOR)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> createFor(
      Visit visit, Person person, String id, @Body Map<String, String> fields) {
    if (number(id) == person.accountId()) {
      return Pages.goTo(KeysView.of(OwnAccountView.PATH));
    }
    Form form = new Form(fields);
    KeysView view = keysOf(visit, person, number(id), form);
    KeyForm typed = new KeyForm(visit, form);
    String name = typed.name();
    Duration life = typed.life();
    List<ApiKeyStore.Wish> grants = typed.grants(view.grants(), accounts.sites(person));
    checkPassword(view, person, fields);
    return make(view, typed, () -> keys.create(person, number(id), name, grants, life));
  }

  /** Withdraws a key of an account. */
  @Post(AccountsView.PATH + "/{id}" + KeysView.PART + "/{key}/retrait")
  @Secured(Roles.ADMINISTRATOR)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> revokeOf(Person person, String id, String key) {
    keys.revoke(person, number(id), number(key));
    return Pages.goTo(KeysView.of(AccountsView.address(number(id))));
  }

  private static long number(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw new Problem(ProblemCode.NOT_FOUND, "There is nothing of that number.");
    }
    return Long.parseLong(text);
  }
}
