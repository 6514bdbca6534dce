package fr.regain.console.secondlife;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.access.Scope;
import fr.regain.console.equipment.OwnerService;
import fr.regain.console.page.secondlife.JtelotsGenerated;
import fr.regain.console.site.SiteService;
import fr.regain.console.web.Form;
import fr.regain.console.web.Pages;
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

/** The list of lots, and where one is made. */
@Controller(Lot.PATH)
@Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN, Roles.COORDINATOR})
final class LotsController {
  private static final int LONGEST_NAME = 255;

  private final LotService lots;
  private final OwnerService owners;
  private final SiteService sites;
  private final Lists lists;

  LotsController(LotService lots, OwnerService owners, SiteService sites, Lists lists) {
    this.lists = lists;
    this.lots = lots;
    this.owners = owners;
    this.sites = sites;
  }

  @Get
  HttpResponse<?> list(HttpRequest<?> request, Visit visit, Person person) {
    var asked = asked(request, visit);
    return asked.answer(
        rows(asked, person),
        () -> LotTable.fields(visit, asked.address()),
        table -> {
          LotsView view = view(table, person, Form.empty());
          return output -> JtelotsGenerated.render(output, null, view);
        });
  }

  private ListRequest<LotLine, LotSort> asked(HttpRequest<?> request, Visit visit) {
    return lists.asked(request, visit, LotTable.TABLE, Lot.PATH);
  }

  private Rows<LotLine, LotSort> rows(ListRequest<LotLine, LotSort> asked, Person person) {
    LotFilter filter = LotTable.filter(asked.address());
    return (sort, at, size) ->
        lots.page(SecondLifeService.readable(person), filter, sort, at, size);
  }

  private LotsView view(TableView<LotLine> table, Person person, Form creation) {
    Scope workable = SecondLifeService.workable(person);
    return new LotsView(
        table, !workable.isEmpty(), owners.all(), sites.around(workable, null), creation);
  }

  /** Makes a lot. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
  HttpResponse<byte[]> create(
      HttpRequest<?> request, Visit visit, Person person, @Body Map<String, String> fields) {
    Form form = new Form(fields);
    String name = form.text("name");
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      form.reject("name", visit.say("error.name"));
    }
    Optional<Destination> destination =
        Arrays.stream(Destination.values())
            .filter(one -> one.name().equals(form.text("destination")))
            .findFirst();
    if (destination.isEmpty() || form.number("owner").isEmpty() || form.number("site").isEmpty()) {
      form.reject("name", visit.say("lots.error.incomplete"));
    }
    if (!form.isSound()) {
      var asked = asked(request, visit);
      LotsView view =
          view(
              asked.view(rows(asked, person), LotTable.fields(visit, asked.address())),
              person,
              form);
      return Pages.showOnce(
          HttpStatus.UNPROCESSABLE_ENTITY, output -> JtelotsGenerated.render(output, null, view));
    }
    LotTerms terms =
        new LotTerms(name, destination.orElseThrow(), "", null, "", "", "", null, null, null);
    long id =
        lots.create(
            person, form.number("site").orElseThrow(), form.number("owner").orElseThrow(), terms);
    return Pages.goTo(Lot.address(id));
  }
}
