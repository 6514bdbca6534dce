package fr.regain.console.secondlife;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.access.Scope;
import fr.regain.console.equipment.OwnerService;
import fr.regain.console.page.secondlife.JteworkshopGenerated;
import fr.regain.console.site.SiteService;
import fr.regain.console.web.Visit;
import fr.regain.console.web.table.Lists;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;

/** The workshop: every piece on its way, by stage, on the screen and as a file. */
@Controller(WorkshopTable.PATH)
@Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN, Roles.COORDINATOR})
final class WorkshopController {
  private final SecondLifeService pieces;
  private final OwnerService owners;
  private final SiteService sites;
  private final Lists lists;

  WorkshopController(
      SecondLifeService pieces, OwnerService owners, SiteService sites, Lists lists) {
    this.pieces = pieces;
    this.owners = owners;
    this.sites = sites;
    this.lists = lists;
  }

  @Get
  HttpResponse<?> list(HttpRequest<?> request, Visit visit, Person person) {
    Scope scope = SecondLifeService.readable(person);
    var asked = lists.asked(request, visit, WorkshopTable.TABLE, WorkshopTable.PATH);
    WorkshopFilter filter = WorkshopFilters.of(asked.address());
    return asked.answer(
        (sort, at, size) -> pieces.page(scope, filter, sort, at, size),
        () ->
            WorkshopFilters.fields(
                visit, asked.address(), sites.around(scope, filter.siteId()), owners.all()),
        table -> {
          WorkshopView view =
              new WorkshopView(
                  table,
                  pieces.counts(scope, filter),
                  !SecondLifeService.workable(person).isEmpty());
          return output -> JteworkshopGenerated.render(output, null, view);
        });
  }
}
