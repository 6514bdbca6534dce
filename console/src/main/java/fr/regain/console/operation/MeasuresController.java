package fr.regain.console.operation;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.page.operation.JtemeasuresGenerated;
import fr.regain.console.page.operation.JtesendingGenerated;
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
import java.util.List;
import java.util.Map;

/** The measures of an operation: declared, sent up, opened again. */
@Controller(Operation.PATH + "/{id}")
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.REFERENT})
final class MeasuresController {
  private final OperationService operations;

  MeasuresController(OperationService operations) {
    this.operations = operations;
  }

  private Operation own(Person person, long id) {
    return operations.find(OperationService.writable(person), id);
  }

  /** Where measures are declared. */
  @Get("/mesures")
  HttpResponse<byte[]> measures(HttpRequest<?> request, Visit visit, Person person, long id) {
    Operation operation = own(person, id);
    Form form = MeasuresForm.of(visit, operation.kind(), operations.figures(operation));
    MeasuresView view = new MeasuresView(visit, operation, form);
    return Pages.show(request, output -> JtemeasuresGenerated.render(output, null, view));
  }

  /** Declares measures. */
  @Post("/mesures")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> declare(
      Visit visit, Person person, long id, @Body Map<String, String> fields) {
    Operation operation = own(person, id);
    Form form = new Form(fields);
    MeasuresForm read = new MeasuresForm(visit, form, operation.kind());
    List<Figure> declared = read.read();
    if (form.isSound() && OperationForm.version(form) != operation.version()) {
      read.compare(operations.figures(operation));
    }
    if (!form.isSound()) {
      MeasuresView view = new MeasuresView(visit, operation, form);
      return Pages.showOnce(
          HttpStatus.UNPROCESSABLE_ENTITY,
          output -> JtemeasuresGenerated.render(output, null, view));
    }
    operations.declare(person, id, operation.version(), declared);
    return Pages.goTo(operation.page());
  }

  /** Shows exactly what will be sent up. */
  @Get("/remontee")
  HttpResponse<byte[]> sending(HttpRequest<?> request, Visit visit, Person person, long id) {
    OperationView view = sending(visit, own(person, id));
    return Pages.show(request, output -> JtesendingGenerated.render(output, null, view, false));
  }

  private OperationView sending(Visit visit, Operation operation) {
    return new OperationView(
        visit,
        operation,
        operations.figures(operation),
        operations.campaigns(operation),
        List.of(),
        List.of(),
        0,
        true,
        operations.today(),
        Form.empty());
  }

  /** Sends them up; if they are others by now, shows those instead. */
  @Post("/remontee")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> send(Visit visit, Person person, long id, @Body Map<String, String> fields) {
    Operation operation = own(person, id);
    Form form = new Form(fields);
    OperationView view = sending(visit, operation);
    if (view.isDue() && !view.figures().mark().equals(form.text("seen"))) {
      return Pages.showOnce(
          HttpStatus.CONFLICT, output -> JtesendingGenerated.render(output, null, view, true));
    }
    operations.sendUp(person, id, OperationForm.version(form), form.text("seen"));
    return Pages.goTo(operation.page());
  }

  /** Opens an operation again that was sent up, to correct it. */
  @Post("/reouverture")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> reopen(Person person, long id, @Body Map<String, String> fields) {
    operations.reopen(person, id, OperationForm.version(new Form(fields)));
    return Pages.goTo(Operation.page(id));
  }
}
