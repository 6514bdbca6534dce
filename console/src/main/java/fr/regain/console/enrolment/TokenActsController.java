package fr.regain.console.enrolment;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
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

/** Withdraws many tokens at once. */
@Controller(TokensView.ACTS)
@Secured(Roles.ADMINISTRATOR)
final class TokenActsController {
  private final TokenService tokens;
  private final Lists lists;

  TokenActsController(TokenService tokens, Lists lists) {
    this.tokens = tokens;
    this.lists = lists;
  }

  private RowActs<ListedToken, TokenSort> acts(HttpRequest<?> request, Visit visit, Person person) {
    var asked = lists.asked(request, visit, TokenTable.TABLE, TokensView.PATH);
    TokenFilter filter = TokenTable.filter(asked.address());
    return new RowActs<>(
        asked,
        TokensView.ACTS,
        (sort, at, size) -> tokens.page(person, filter, sort, at, size),
        row -> Long.toString(row.token().id()),
        row -> row.token().name(),
        List.of(
            new RowAct<>(
                "retrait",
                "tokens.many.revoke",
                "",
                row -> row.token().revokedAt() == null,
                row -> tokens.revoke(person, row.token().id()))));
  }

  @Get
  HttpResponse<byte[]> page(HttpRequest<?> request, Visit visit, Person person) {
    return acts(request, visit, person).page();
  }

  /** Says how many tokens it would withdraw, and asks once more. */
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
