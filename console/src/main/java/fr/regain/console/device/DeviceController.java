package fr.regain.console.device;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Roles;
import fr.regain.console.page.device.JtedeviceGenerated;
import fr.regain.console.page.device.JteliveGenerated;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The page of one device. */
@Controller(DeviceFilters.PATH + "/{id}")
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
final class DeviceController {
  private final DeviceService devices;
  private final List<DevicePanel> panels;

  DeviceController(DeviceService devices, List<DevicePanel> panels) {
    this.devices = devices;
    this.panels = panels.stream().sorted(Comparator.comparing(DevicePanel::place)).toList();
  }

  @Get
  HttpResponse<byte[]> page(
      HttpRequest<?> request,
      Visit visit,
      Person person,
      String id,
      @QueryValue(defaultValue = "") String direct) {
    DeviceView view = view(visit, person, id, !direct.equals("non"), null);
    return Pages.show(request, output -> JtedeviceGenerated.render(output, null, view));
  }

  /**
   * What has changed: nothing (204), or the live part of the page.
   *
   * @param vu version of the part that the page shows
   * @param dit minute in which a screen reader last heard something
   */
  @Get("/direct")
  HttpResponse<byte[]> news(
      HttpRequest<?> request,
      Visit visit,
      Person person,
      String id,
      @QueryValue(defaultValue = "") String vu,
      @QueryValue(defaultValue = "") String dit) {
    String minute = visit.figures().minute(visit.now());
    String announcement = minute.equals(dit) ? null : visit.say("device.updated", minute);
    DeviceView view = view(visit, person, id, true, announcement);
    return view.version().equals(vu)
        ? HttpResponse.noContent()
        : Pages.show(request, output -> JteliveGenerated.render(output, null, view));
  }

  /** Shuts the device out. */
  @Post("/exclusion")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(Roles.ADMINISTRATOR)
  HttpResponse<byte[]> revoke(Person person, String id) {
    devices.revoke(person, parse(id));
    return Pages.goTo(DeviceFilters.PATH + "/" + id);
  }

  /** Lets the device in again. */
  @Post("/retour")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(Roles.ADMINISTRATOR)
  HttpResponse<byte[]> readmit(Person person, String id) {
    devices.readmit(person, parse(id));
    return Pages.goTo(DeviceFilters.PATH + "/" + id);
  }

  private DeviceView view(
      Visit visit, Person person, String text, boolean live, @Nullable String announcement) {
    UUID id = parse(text);
    DeviceDetail detail = devices.find(person.scope(), id).orElseThrow(() -> missing(text));
    List<Content> shown = new ArrayList<>();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (DevicePanel panel : panels) {
      byte[] html = Pages.render(panel.show(visit, detail));
      all.writeBytes(html);
      shown.add(output -> output.writeBinaryContent(html));
    }
    boolean mayChange = devices.isIn(person.scope(Role.ADMINISTRATOR), id);
    return new DeviceView(
        visit, detail.row(), mayChange, live, Pages.digest(all.toByteArray()), announcement, shown);
  }

  private static UUID parse(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException malformed) {
      throw missing(id);
    }
  }

  private static Problem missing(String id) {
    return new Problem(ProblemCode.NOT_FOUND, "There is no device " + id + ".");
  }
}
