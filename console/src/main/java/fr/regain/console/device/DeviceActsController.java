package fr.regain.console.device;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Roles;
import fr.regain.console.page.device.JteactcheckGenerated;
import fr.regain.console.page.device.JteactdoneGenerated;
import fr.regain.console.page.device.JteactsGenerated;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteService;
import fr.regain.console.web.Form;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import fr.regain.console.web.table.ListAddress;
import fr.regain.console.web.table.Lists;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Acts on many devices: which and what, then how many, then done. */
@Controller(DeviceActsView.PATH)
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR})
final class DeviceActsController {
  private static final String NEW_CAMPAIGN = "/campagnes/nouvelle";

  private final DeviceService devices;
  private final DeviceActs acts;
  private final RingService rings;
  private final SiteService sites;
  private final Lists lists;

  DeviceActsController(
      DeviceService devices, DeviceActs acts, RingService rings, SiteService sites, Lists lists) {
    this.devices = devices;
    this.acts = acts;
    this.rings = rings;
    this.sites = sites;
    this.lists = lists;
  }

  @Get
  HttpResponse<byte[]> page(HttpRequest<?> request, Visit visit, Person person) {
    DeviceActsView view = view(request, visit, person, Form.empty());
    return Pages.show(request, output -> JteactsGenerated.render(output, null, view));
  }

  private DeviceActsView view(HttpRequest<?> request, Visit visit, Person person, Form form) {
    var asked = lists.asked(request, visit, DeviceTable.TABLE, DeviceFilters.PATH);
    DeviceFilter filter = DeviceFilters.of(asked.address(), visit.now());
    return new DeviceActsView(
        asked.view(
            (sort, at, size) -> devices.page(person.scope(), filter, sort, at, size), List.of()),
        rings.names(),
        person.may(Role.ADMINISTRATOR, Role.COORDINATOR),
        person.may(Role.ADMINISTRATOR),
        campaign(person, asked.address()),
        form);
  }

  /** A campaign's target says nothing of state or silence: it must not become wider. */
  private static @Nullable String campaign(Person person, ListAddress devices) {
    boolean sayable =
        devices.get(DeviceFilters.STATE).filter(DeviceState.REVOKED::equals).isEmpty()
            && devices.get(DeviceFilters.SILENT).isEmpty();
    return sayable && person.may(Role.COORDINATOR) ? devices.filtersTo(NEW_CAMPAIGN) : null;
  }

  /** Says how many devices it would change, and asks once more. */
  @Post("/verification")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> check(
      HttpRequest<?> request, Visit visit, Person person, @Body Map<String, String> fields) {
    return answer(request, visit, person, fields, false);
  }

  /** Does it, if it is still what the person was told. */
  @Post("/execution")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> run(
      HttpRequest<?> request, Visit visit, Person person, @Body Map<String, String> fields) {
    return answer(request, visit, person, fields, true);
  }

  private HttpResponse<byte[]> answer(
      HttpRequest<?> request,
      Visit visit,
      Person person,
      Map<String, String> fields,
      boolean confirmed) {
    ListAddress devices = DeviceFilters.read(request.getParameters());
    DeviceActsForm form = new DeviceActsForm(visit, fields);
    Optional<DeviceSelection> selection = form.selection(devices);
    Optional<DeviceAct> act = form.act(person, sites);
    if (selection.isEmpty() || act.isEmpty()) {
      DeviceActsView view = view(request, visit, person, form.form());
      return Pages.showOnce(
          HttpStatus.UNPROCESSABLE_ENTITY, output -> JteactsGenerated.render(output, null, view));
    }
    Optional<ActCount> done =
        confirmed
            ? acts.run(
                person, selection.get(), act.get(), form.form().number("expected").orElse(-1))
            : Optional.empty();
    DeviceActCheckView view =
        new DeviceActCheckView(
            visit,
            act.get(),
            target(person, act.get()),
            done.orElseGet(() -> acts.count(person, selection.get(), act.get())),
            form.said(),
            devices.toString(),
            devices.filtersTo(DeviceActsView.PATH + "/execution"),
            confirmed);
    return Pages.showOnce(
        HttpStatus.OK,
        output -> {
          if (done.isPresent()) {
            JteactdoneGenerated.render(output, null, view);
          } else {
            JteactcheckGenerated.render(output, null, view);
          }
        });
  }

  private String target(Person person, DeviceAct act) {
    return switch (act) {
      case DeviceAct.IntoRing(long ringId) -> rings.find(person.scope(), ringId).name();
      case DeviceAct.ToSite(long siteId) ->
          sites.find(person.scope(), siteId).map(Site::name).orElse("");
      case DeviceAct.Retire unused -> "";
    };
  }
}
