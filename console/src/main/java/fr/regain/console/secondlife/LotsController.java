package fr.regain.console.secondlife;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.access.Scope;
import fr.regain.console.equipment.OwnerService;
import fr.regain.console.page.secondlife.JtelotsGenerated;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteChoice;
import fr.regain.console.site.SiteService;
import fr.regain.console.web.Form;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
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
import java.util.List;
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

  LotsController(LotService lots, OwnerService owners, SiteService sites) {
    this.lots = lots;
    this.owners = owners;
    this.sites = sites;
  }

  @Get
  HttpResponse<byte[]> list(HttpRequest<?> request, Visit visit, Person person) {
    LotsView view = view(request, visit, person, Form.empty());
    if (view.query().page() > view.pages()) {
      return Pages.goTo(view.query().withPage(view.pages()));
    }
    return Pages.show(request, output -> JtelotsGenerated.render(output, null, view));
  }

  private LotsView view(HttpRequest<?> request, Visit visit, Person person, Form creation) {
    LotsQuery query = LotsQuery.of(request.getParameters());
    Scope scope = SecondLifeService.readable(person);
    Scope workable = SecondLifeService.workable(person);
    List<Site> tree = sites.tree(workable);
    return new LotsView(
        visit,
        query,
        lots.page(scope, query.filter(), query.page(), LotsView.SIZE),
        lots.count(scope, query.filter()),
        !workable.isEmpty(),
        owners.all(),
        SiteChoice.around(tree, null),
        creation);
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
      LotsView view = view(request, visit, person, form);
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
