package fr.regain.console.operation;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.page.operation.JtechangeGenerated;
import fr.regain.console.page.operation.JteoperationGenerated;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.resource.ResourceService;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An operation: what it is, what belongs to it, and what is to do next. */
@Controller(Operation.PATH + "/{id}")
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.REFERENT})
final class OperationController {
  private final OperationService operations;
  private final ResourceService resources;

  OperationController(OperationService operations, ResourceService resources) {
    this.operations = operations;
    this.resources = resources;
  }

  @Get
  @Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
  HttpResponse<byte[]> page(HttpRequest<?> request, Visit visit, Person person, long id) {
    OperationView view = view(visit, person, operations.find(person.scope(), id), Form.empty());
    return Pages.show(request, output -> JteoperationGenerated.render(output, null, view));
  }

  private OperationView view(Visit visit, Person person, Operation operation, Form form) {
    return new OperationView(
        visit,
        operation,
        operations.figures(operation),
        operations.campaigns(operation),
        operations.candidates(operation, OperationView.MOST_CANDIDATES),
        resources.shared(person, operation.kind(), 0, OperationView.MOST_RESOURCES),
        resources.count(person, operation.kind()),
        OperationService.writable(person).holds(operation.place().path()),
        operations.today(),
        form);
  }

  private Operation own(Person person, long id) {
    return operations.find(OperationService.writable(person), id);
  }

  /** Where something else is said of it. */
  @Get("/modifier")
  HttpResponse<byte[]> change(HttpRequest<?> request, Visit visit, Person person, long id) {
    Operation operation = own(person, id);
    OperationView view = view(visit, person, operation, OperationForm.of(operation.plan()));
    return Pages.show(request, output -> JtechangeGenerated.render(output, null, view));
  }

  /** Says something else of it. */
  @Post("/modifier")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> change(
      Visit visit, Person person, long id, @Body Map<String, String> fields) {
    Operation operation = own(person, id);
    Form form = new Form(fields);
    OperationForm read = new OperationForm(visit, form);
    Optional<OperationPlan> plan = read.plan();
    if (plan.isPresent() && OperationForm.version(form) != operation.version()) {
      read.compare(operation.plan());
    }
    if (plan.isEmpty() || !form.isSound()) {
      OperationView view = view(visit, person, operation, form);
      return Pages.showOnce(
          HttpStatus.UNPROCESSABLE_ENTITY, output -> JtechangeGenerated.render(output, null, view));
    }
    operations.change(person, id, operation.version(), plan.get());
    return Pages.goTo(operation.page());
  }

  /** Gives it up. */
  @Post("/abandon")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> cancel(Person person, long id, @Body Map<String, String> fields) {
    operations.cancel(person, id, OperationForm.version(new Form(fields)));
    return Pages.goTo(Operation.page(id));
  }

  /** Gives it a campaign. */
  @Post("/campagnes")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> link(Person person, long id, @Body Map<String, String> fields) {
    Form form = new Form(fields);
    operations.link(person, id, OperationForm.version(form), campaign(form.text("campaign")));
    return Pages.goTo(Operation.page(id));
  }

  private static UUID campaign(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException malformed) {
      throw new Problem(ProblemCode.NOT_FOUND, "There is no campaign \"" + text + "\".", malformed);
    }
  }

  /** Takes a campaign away from it. */
  @Post("/campagnes/{campaign}/retrait")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> unlink(
      Person person, long id, String campaign, @Body Map<String, String> fields) {
    operations.unlink(person, id, OperationForm.version(new Form(fields)), campaign(campaign));
    return Pages.goTo(Operation.page(id));
  }
}
