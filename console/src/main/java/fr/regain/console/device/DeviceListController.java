package fr.regain.console.device;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Roles;
import fr.regain.console.page.device.JtelistGenerated;
import fr.regain.console.site.SiteService;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import fr.regain.console.web.table.Export;
import fr.regain.console.web.table.ListAddress;
import fr.regain.console.web.table.ListChoice;
import fr.regain.console.web.table.Lists;
import fr.regain.console.web.table.TableView;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import java.util.Optional;

/** The list of devices, on the screen and as a file. */
@Controller(DeviceListQuery.PATH)
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
    ListChoice choice = lists.choice(request, DeviceTable.TABLE);
    return lists
        .opening(request, DeviceListQuery.PATH, choice)
        .orElseGet(() -> list(request, visit, person, choice));
  }

  private HttpResponse<?> list(
      HttpRequest<?> request, Visit visit, Person person, ListChoice choice) {
    DeviceListQuery query = DeviceListQuery.of(request.getParameters());
    ListAddress address =
        ListAddress.read(
            DeviceTable.TABLE, DeviceListQuery.PATH, query.parameters(), request.getParameters());
    DeviceFilter filter = query.filter(visit.now());
    DeviceSort sort = DeviceTable.sort(address.order());
    Optional<Export> export = Lists.export(request);
    if (export.isPresent()) {
      return lists.file(
          export.get(),
          visit,
          DeviceTable.TABLE,
          address,
          choice,
          visit.say("list.file"),
          at -> devices.page(person.scope(), filter, sort, at, DeviceService.LARGEST_PAGE).slice());
    }
    DevicePage page =
        devices.page(person.scope(), filter, sort, address.at(), Lists.size(address, choice));
    DeviceFields fields =
        new DeviceFields(visit, query, sites.around(person.scope(), query.siteId()), rings.names());
    DeviceListView view =
        new DeviceListView(
            new TableView<>(
                visit,
                DeviceTable.TABLE,
                address,
                choice,
                fields.all(),
                page.slice(),
                page.count()),
            person.may(Role.ADMINISTRATOR, Role.COORDINATOR));
    return Pages.show(request, output -> JtelistGenerated.render(output, null, view));
  }
}
