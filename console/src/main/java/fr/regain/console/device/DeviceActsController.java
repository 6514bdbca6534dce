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
import fr.regain.console.web.table.ListChoice;
import fr.regain.console.web.table.Lists;
import fr.regain.console.web.table.TableView;
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
    DeviceListQuery query = DeviceListQuery.of(request.getParameters());
    ListAddress address = address(request, query);
    ListChoice choice = lists.choice(request, DeviceTable.TABLE);
    DevicePage page =
        devices.page(
            person.scope(),
            query.filter(visit.now()),
            DeviceTable.sort(address.order()),
            address.at(),
            Lists.size(address, choice));
    return new DeviceActsView(
        new TableView<>(
            visit, DeviceTable.TABLE, address, choice, List.of(), page.slice(), page.count()),
        query,
        rings.names(),
        person.may(Role.ADMINISTRATOR, Role.COORDINATOR),
        person.may(Role.ADMINISTRATOR),
        campaign(person, query),
        form);
  }

  private static ListAddress address(HttpRequest<?> request, DeviceListQuery query) {
    return ListAddress.read(
        DeviceTable.TABLE, DeviceListQuery.PATH, query.parameters(), request.getParameters());
  }

  /** A campaign's target says nothing of state or silence: it must not become wider. */
  private static @Nullable String campaign(Person person, DeviceListQuery query) {
    boolean sayable = query.state() != DeviceState.REVOKED && query.silentDays() == 0;
    return sayable && person.may(Role.COORDINATOR) ? query.addressOn(NEW_CAMPAIGN) : null;
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
    DeviceListQuery query = DeviceListQuery.of(request.getParameters());
    DeviceActsForm form = new DeviceActsForm(visit, fields);
    Optional<DeviceSelection> selection = form.selection(query.filter(visit.now()));
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
            address(request, query).toString(),
            query.addressOn(DeviceActsView.PATH + "/execution"),
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
