package fr.regain.console.device;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.page.device.JtelistGenerated;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteChoice;
import fr.regain.console.site.SiteService;
import fr.regain.console.web.Csv;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of devices, on the screen and as a table to save. */
@Controller(DeviceListQuery.PATH)
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
final class DeviceListController {
  private final DeviceService devices;
  private final SiteService sites;
  private final RingService rings;

  DeviceListController(DeviceService devices, SiteService sites, RingService rings) {
    this.devices = devices;
    this.sites = sites;
    this.rings = rings;
  }

  @Get
  HttpResponse<byte[]> list(
      HttpRequest<?> request,
      Visit visit,
      Person person,
      @QueryValue(defaultValue = "html") String format) {
    DeviceListQuery query = DeviceListQuery.of(request.getParameters());
    if (format.equals("csv")) {
      return csv(visit, person, query);
    }
    DevicePage page = page(visit, person, query, query.page(), query.size());
    if (query.page() > page.pages()) {
      return Pages.goTo(query.withPage(page.pages()).address());
    }
    List<Site> tree = sites.tree(person.scope());
    Long siteId = query.siteId();
    DeviceListView view =
        new DeviceListView(
            visit,
            query,
            page,
            SiteChoice.around(tree, siteId),
            siteId == null ? null : SiteChoice.find(tree, siteId).orElse(null),
            rings.all());
    return Pages.show(request, output -> JtelistGenerated.render(output, null, view));
  }

  private DevicePage page(Visit visit, Person person, DeviceListQuery query, int page, int size) {
    return devices.page(person.scope(), query.filter(visit.now()), query.sort(), page, size);
  }

  private HttpResponse<byte[]> csv(Visit visit, Person person, DeviceListQuery query) {
    Csv csv =
        new Csv()
            .row(
                visit.say("list.column.HOST_NAME"),
                visit.say("csv.used-bytes"),
                visit.say("csv.capacity-bytes"),
                visit.say("list.column.LAST_CHECK_IN"),
                visit.say("csv.made-after"),
                visit.say("csv.made-before"),
                visit.say("list.column.MODEL"),
                visit.say("list.column.chassis"),
                visit.say("list.column.site"),
                visit.say("list.state"));
    DevicePage page;
    int number = 1;
    do {
      page = page(visit, person, query, number, DeviceService.LARGEST_PAGE);
      page.rows().forEach(row -> add(csv, visit, row));
      number++;
    } while (number <= page.pages());
    return csv.download(visit.say("list.file"));
  }

  private static void add(Csv csv, Visit visit, DeviceRow row) {
    csv.row(
        row.hostName(),
        text(row.usedBytes()),
        text(row.capacityBytes()),
        text(row.lastCheckInAt()),
        text(row.madeAfter()),
        text(row.madeBefore()),
        DeviceText.model(visit, row.vendor(), row.model()),
        DeviceText.chassis(visit, row.chassis()),
        row.siteName(),
        visit.say("state." + row.state().name()));
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
