package fr.regain.console.access;

import fr.regain.console.identity.IdentityProvider;
import fr.regain.console.page.access.JteaccountGenerated;
import fr.regain.console.page.access.JteaccountsGenerated;
import fr.regain.console.page.access.JteinvitedGenerated;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.web.Form;
import fr.regain.console.web.Pages;
import fr.regain.console.web.PublicAddress;
import fr.regain.console.web.Visit;
import fr.regain.console.web.table.ListRequest;
import fr.regain.console.web.table.Lists;
import fr.regain.console.web.table.Rows;
import fr.regain.console.web.table.TableView;
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
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The accounts that an administrator looks after, and one of them. */
@Controller(AccountsView.PATH)
@Secured(Roles.ADMINISTRATOR)
final class AccountsController {
  private final AccountService accounts;
  private final PublicAddress address;
  private final IdentityProvider provider;
  private final Lists lists;
  private final boolean local;

  AccountsController(
      AccountService accounts,
      PublicAddress address,
      IdentityProvider provider,
      Lists lists,
      ConsoleConfig config) {
    this.lists = lists;
    this.accounts = accounts;
    this.address = address;
    this.provider = provider;
    this.local = config.accounts().local();
  }

  @Get
  HttpResponse<?> list(HttpRequest<?> request, Visit visit, Person person) {
    var asked = asked(request, visit);
    return asked.answer(
        rows(asked, person),
        () -> AccountTable.fields(visit, asked.address()),
        table -> {
          AccountsView view = view(table, person, Form.empty());
          return output -> JteaccountsGenerated.render(output, null, view);
        });
  }

  private ListRequest<Account, AccountSort> asked(HttpRequest<?> request, Visit visit) {
    return lists.asked(request, visit, AccountTable.TABLE, AccountsView.PATH);
  }

  private Rows<Account, AccountSort> rows(ListRequest<Account, AccountSort> asked, Person person) {
    AccountFilter filter = AccountTable.filter(asked.address());
    return (sort, at, size) -> accounts.page(person, filter, sort, at, size);
  }

  /** Makes an account, and shows the link by which its person chooses a password, this once. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> create(
      HttpRequest<?> request, Visit visit, Person person, @Body Map<String, String> fields) {
    Form form = new Form(fields);
    checkName(visit, form);
    Optional<SignInName> signInName = signInName(visit, form);
    Optional<Role> role = role(visit, form);
    Optional<SiteLabel> site = site(visit, person, form);
    if (!form.isSound()) {
      var asked = asked(request, visit);
      AccountsView view =
          view(
              asked.view(rows(asked, person), AccountTable.fields(visit, asked.address())),
              person,
              form);
      return Pages.showOnce(
          HttpStatus.UNPROCESSABLE_ENTITY,
          output -> JteaccountsGenerated.render(output, null, view));
    }
    return invite(
        request,
        visit,
        form.text("name"),
        accounts.create(
            person,
            signInName.orElseThrow(),
            form.text("name"),
            role.orElseThrow(),
            site.orElseThrow().id()));
  }

  private HttpResponse<byte[]> invite(
      HttpRequest<?> request, Visit visit, String name, AccountService.Invited invited) {
    String link = address.of(request) + PasswordLinks.PATH + invited.link().text();
    return Pages.showOnce(
        HttpStatus.OK,
        output ->
            JteinvitedGenerated.render(
                output, null, visit, name, link, AccountsView.address(invited.accountId())));
  }

  @Get("/{id}")
  HttpResponse<byte[]> account(HttpRequest<?> request, Visit visit, Person person, String id) {
    AccountView view = view(visit, person, id, Form.empty());
    return Pages.show(request, output -> JteaccountGenerated.render(output, null, view));
  }

  /** Gives an account a role. */
  @Post("/{id}/roles")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> grant(
      Visit visit, Person person, String id, @Body Map<String, String> fields) {
    Form form = new Form(fields);
    AccountView view = view(visit, person, id, form);
    Optional<Role> role = role(visit, form);
    Optional<SiteLabel> site = site(visit, person, form);
    if (!form.isSound()) {
      return Pages.showOnce(
          HttpStatus.UNPROCESSABLE_ENTITY,
          output -> JteaccountGenerated.render(output, null, view));
    }
    accounts.grant(person, view.account().id(), role.orElseThrow(), site.orElseThrow().id());
    return Pages.goTo(view.address());
  }

  /** Takes a role back. */
  @Post("/{id}/roles/retrait")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> withdraw(
      Visit visit, Person person, String id, @Body Map<String, String> fields) {
    Form form = new Form(fields);
    Account account = find(person, id);
    Optional<Role> role = role(visit, form);
    if (role.isEmpty() || form.number("site").isEmpty()) {
      throw new Problem(ProblemCode.REQUEST_INVALID, "A role and a site must be named.");
    }
    accounts.withdraw(person, account.id(), role.orElseThrow(), form.number("site").getAsLong());
    return Pages.goTo(after(person, account.id()));
  }

  /** Shows a link by which the person chooses a new password, this once. */
  @Post("/{id}/mot-de-passe")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> resetPassword(
      HttpRequest<?> request, Visit visit, Person person, String id) {
    Account account = find(person, id);
    return invite(request, visit, account.name(), accounts.resetPassword(person, account.id()));
  }

  /** Takes the second factor off an account whose person lost it. */
  @Post("/{id}/code")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> removeSecondFactor(Person person, String id) {
    accounts.removeSecondFactor(person, find(person, id).id());
    return Pages.goTo(AccountsView.PATH + "/" + id);
  }

  /** Shuts an account out. */
  @Post("/{id}/exclusion")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> shutOut(Person person, String id) {
    accounts.setState(person, find(person, id).id(), AccountState.SHUT_OUT);
    return Pages.goTo(AccountsView.PATH + "/" + id);
  }

  /** Ends one session of an account. */
  @Post("/{id}/sessions/{session}/fin")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> closeSession(Person person, String id, String session) {
    Account account = find(person, id);
    if (!session.matches("[0-9]{1,18}")
        || !accounts.closeSession(person, account.id(), Long.parseLong(session))) {
      throw new Problem(ProblemCode.NOT_FOUND, "There is no such session.");
    }
    return Pages.goTo(AccountsView.address(account.id()));
  }

  /** Ends all sessions of an account. */
  @Post("/{id}/sessions/fin")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> closeSessions(Person person, String id) {
    Account account = find(person, id);
    accounts.closeSessions(person, account.id());
    return Pages.goTo(AccountsView.address(account.id()));
  }

  /** Lets an account in again. */
  @Post("/{id}/retour")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> readmit(Person person, String id) {
    accounts.setState(person, find(person, id).id(), AccountState.ACTIVE);
    return Pages.goTo(AccountsView.PATH + "/" + id);
  }

  private static void checkName(Visit visit, Form form) {
    String name = form.text("name");
    if (name.isEmpty() || name.length() > AccountService.LONGEST_NAME) {
      form.reject("name", visit.say("error.name"));
    }
  }

  private Optional<SignInName> signInName(Visit visit, Form form) {
    try {
      SignInName name = new SignInName(form.text("sign-in"));
      if (accounts.isTaken(name)) {
        form.reject("sign-in", visit.say("accounts.error.taken"));
      }
      return Optional.of(name);
    } catch (IllegalArgumentException malformed) {
      form.reject("sign-in", visit.say("accounts.error.sign-in"));
      return Optional.empty();
    }
  }

  static Optional<Role> role(Visit visit, Form form) {
    Optional<Role> role =
        Arrays.stream(Role.values())
            .filter(known -> known.name().equals(form.text("role")))
            .findFirst();
    if (role.isEmpty()) {
      form.reject("role", visit.say("accounts.error.role"));
    }
    return role;
  }

  private Optional<SiteLabel> site(Visit visit, Person person, Form form) {
    Optional<SiteLabel> site = SiteLabel.named(accounts.sites(person), form.text("site"));
    if (site.isEmpty()) {
      form.reject("site", visit.say("accounts.error.site"));
    }
    return site;
  }

  private AccountsView view(TableView<Account> table, Person person, Form form) {
    return new AccountsView(
        table,
        local,
        provider.isThere() && person.scope(Role.ADMINISTRATOR).isEverywhere(),
        accounts.sites(person),
        form);
  }

  private AccountView view(Visit visit, Person person, String id, Form form) {
    Account account = find(person, id);
    return new AccountView(
        visit,
        account,
        account.id() == person.accountId(),
        accounts.sessions(person, account.id()),
        accounts.sites(person),
        form);
  }

  /** The page of the account, while the person still looks after it. */
  private String after(Person person, long id) {
    return accounts.find(person, id).isPresent() ? AccountsView.address(id) : AccountsView.PATH;
  }

  private Account find(Person person, String id) {
    return Optional.of(id)
        .filter(text -> text.matches("[0-9]{1,18}"))
        .flatMap(text -> accounts.find(person, Long.parseLong(text)))
        .orElseThrow(
            () -> new Problem(ProblemCode.NOT_FOUND, "There is no account number " + id + "."));
  }
}
