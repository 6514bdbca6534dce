package fr.regain.console.roadmap;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.page.roadmap.JteactionGenerated;
import fr.regain.console.platform.Problem;
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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The actions of a road map, one by one. */
@Controller(ActionView.PATH)
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
final class ActionController {
  private final RoadMapService roadMaps;

  ActionController(RoadMapService roadMaps) {
    this.roadMaps = roadMaps;
  }

  /** The page of an action that is not entered yet. */
  @Get(ActionView.NEW)
  @Secured({Roles.ADMINISTRATOR, Roles.REFERENT})
  HttpResponse<byte[]> fresh(
      HttpRequest<?> request,
      Visit visit,
      Person person,
      @QueryValue(defaultValue = "") String site) {
    RoadMap roadMap = roadMaps.named(RoadMapService.writable(person), site);
    ActionView view = view(visit, person, roadMap, null, Form.empty());
    return Pages.show(request, output -> JteactionGenerated.render(output, null, view));
  }

  private ActionView view(
      Visit visit, Person person, RoadMap roadMap, @Nullable Action action, Form form) {
    return new ActionView(
        visit,
        roadMap,
        action,
        action == null ? List.of() : roadMaps.history(action),
        roadMaps.today(),
        RoadMapService.writable(person).holds(roadMap.site().path()),
        form);
  }

  /** Adds an action. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured({Roles.ADMINISTRATOR, Roles.REFERENT})
  HttpResponse<byte[]> add(Visit visit, Person person, @Body Map<String, String> fields) {
    Form form = new Form(fields);
    RoadMap roadMap = roadMaps.named(RoadMapService.writable(person), form.text("site"));
    ActionTerms terms = ActionForm.read(visit, form);
    if (!form.isSound()) {
      return again(view(visit, person, roadMap, null, form), HttpStatus.UNPROCESSABLE_ENTITY);
    }
    roadMaps.add(person, roadMap.site().id(), terms);
    return Pages.goTo(RoadMapView.address(roadMap.site().id()));
  }

  private static HttpResponse<byte[]> again(ActionView view, HttpStatus status) {
    return Pages.showOnce(status, output -> JteactionGenerated.render(output, null, view));
  }

  /** The page of an action. */
  @Get("/{action}")
  HttpResponse<byte[]> page(HttpRequest<?> request, Visit visit, Person person, long action) {
    Action found = roadMaps.action(person.scope(), action);
    ActionView view =
        view(visit, person, roadMaps.of(person.scope(), found.siteId()), found, Form.empty());
    return Pages.show(request, output -> JteactionGenerated.render(output, null, view));
  }

  /** Changes an action. */
  @Post("/{action}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured({Roles.ADMINISTRATOR, Roles.REFERENT})
  HttpResponse<byte[]> change(
      Visit visit, Person person, long action, @Body Map<String, String> fields) {
    Action found = roadMaps.action(RoadMapService.writable(person), action);
    RoadMap roadMap = roadMaps.of(person.scope(), found.siteId());
    Form form = new Form(fields);
    ActionTerms terms = ActionForm.read(visit, form);
    if (!form.isSound()) {
      return again(view(visit, person, roadMap, found, form), HttpStatus.UNPROCESSABLE_ENTITY);
    }
    try {
      roadMaps.change(person, action, form.number("version").orElse(0), terms);
    } catch (Problem changed) {
      Changed.orThrow(changed, visit, form, "now");
      Action now = roadMaps.action(person.scope(), action);
      return again(view(visit, person, roadMap, now, form), HttpStatus.CONFLICT);
    }
    return Pages.goTo(RoadMapView.address(found.siteId()));
  }
}
