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
import fr.regain.console.web.table.Fields;
import fr.regain.console.web.table.FilterField;
import fr.regain.console.web.table.ListAddress;
import fr.regain.console.web.table.ListRequest;
import fr.regain.console.web.table.Lists;
import fr.regain.console.web.table.Rows;
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
  private final Lists lists;

  RingController(RingService rings, SiteService sites, Lists lists) {
    this.lists = lists;
    this.rings = rings;
    this.sites = sites;
  }

  @Get
  HttpResponse<?> list(HttpRequest<?> request, Visit visit, Person person) {
    var asked = asked(request, visit);
    return asked.answer(
        rows(asked, person),
        () -> fields(asked),
        table -> {
          RingsView view = new RingsView(table, RingService.mayArrange(person), Form.empty());
          return output -> JteringsGenerated.render(output, null, view);
        });
  }

  private ListRequest<Ring, RingSort> asked(HttpRequest<?> request, Visit visit) {
    return lists.asked(request, visit, RingTable.TABLE, RingView.PATH);
  }

  private Rows<Ring, RingSort> rows(ListRequest<Ring, RingSort> asked, Person person) {
    String text = asked.get(RingTable.TEXT).orElse("");
    return (sort, at, size) -> rings.page(person.scope(), text, sort, at, size);
  }

  private static List<FilterField> fields(ListRequest<Ring, RingSort> asked) {
    return new Fields(asked.visit(), asked.address()).search(RingTable.TEXT).all();
  }

  /** Makes a ring. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR})
  HttpResponse<byte[]> create(
      HttpRequest<?> request, Visit visit, Person person, @Body Map<String, String> fields) {
    Form form = new Form(fields);
    checkName(visit, form, "name", null);
    if (!form.isSound()) {
      var asked = asked(request, visit);
      RingsView view =
          new RingsView(
              asked.view(rows(asked, person), fields(asked)), RingService.mayArrange(person), form);
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
    ListAddress devices = DeviceFilters.read(request.getParameters());
    DeviceFilter filter = DeviceFilters.of(devices, visit.now());
    boolean asked = changed || request.getParameters().contains("compter");
    List<Site> tree = sites.tree(person.scope(Role.ADMINISTRATOR, Role.COORDINATOR));
    return new RingView(
        visit,
        ring,
        RingService.mayArrange(person),
        !tree.isEmpty(),
        devices,
        filter,
        SiteChoice.around(tree, filter.siteId()),
        asked ? rings.count(person, filter, ring.id()) : null,
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
    ListAddress devices = DeviceFilters.read(request.getParameters());
    long expected = new Form(fields).number("expected").orElse(-1);
    long found = rings.assign(person, DeviceFilters.of(devices, visit.now()), ring.id(), expected);
    return found == expected
        ? Pages.goTo(RingView.address(ring.id()))
        : again(view(request, visit, person, ring, true, Form.empty()));
  }
}
