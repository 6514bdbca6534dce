package fr.regain.console.equipment;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Roles;
import fr.regain.console.access.Scope;
import fr.regain.console.page.equipment.JteownersGenerated;
import fr.regain.console.site.Site;
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

/** Who holds equipment: the owners, and which sites' equipment each of them holds. */
@Controller(OwnersView.PATH)
@Secured(Roles.ADMINISTRATOR)
final class OwnersController {
  private static final int LONGEST_NAME = 255;

  private final OwnerService owners;
  private final SiteService sites;

  OwnersController(OwnerService owners, SiteService sites) {
    this.owners = owners;
    this.sites = sites;
  }

  @Get
  HttpResponse<byte[]> page(HttpRequest<?> request, Visit visit, Person person) {
    OwnersView view = view(visit, person, Form.empty(), 0, Form.empty(), Form.empty());
    return Pages.show(request, output -> JteownersGenerated.render(output, null, view));
  }

  /** Enters an owner. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> add(Visit visit, Person person, @Body Map<String, String> fields) {
    OwnerService.checkRight(person);
    Form form = new Form(fields);
    Optional<OwnerKind> kind = check(visit, form, 0, "");
    if (!form.isSound()) {
      return again(view(visit, person, form, 0, Form.empty(), Form.empty()));
    }
    owners.add(person, form.text("name"), kind.orElseThrow());
    return Pages.goTo(OwnersView.PATH);
  }

  /** Gives an owner another name or kind. */
  @Post("/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> change(
      Visit visit, Person person, long id, @Body Map<String, String> fields) {
    OwnerService.checkRight(person);
    Form form = new Form(fields);
    Optional<OwnerKind> kind = check(visit, form, id, "-" + id);
    if (!form.isSound()) {
      return again(view(visit, person, Form.empty(), id, form, Form.empty()));
    }
    owners.change(person, id, form.text("name"), kind.orElseThrow());
    return Pages.goTo(OwnersView.PATH);
  }

  // There is a form for each owner on the page: what ends the names of its fields tells them apart.
  private Optional<OwnerKind> check(Visit visit, Form form, long except, String end) {
    String name = form.text("name");
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      form.reject("name" + end, visit.say("error.name"));
    } else if (owners.all().stream()
        .anyMatch(owner -> owner.id() != except && owner.name().equals(name))) {
      form.reject("name" + end, visit.say("owners.error.taken"));
    }
    Optional<OwnerKind> kind =
        Arrays.stream(OwnerKind.values())
            .filter(known -> known.name().equals(form.text("kind")))
            .findFirst();
    if (kind.isEmpty()) {
      form.reject("kind" + end, visit.say("owners.error.kind"));
    }
    return kind;
  }

  /** Says who holds the equipment of a site. */
  @Post("/site")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> own(Visit visit, Person person, @Body Map<String, String> fields) {
    Form form = new Form(fields);
    Scope scope = person.scope(Role.ADMINISTRATOR);
    Optional<Site> site =
        form.number("site").stream()
            .boxed()
            .flatMap(id -> sites.find(scope, id).stream())
            .findFirst();
    if (site.isEmpty()) {
      form.reject("site", visit.say("owners.error.site"));
    }
    Optional<Owner> owner =
        form.number("owner").stream().boxed().flatMap(id -> owners.find(id).stream()).findFirst();
    if (owner.isEmpty() && !form.text("owner").isEmpty()) {
      form.reject("owner", visit.say("equipment.error.owner"));
    }
    if (!form.isSound()) {
      return again(view(visit, person, Form.empty(), 0, Form.empty(), form));
    }
    String carrier = form.text("carrier");
    owners.setOwnership(
        person,
        site.orElseThrow().id(),
        owner.map(Owner::id).orElse(null),
        carrier.isEmpty() ? null : Boolean.valueOf(carrier.equals("true")));
    return Pages.goTo(OwnersView.PATH);
  }

  private static HttpResponse<byte[]> again(OwnersView view) {
    return Pages.showOnce(
        HttpStatus.UNPROCESSABLE_ENTITY, output -> JteownersGenerated.render(output, null, view));
  }

  private OwnersView view(
      Visit visit, Person person, Form creation, long changed, Form change, Form site) {
    Scope scope = person.scope(Role.ADMINISTRATOR);
    List<Site> tree = sites.tree(scope);
    return new OwnersView(
        visit,
        owners.all(),
        tree,
        owners.ownerships(scope),
        scope.isEverywhere(),
        creation,
        changed,
        change,
        site);
  }
}
