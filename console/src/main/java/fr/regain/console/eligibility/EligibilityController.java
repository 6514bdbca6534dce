package fr.regain.console.eligibility;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Roles;
import fr.regain.console.equipment.OwnerService;
import fr.regain.console.page.eligibility.JtelistGenerated;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The list of equipment with its routes, on the screen and as a table to save. */
@Controller(EligibilityQuery.PATH)
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
final class EligibilityController {
  private final EligibilityService eligibility;
  private final OwnerService owners;
  private final SiteService sites;

  EligibilityController(EligibilityService eligibility, OwnerService owners, SiteService sites) {
    this.eligibility = eligibility;
    this.owners = owners;
    this.sites = sites;
  }

  @Get
  HttpResponse<byte[]> list(
      HttpRequest<?> request,
      Visit visit,
      Person person,
      @QueryValue(defaultValue = "html") String format) {
    EligibilityQuery query = EligibilityQuery.of(request.getParameters());
    if (format.equals("csv")) {
      return csv(visit, person, query);
    }
    EligibilityPage page = page(person, query, query.page(), EligibilityQuery.SIZE);
    if (query.page() > page.pages()) {
      return Pages.goTo(query.withPage(page.pages()).address());
    }
    List<Site> tree = sites.tree(person.scope());
    Long siteId = query.filter().siteId();
    EligibilityView view =
        new EligibilityView(
            visit,
            query,
            page,
            eligibility.progress(),
            SiteChoice.around(tree, siteId),
            siteId == null ? null : SiteChoice.find(tree, siteId).orElse(null),
            owners.all(),
            person.may(Role.ADMINISTRATOR));
    return Pages.show(request, output -> JtelistGenerated.render(output, null, view));
  }

  private EligibilityPage page(Person person, EligibilityQuery query, int page, int size) {
    return eligibility.page(person.scope(), query.filter(), query.sort(), page, size);
  }

  private HttpResponse<byte[]> csv(Visit visit, Person person, EligibilityQuery query) {
    Csv csv =
        new Csv()
            .row(
                visit.say("equipment.short-id"),
                visit.say("equipment.name"),
                visit.say("equipment.vendor"),
                visit.say("equipment.model"),
                visit.say("equipment.serial"),
                visit.say("equipment.kind"),
                visit.say("list.column.site"),
                visit.say("equipment.owner"),
                visit.say("csv.made-after"),
                visit.say("csv.made-before"),
                visit.say("eligibility.route"),
                visit.say("eligibility.possible"),
                visit.say("eligibility.stays-until"),
                visit.say("eligibility.why"));
    EligibilityPage page;
    int number = 1;
    do {
      page = page(person, query, number, EligibilityService.LARGEST_PAGE);
      page.rows().forEach(row -> add(csv, visit, row));
      number++;
    } while (number <= page.pages());
    return csv.download(visit.say("eligibility.file"));
  }

  private static void add(Csv csv, Visit visit, EligibilityRow row) {
    csv.row(
        row.shortId().text(),
        text(row.hostName()),
        text(row.vendor()),
        text(row.model()),
        text(row.serialNumber()),
        visit.say("equipment.kind." + row.kind().name()),
        row.siteName(),
        text(row.ownerName()),
        text(row.made().after()),
        text(row.made().before()),
        visit.say("route." + row.route().name()),
        row.possible().stream()
            .map(route -> visit.say("route." + route.name()))
            .collect(Collectors.joining(", ")),
        text(row.staysUntil()),
        row.reasons().stream()
            .map(code -> visit.say("finding." + code.name()))
            .collect(Collectors.joining(", ")));
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
