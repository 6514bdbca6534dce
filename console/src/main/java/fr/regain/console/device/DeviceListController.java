package fr.regain.console.device;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Roles;
import fr.regain.console.page.device.JtelistGenerated;
import fr.regain.console.site.SiteService;
import fr.regain.console.web.Visit;
import fr.regain.console.web.table.Lists;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;

/** The list of devices, on the screen and as a file. */
@Controller(DeviceFilters.PATH)
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
final class DeviceListController {
  private final DeviceService devices;
  private final SiteService sites;
  private final RingService rings;
  private final Lists lists;

  DeviceListController(DeviceService devices, SiteService sites, RingService rings, Lists lists) {
    this.devices = devices;
    this.sites = sites;
    this.rings = rings;
    this.lists = lists;
  }

  @Get
  HttpResponse<?> list(HttpRequest<?> request, Visit visit, Person person) {
    var asked = lists.asked(request, visit, DeviceTable.TABLE, DeviceFilters.PATH);
    DeviceFilter filter = DeviceFilters.of(asked.address(), visit.now());
    return asked.answer(
        (sort, at, size) -> devices.page(person.scope(), filter, sort, at, size),
        () ->
            DeviceFields.of(
                visit,
                asked.address(),
                sites.around(person.scope(), filter.siteId()),
                rings.names()),
        table -> {
          DeviceListView view =
              new DeviceListView(table, person.may(Role.ADMINISTRATOR, Role.COORDINATOR));
          return output -> JtelistGenerated.render(output, null, view);
        });
  }
}
