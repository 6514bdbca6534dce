package fr.regain.console.access;

import fr.regain.console.web.Visit;
import fr.regain.console.web.table.Lists;
import fr.regain.console.web.table.RowAct;
import fr.regain.console.web.table.RowActs;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import java.util.List;
import java.util.Map;

/** Closes and opens many accounts at once. */
@Controller(AccountsView.ACTS)
@Secured(Roles.ADMINISTRATOR)
final class AccountActsController {
  private final AccountService accounts;
  private final Lists lists;

  AccountActsController(AccountService accounts, Lists lists) {
    this.accounts = accounts;
    this.lists = lists;
  }

  private RowActs<Account, AccountSort> acts(HttpRequest<?> request, Visit visit, Person person) {
    var asked = lists.asked(request, visit, AccountTable.TABLE, AccountsView.PATH);
    AccountFilter filter = AccountTable.filter(asked.address());
    return new RowActs<>(
        asked,
        AccountsView.ACTS,
        (sort, at, size) -> accounts.page(person, filter, sort, at, size),
        account -> Long.toString(account.id()),
        Account::name,
        List.of(
            act(person, "fermeture", "accounts.many.close", AccountState.SHUT_OUT),
            act(person, "ouverture", "accounts.many.open", AccountState.ACTIVE)));
  }

  private RowAct<Account> act(Person person, String name, String words, AccountState state) {
    return new RowAct<>(
        name,
        words,
        "",
        account -> account.state() != state && account.id() != person.accountId(),
        account -> accounts.setState(person, account.id(), state));
  }

  @Get
  HttpResponse<byte[]> page(HttpRequest<?> request, Visit visit, Person person) {
    return acts(request, visit, person).page();
  }

  /** Says how many accounts it would change, and asks once more. */
  @Post(RowActs.CHECK)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> check(
      HttpRequest<?> request, Visit visit, Person person, @Body Map<String, String> fields) {
    return acts(request, visit, person).check(fields);
  }

  /** Does it, if it is still what the person was told. */
  @Post(RowActs.RUN)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> run(
      HttpRequest<?> request, Visit visit, Person person, @Body Map<String, String> fields) {
    return acts(request, visit, person).run(fields);
  }
}
