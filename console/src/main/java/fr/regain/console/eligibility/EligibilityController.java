package fr.regain.console.eligibility;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Roles;
import fr.regain.console.document.Spreadsheet;
import fr.regain.console.equipment.OwnerService;
import fr.regain.console.page.eligibility.JtelistGenerated;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteChoice;
import fr.regain.console.site.SiteService;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.util.List;

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
      return table(visit, person, query).csv().download(visit.say("eligibility.file"));
    }
    if (format.equals("ods")) {
      return spreadsheet(visit, person, query);
    }
    EligibilityPage page = page(person, query, query.page(), query.size());
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
            person.may(Role.ADMINISTRATOR, Role.TECHNICIAN, Role.COORDINATOR),
            person.may(Role.ADMINISTRATOR, Role.TECHNICIAN),
            person.may(Role.ADMINISTRATOR));
    return Pages.show(request, output -> JtelistGenerated.render(output, null, view));
  }

  private EligibilityPage page(Person person, EligibilityQuery query, int page, int size) {
    return eligibility.page(person.scope(), query.filter(), query.sort(), page, size);
  }

  private EligibilityTable table(Visit visit, Person person, EligibilityQuery query) {
    EligibilityTable table = new EligibilityTable(visit);
    eligibility.each(person.scope(), query.filter(), query.sort(), table::add);
    return table;
  }

  private HttpResponse<byte[]> spreadsheet(Visit visit, Person person, EligibilityQuery query) {
    if (page(person, query, 1, 1).total() > EligibilityTable.MOST_SPREADSHEET_ROWS) {
      throw new Problem(
          ProblemCode.REQUEST_INVALID,
          "A spreadsheet holds "
              + EligibilityTable.MOST_SPREADSHEET_ROWS
              + " rows at most: take the CSV, or narrow the list.");
    }
    byte[] content = Spreadsheet.of(List.of(table(visit, person, query).sheet()));
    return HttpResponse.ok(content)
        .contentType(MediaType.of(Spreadsheet.MEDIA_TYPE))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + visit.say("eligibility.file") + ".ods\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
