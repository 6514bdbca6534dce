package fr.regain.console.roadmap;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.page.roadmap.JteroadmapGenerated;
import fr.regain.console.platform.Problem;
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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The road map of a site: its line, its actions, and what it aims at. */
@Controller(RoadMapView.PATH)
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
final class RoadMapController {
  private static final int MOST_PAGES = 1_000_000;

  private final RoadMapService roadMaps;
  private final SiteService sites;

  RoadMapController(RoadMapService roadMaps, SiteService sites) {
    this.roadMaps = roadMaps;
    this.sites = sites;
  }

  /**
   * The page.
   *
   * @param site number of the site; empty: the first that the reader sees
   * @param etat name of the state of the actions; empty, or none: all
   * @param page which page of the actions
   */
  @Get
  HttpResponse<byte[]> page(
      HttpRequest<?> request,
      Visit visit,
      Person person,
      @QueryValue(defaultValue = "") String site,
      @QueryValue(defaultValue = "") String etat,
      @QueryValue(defaultValue = "1") String page) {
    RoadMapView view =
        view(
            visit,
            person,
            roadMaps.named(person.scope(), site),
            ActionForm.state(etat).orElse(null),
            page.matches("[0-9]{1,6}") ? Integer.parseInt(page) : 1,
            Form.empty());
    return Pages.show(request, output -> JteroadmapGenerated.render(output, null, view));
  }

  private RoadMapView view(
      Visit visit,
      Person person,
      RoadMap roadMap,
      @Nullable ActionState state,
      int page,
      Form form) {
    return new RoadMapView(
        visit,
        roadMap,
        sites.around(person.scope(), roadMap.site().id()),
        roadMaps.actions(roadMap, state, Math.min(page, MOST_PAGES), RoadMapView.SIZE),
        state,
        roadMaps.today(),
        RoadMapService.writable(person).holds(roadMap.site().path()),
        form);
  }

  /** Sets what the road map aims at. */
  @Post("/cible")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured({Roles.ADMINISTRATOR, Roles.REFERENT})
  HttpResponse<byte[]> aim(Visit visit, Person person, @Body Map<String, String> fields) {
    Form form = new Form(fields);
    RoadMap roadMap = roadMaps.named(RoadMapService.writable(person), form.text("site"));
    Aim aim = AimForm.read(visit, form);
    if (!form.isSound()) {
      return again(visit, person, roadMap, form, HttpStatus.UNPROCESSABLE_ENTITY);
    }
    try {
      roadMaps.aimAt(person, roadMap.site().id(), aim);
    } catch (Problem changed) {
      Changed.orThrow(changed, visit, form, AimForm.BASE);
      RoadMap now = roadMaps.of(person.scope(), roadMap.site().id());
      return again(visit, person, now, form, HttpStatus.CONFLICT);
    }
    return Pages.goTo(RoadMapView.address(roadMap.site().id()));
  }

  private HttpResponse<byte[]> again(
      Visit visit, Person person, RoadMap roadMap, Form form, HttpStatus status) {
    RoadMapView view = view(visit, person, roadMap, null, 1, form);
    return Pages.showOnce(status, output -> JteroadmapGenerated.render(output, null, view));
  }
}
