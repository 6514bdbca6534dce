package fr.regain.console.roadmap;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.api.ApiCall;
import fr.regain.console.api.Page;
import fr.regain.console.api.Paging;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.report.Method;
import fr.regain.console.roadmap.RoadMapAnswer.ActionAnswer;
import fr.regain.console.roadmap.RoadMapAnswer.RangeAnswer;
import fr.regain.console.web.ApiRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Road maps, for programs. */
@Controller(ApiRequest.ROOT + "/sites/{id}/road-map")
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
class RoadMapApi {
  private final RoadMapService roadMaps;

  RoadMapApi(RoadMapService roadMaps) {
    this.roadMaps = roadMaps;
  }

  /** What to say of an action; see {@link ActionTerms}. */
  @Serdeable
  record ActionRequest(
      @NotBlank @Size(max = ActionTerms.LONGEST_TITLE) String title,
      @NotBlank @Size(max = ActionTerms.LONGEST_TITLE) String holder,
      LocalDate dueOn,
      ActionState state,
      @Nullable RangeAnswer effectKilograms,
      @Nullable @Size(max = ActionTerms.LONGEST_SOURCE) String effectSource,
      @Nullable @Size(max = ActionTerms.LONGEST_NOTE) String note,
      @Nullable @Size(max = ActionTerms.LONGEST_SOURCE) String reason) {
    ActionTerms terms() {
      return new ActionTerms(
          title,
          holder,
          dueOn,
          state,
          effectKilograms == null ? null : effectKilograms.range(),
          effectSource == null ? "" : effectSource,
          note == null ? "" : note,
          reason == null ? "" : reason);
    }
  }

  /** A change of an action, and the version of it that the caller has read. */
  @Serdeable
  record ActionChangeRequest(@Min(1) long version, @Valid ActionRequest action) {}

  /** The figure of a year; see {@link YearFigure}. The version that was read; 0: there was none. */
  @Serdeable
  record YearRequest(
      @Min(0) long version,
      @Min(1) @Max(YearFigure.MOST) long kilograms,
      @Nullable RangeAnswer range,
      Method method,
      @NotBlank @Size(max = ActionTerms.LONGEST_SOURCE) String source,
      @NotBlank @Size(max = ActionTerms.LONGEST_SOURCE) String perimeter) {
    YearFigure figure(int year) {
      return new YearFigure(
          year,
          kilograms,
          range == null ? null : range.range(),
          method,
          source,
          perimeter,
          version);
    }
  }

  @Get
  @ApiCall(
      fr = "La feuille de route d’un site : objectif, chiffres de chaque année, ligne et écarts",
      en = "The road map of a site: its aim, the figures of each year, the line and the gaps")
  RoadMapAnswer roadMap(Person person, long id) {
    return RoadMapAnswer.of(roadMaps.of(person.scope(), id));
  }

  @Get("/actions")
  @ApiCall(
      fr = "Les actions d’une feuille de route, d’abord ce qui reste à faire",
      en = "The actions of a road map, what is to be done first")
  Page<ActionAnswer> actions(
      Person person, long id, Paging paging, @QueryValue @Nullable ActionState state) {
    Actions actions =
        roadMaps.actions(roadMaps.of(person.scope(), id), state, paging.number(), paging.limit());
    boolean past = paging.number() > actions.pages();
    return paging.counted(
        actions.shown().stream().filter(unused -> !past).map(this::answer).toList(),
        actions.total());
  }

  private ActionAnswer answer(Action action) {
    return ActionAnswer.of(action, roadMaps.today());
  }

  @Post("/actions")
  @Status(HttpStatus.CREATED)
  @Secured({Roles.ADMINISTRATOR, Roles.REFERENT})
  @ApiCall(fr = "Ajoute une action", en = "Adds an action")
  ActionAnswer add(Person person, long id, @Valid @Body ActionRequest body) {
    return answer(roadMaps.add(person, id, body.terms()));
  }

  @Put("/actions/{action}")
  @Secured({Roles.ADMINISTRATOR, Roles.REFERENT})
  @ApiCall(
      fr = "Change une action, si personne ne l’a changée depuis qu’elle a été lue",
      en = "Changes an action, unless somebody has changed it since it was read")
  ActionAnswer change(Person person, long id, long action, @Valid @Body ActionChangeRequest body) {
    if (roadMaps.action(RoadMapService.writable(person), action).siteId() != id) {
      throw new Problem(ProblemCode.NOT_FOUND, "There is no action number " + action + " here.");
    }
    return answer(roadMaps.change(person, action, body.version(), body.action().terms()));
  }

  @Put("/years/{year}")
  @Secured({Roles.ADMINISTRATOR, Roles.REFERENT})
  @ApiCall(
      fr = "Déclare le chiffre d’une année, si personne ne l’a changé depuis qu’il a été lu",
      en = "Declares the figure of a year, unless somebody has changed it since it was read")
  RoadMapAnswer declare(Person person, long id, int year, @Valid @Body YearRequest body) {
    roadMaps.declare(person, id, body.figure(year));
    return roadMap(person, id);
  }
}
