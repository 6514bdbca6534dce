package fr.regain.console.device;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Roles;
import fr.regain.console.page.device.JteringGenerated;
import fr.regain.console.page.device.JteringsGenerated;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rings: making and removing them, and putting devices into them by a filter. */
@Controller(RingView.PATH)
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
final class RingController {
  private static final int LONGEST_NAME = 255;

  private final RingService rings;
  private final SiteService sites;

  RingController(RingService rings, SiteService sites) {
    this.rings = rings;
    this.sites = sites;
  }

  @Get
  HttpResponse<byte[]> list(HttpRequest<?> request, Visit visit, Person person) {
    RingsView view = list(visit, person, Form.empty());
    return Pages.show(request, output -> JteringsGenerated.render(output, null, view));
  }

  private RingsView list(Visit visit, Person person, Form creation) {
    return new RingsView(
        visit, rings.all(person.scope()), RingService.mayArrange(person), creation);
  }

  /** Makes a ring. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR})
  HttpResponse<byte[]> create(Visit visit, Person person, @Body Map<String, String> fields) {
    Form form = new Form(fields);
    checkName(visit, form, "name", null);
    if (!form.isSound()) {
      RingsView view = list(visit, person, form);
      return Pages.showOnce(
          HttpStatus.UNPROCESSABLE_ENTITY, output -> JteringsGenerated.render(output, null, view));
    }
    return Pages.goTo(RingView.address(rings.create(person, form.text("name"))));
  }

  private void checkName(Visit visit, Form form, String field, @Nullable Long butFor) {
    String name = form.text(field);
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      form.reject(field, visit.say("error.name"));
    } else if (rings.isTaken(name, butFor)) {
      form.reject(field, visit.say("rings.error.taken"));
    }
  }

  /** A ring; with "compter" in its address, what the filter takes too. */
  @Get("/{id}")
  HttpResponse<byte[]> page(HttpRequest<?> request, Visit visit, Person person, String id) {
    RingView view = view(request, visit, person, find(person, id), false, Form.empty());
    return Pages.show(request, output -> JteringGenerated.render(output, null, view));
  }

  private Ring find(Person person, String id) {
    if (!id.matches("[0-9]{1,18}")) {
      throw new Problem(ProblemCode.NOT_FOUND, "There is no ring number " + id + ".");
    }
    return rings.find(person.scope(), Long.parseLong(id));
  }

  private RingView view(
      HttpRequest<?> request,
      Visit visit,
      Person person,
      Ring ring,
      boolean changed,
      Form renaming) {
    DeviceListQuery query = DeviceListQuery.of(request.getParameters());
    boolean asked = changed || request.getParameters().contains("compter");
    List<Site> tree = sites.tree(person.scope(Role.ADMINISTRATOR, Role.COORDINATOR));
    return new RingView(
        visit,
        ring,
        RingService.mayArrange(person),
        !tree.isEmpty(),
        query,
        SiteChoice.around(tree, query.siteId()),
        asked ? rings.count(person, query.filter(visit.now()), ring.id()) : null,
        changed,
        renaming);
  }

  /** Gives a ring another name. */
  @Post("/{id}/nom")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR})
  HttpResponse<byte[]> rename(
      HttpRequest<?> request,
      Visit visit,
      Person person,
      String id,
      @Body Map<String, String> fields) {
    Ring ring = find(person, id);
    Form form = new Form(fields);
    checkName(visit, form, "new-name", ring.id());
    if (!form.isSound()) {
      return again(view(request, visit, person, ring, false, form));
    }
    rings.rename(person, ring.id(), form.text("new-name"));
    return Pages.goTo(RingView.address(ring.id()));
  }

  private static HttpResponse<byte[]> again(RingView view) {
    return Pages.showOnce(
        HttpStatus.UNPROCESSABLE_ENTITY, output -> JteringGenerated.render(output, null, view));
  }

  /** Removes a ring. */
  @Post("/{id}/retrait")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR})
  HttpResponse<byte[]> remove(Person person, String id) {
    rings.remove(person, find(person, id).id());
    return Pages.goTo(RingView.PATH);
  }

  /** Puts the devices of the filter in the address into the ring, as many as were told. */
  @Post("/{id}/postes")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR})
  HttpResponse<byte[]> assign(
      HttpRequest<?> request,
      Visit visit,
      Person person,
      String id,
      @Body Map<String, String> fields) {
    Ring ring = find(person, id);
    DeviceListQuery query = DeviceListQuery.of(request.getParameters());
    long expected = new Form(fields).number("expected").orElse(-1);
    long found = rings.assign(person, query.filter(visit.now()), ring.id(), expected);
    return found == expected
        ? Pages.goTo(RingView.address(ring.id()))
        : again(view(request, visit, person, ring, true, Form.empty()));
  }
}
