package fr.regain.console.roadmap;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.page.roadmap.JteyearGenerated;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
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

/** The years of a road map: what people declare, beside what Regain itself has measured. */
@Controller(YearView.PATH)
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
final class YearController {
  private final RoadMapService roadMaps;

  YearController(RoadMapService roadMaps) {
    this.roadMaps = roadMaps;
  }

  /**
   * The page of a year.
   *
   * @param annee which year; empty: the present one
   * @param compter "oui": with the energy of the devices
   */
  @Get
  HttpResponse<byte[]> page(
      HttpRequest<?> request,
      Visit visit,
      Person person,
      @QueryValue(defaultValue = "") String site,
      @QueryValue(defaultValue = "") String annee,
      @QueryValue(defaultValue = "") String compter) {
    RoadMap roadMap = roadMaps.named(person.scope(), site);
    YearView view = view(visit, person, roadMap, year(annee), compter.equals("oui"), Form.empty());
    return Pages.show(request, output -> JteyearGenerated.render(output, null, view));
  }

  private int year(String typed) {
    if (typed.isEmpty()) {
      return roadMaps.today().getYear();
    }
    int year = typed.matches("[0-9]{4}") ? Integer.parseInt(typed) : 0;
    if (year < Aim.FIRST_YEAR || year > Aim.LAST_YEAR) {
      throw new Problem(
          ProblemCode.NOT_FOUND,
          "A road map has the years from " + Aim.FIRST_YEAR + " to " + Aim.LAST_YEAR + ".");
    }
    return year;
  }

  private YearView view(
      Visit visit, Person person, RoadMap roadMap, int year, boolean withEnergy, Form form) {
    int thisYear = roadMaps.today().getYear();
    return new YearView(
        visit,
        roadMap,
        year,
        thisYear,
        year > thisYear ? null : roadMaps.measured(person, roadMap, year, withEnergy),
        RoadMapService.writable(person).holds(roadMap.site().path()),
        form);
  }

  /** Declares the figure of a year. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured({Roles.ADMINISTRATOR, Roles.REFERENT})
  HttpResponse<byte[]> declare(Visit visit, Person person, @Body Map<String, String> fields) {
    Form form = new Form(fields);
    RoadMap roadMap = roadMaps.named(RoadMapService.writable(person), form.text("site"));
    int year = year(form.text("year"));
    YearFigure figure = YearForm.read(visit, form, year, roadMaps.today().getYear());
    if (!form.isSound()) {
      return again(visit, person, roadMap, year, form, HttpStatus.UNPROCESSABLE_ENTITY);
    }
    try {
      roadMaps.declare(person, roadMap.site().id(), figure);
    } catch (Problem changed) {
      Changed.orThrow(changed, visit, form, "now");
      RoadMap now = roadMaps.of(person.scope(), roadMap.site().id());
      return again(visit, person, now, year, form, HttpStatus.CONFLICT);
    }
    return Pages.goTo(RoadMapView.address(roadMap.site().id()));
  }

  private HttpResponse<byte[]> again(
      Visit visit, Person person, RoadMap roadMap, int year, Form form, HttpStatus status) {
    YearView view = view(visit, person, roadMap, year, false, form);
    return Pages.showOnce(status, output -> JteyearGenerated.render(output, null, view));
  }

  /** Takes the figure of a year back. */
  @Post(YearView.REMOVAL)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured({Roles.ADMINISTRATOR, Roles.REFERENT})
  HttpResponse<byte[]> takeBack(Person person, @Body Map<String, String> fields) {
    Form form = new Form(fields);
    RoadMap roadMap = roadMaps.named(RoadMapService.writable(person), form.text("site"));
    roadMaps.takeBack(
        person, roadMap.site().id(), year(form.text("year")), form.number("version").orElse(0));
    return Pages.goTo(RoadMapView.address(roadMap.site().id()));
  }
}
