package fr.regain.console.enrolment;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Roles;
import fr.regain.console.page.enrolment.JtenewtokenGenerated;
import fr.regain.console.page.enrolment.JtetokensGenerated;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteChoice;
import fr.regain.console.site.SiteService;
import fr.regain.console.web.Form;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import fr.regain.console.web.table.FilterField;
import fr.regain.console.web.table.ListRequest;
import fr.regain.console.web.table.Lists;
import fr.regain.console.web.table.Rows;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Making, listing and withdrawing enrolment tokens. */
@Controller(TokensView.PATH)
@Secured(Roles.ADMINISTRATOR)
final class TokensController {
  private static final int LONGEST_NAME = 255;

  private final TokenService tokens;
  private final SiteService sites;
  private final Lists lists;

  TokensController(TokenService tokens, SiteService sites, Lists lists) {
    this.lists = lists;
    this.tokens = tokens;
    this.sites = sites;
  }

  @Get
  HttpResponse<?> page(HttpRequest<?> request, Visit visit, Person person) {
    var asked = asked(request, visit);
    return asked.answer(
        rows(asked, person),
        () -> fields(asked, person),
        table -> {
          TokensView view = new TokensView(table, tree(person), Form.empty());
          return output -> JtetokensGenerated.render(output, null, view);
        });
  }

  private ListRequest<ListedToken, TokenSort> asked(HttpRequest<?> request, Visit visit) {
    return lists.asked(request, visit, TokenTable.TABLE, TokensView.PATH);
  }

  private Rows<ListedToken, TokenSort> rows(
      ListRequest<ListedToken, TokenSort> asked, Person person) {
    TokenFilter filter = TokenTable.filter(asked.address());
    return (sort, at, size) -> tokens.page(person, filter, sort, at, size);
  }

  private List<FilterField> fields(ListRequest<ListedToken, TokenSort> asked, Person person) {
    Long siteId = asked.get(TokenTable.SITE).orElse(null);
    return TokenTable.fields(
        asked.visit(), asked.address(), SiteChoice.around(tree(person), siteId));
  }

  private List<Site> tree(Person person) {
    return sites.tree(person.scope(Role.ADMINISTRATOR));
  }

  /** Makes a token and shows it, this once: the answer is the page itself, kept nowhere. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> create(
      HttpRequest<?> request, Visit visit, Person person, @Body Map<String, String> fields) {
    Form form = new Form(fields);
    var asked = asked(request, visit);
    TokensView view =
        new TokensView(asked.view(rows(asked, person), fields(asked, person)), tree(person), form);
    String name = form.text("name");
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      form.reject("name", visit.say("error.name"));
    }
    Optional<Site> site =
        form.number("site").stream()
            .boxed()
            .flatMap(id -> SiteChoice.find(view.tree(), id).stream())
            .findFirst();
    if (site.isEmpty()) {
      form.reject("site", visit.say("tokens.error.site"));
    }
    long days = bounded(visit, form, "days", TokenService.LONGEST_LIFE.toDays());
    long uses = bounded(visit, form, "uses", TokenService.MOST_USES);
    if (!form.isSound()) {
      return Pages.showOnce(
          HttpStatus.UNPROCESSABLE_ENTITY, output -> JtetokensGenerated.render(output, null, view));
    }
    NewToken token =
        tokens.create(person, site.orElseThrow().id(), name, Duration.ofDays(days), (int) uses);
    return Pages.showOnce(
        HttpStatus.OK, output -> JtenewtokenGenerated.render(output, null, view, token));
  }

  private static long bounded(Visit visit, Form form, String field, long most) {
    long number = form.number(field).orElse(0);
    if (number < 1 || number > most) {
      form.reject(field, visit.say("tokens.error.number", most));
    }
    return number;
  }

  /** Withdraws a token. */
  @Post("/{id}/retrait")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> revoke(Person person, String id) {
    if (!id.matches("[0-9]{1,18}")) {
      throw new Problem(ProblemCode.NOT_FOUND, "There is no such token.");
    }
    tokens.revoke(person, Long.parseLong(id));
    return Pages.goTo(TokensView.PATH);
  }
}
