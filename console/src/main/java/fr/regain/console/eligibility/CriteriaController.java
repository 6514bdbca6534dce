package fr.regain.console.eligibility;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Roles;
import fr.regain.console.equipment.Owner;
import fr.regain.console.equipment.OwnerService;
import fr.regain.console.page.eligibility.JtecriteriaGenerated;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The criteria of each owner: to read for everybody, to change for who administers all. */
@Controller(CriteriaView.PATH)
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
final class CriteriaController {
  private final CriteriaService criteria;
  private final EligibilityService eligibility;
  private final OwnerService owners;

  CriteriaController(
      CriteriaService criteria, EligibilityService eligibility, OwnerService owners) {
    this.criteria = criteria;
    this.eligibility = eligibility;
    this.owners = owners;
  }

  @Get
  HttpResponse<byte[]> page(
      HttpRequest<?> request,
      Visit visit,
      Person person,
      @QueryValue(defaultValue = "") String proprietaire) {
    Owner owner = proprietaire.isEmpty() ? null : find(proprietaire);
    CriteriaView view = view(visit, person, owner, Form.empty(), null);
    return Pages.show(request, output -> JtecriteriaGenerated.render(output, null, view));
  }

  /** Shows what other criteria would move or, once that was seen, puts them on record. */
  @Post("/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(Roles.ADMINISTRATOR)
  HttpResponse<byte[]> change(
      Visit visit, Person person, String id, @Body Map<String, String> fields) {
    OwnerService.checkRight(person);
    Owner owner = find(id);
    Form form = new Form(fields);
    Map<Criterion, String> values = new EnumMap<>(Criterion.class);
    for (Criterion criterion : Criterion.values()) {
      values.put(criterion, form.text(criterion.key()));
    }
    for (Criteria.Fault fault : Criteria.faults(values)) {
      form.reject(fault.criterion().key(), text(visit, fault));
    }
    if (!form.isSound()) {
      return show(HttpStatus.UNPROCESSABLE_ENTITY, view(visit, person, owner, form, null));
    }
    // What was changed after the preview is shown once more before it counts.
    boolean seen = form.text("previewed").equals(CriteriaView.previewed(values));
    if (!form.text("act").equals("save") || !seen) {
      Map<Route, Map<Route, Integer>> moved = eligibility.preview(owner.id(), values);
      return show(HttpStatus.OK, view(visit, person, owner, form, moved));
    }
    eligibility.saveCriteria(person, owner.id(), values);
    return Pages.goTo(EligibilityTable.PATH);
  }

  private static String text(Visit visit, Criteria.Fault fault) {
    Criterion criterion = fault.criterion();
    String name = visit.say("criterion." + criterion.name());
    return switch (fault.rule()) {
      case VALUE ->
          visit.say(
              "criteria.error.VALUE",
              name,
              Integer.toString(criterion.least()),
              Integer.toString(criterion.most()));
      case BATTERY_ORDER, MEMORY_ORDER -> visit.say("criteria.error." + fault.rule().name(), name);
    };
  }

  private static HttpResponse<byte[]> show(HttpStatus status, CriteriaView view) {
    return Pages.showOnce(status, output -> JtecriteriaGenerated.render(output, null, view));
  }

  private CriteriaView view(
      Visit visit,
      Person person,
      @Nullable Owner owner,
      Form form,
      @Nullable Map<Route, Map<Route, Integer>> preview) {
    boolean mayChange = owner != null && person.scope(Role.ADMINISTRATOR).isEverywhere();
    return new CriteriaView(
        visit,
        owners.all(),
        owner,
        criteria.of(owner == null ? null : owner.id()),
        owner == null ? List.of() : criteria.versions(owner.id()),
        form,
        preview,
        mayChange);
  }

  private Owner find(String id) {
    return java.util.stream.Stream.of(id)
        .filter(text -> text.matches("[0-9]{1,18}"))
        .flatMap(text -> owners.find(Long.parseLong(text)).stream())
        .findFirst()
        .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND, "There is no owner " + id + "."));
  }
}
