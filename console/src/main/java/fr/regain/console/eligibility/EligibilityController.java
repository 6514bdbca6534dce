package fr.regain.console.eligibility;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Roles;
import fr.regain.console.equipment.OwnerService;
import fr.regain.console.page.eligibility.JtelistGenerated;
import fr.regain.console.site.SiteService;
import fr.regain.console.web.Visit;
import fr.regain.console.web.table.Lists;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;

/** The list of equipment with its routes, on the screen and as a file. */
@Controller(EligibilityTable.PATH)
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
final class EligibilityController {
  private final EligibilityService eligibility;
  private final OwnerService owners;
  private final SiteService sites;
  private final Lists lists;

  EligibilityController(
      EligibilityService eligibility, OwnerService owners, SiteService sites, Lists lists) {
    this.eligibility = eligibility;
    this.owners = owners;
    this.sites = sites;
    this.lists = lists;
  }

  @Get
  HttpResponse<?> list(HttpRequest<?> request, Visit visit, Person person) {
    var asked = lists.asked(request, visit, EligibilityTable.TABLE, EligibilityTable.PATH);
    EligibilityFilter filter = EligibilityFilters.of(asked.address());
    return asked.answer(
        (sort, at, size) -> eligibility.page(person.scope(), filter, sort, at, size),
        () ->
            EligibilityFilters.fields(
                visit,
                asked.address(),
                sites.around(person.scope(), filter.siteId()),
                owners.all()),
        table -> {
          EligibilityView view =
              new EligibilityView(
                  table,
                  eligibility.routes(person.scope(), filter),
                  eligibility.progress(),
                  person.may(Role.ADMINISTRATOR, Role.TECHNICIAN),
                  person.may(Role.ADMINISTRATOR));
          return output -> JtelistGenerated.render(output, null, view);
        });
  }
}
