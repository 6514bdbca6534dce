package fr.regain.console.presentation;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.page.presentation.JtepresentationGenerated;
import fr.regain.console.web.Form;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Presentation.Conformity;
import fr.regain.console.web.Visit;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.security.annotation.Secured;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The page on which whoever administers everything presents the console. */
@Controller(PresentationView.PATH)
@Secured(Roles.ORGANISATION)
final class PresentationController {
  private static final int LONGEST_AUDIT = 1_000;
  private static final int LONGEST_SHORTCOMINGS = 4_000;
  private static final int LONGEST_CONTACT = 500;

  private final PresentationService presentation;

  PresentationController(PresentationService presentation) {
    this.presentation = presentation;
  }

  @Get
  HttpResponse<byte[]> page(HttpRequest<?> request, Visit visit) {
    PresentationView view = new PresentationView(visit, presentation.statement(), Form.empty());
    return Pages.show(request, output -> JtepresentationGenerated.render(output, null, view));
  }

  /** Gives the console another name. */
  @Post("/nom")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> rename(Visit visit, Person person, @Body Map<String, String> fields) {
    Form form = new Form(fields);
    String name = form.text("name");
    if (name.isEmpty() || name.length() > PresentationService.LONGEST_NAME) {
      form.reject("name", visit.say("presentation.error.name", PresentationService.LONGEST_NAME));
      return again(visit, form);
    }
    presentation.rename(person, name);
    return Pages.goTo(PresentationView.PATH);
  }

  /** Puts a logo on each page. */
  @Post("/logo")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<byte[]> logo(Visit visit, Person person, @Part CompletedFileUpload file)
      throws IOException {
    Optional<byte[]> png = Logo.draw(file.getBytes());
    if (png.isEmpty()) {
      Form form = new Form(Map.of("name", visit.presentation().name()));
      form.reject("file", visit.say("presentation.error.logo"));
      return again(visit, form);
    }
    presentation.setLogo(person, png.get());
    return Pages.goTo(PresentationView.PATH);
  }

  /** Takes the logo off all pages. */
  @Post("/logo/retrait")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> withoutLogo(Person person) {
    presentation.removeLogo(person);
    return Pages.goTo(PresentationView.PATH);
  }

  /** Says something else of the accessibility. */
  @Post("/accessibilite")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> state(Visit visit, Person person, @Body Map<String, String> fields) {
    Form form = new Form(fields);
    Optional<Conformity> conformity =
        Arrays.stream(Conformity.values())
            .filter(known -> known.name().equals(form.text("conformity")))
            .findFirst();
    if (conformity.isEmpty()) {
      form.reject("conformity", visit.say("presentation.error.conformity"));
    } else if (conformity.get() != Conformity.NONE && form.text("audit").isEmpty()) {
      form.reject("audit", visit.say("presentation.error.audit"));
    }
    checkLength(visit, form, "audit", LONGEST_AUDIT);
    checkLength(visit, form, "shortcomings", LONGEST_SHORTCOMINGS);
    checkLength(visit, form, "contact", LONGEST_CONTACT);
    if (!form.isSound()) {
      return again(visit, form);
    }
    presentation.state(
        person,
        new Statement(
            conformity.orElseThrow(),
            form.text("audit"),
            form.text("shortcomings"),
            form.text("contact")));
    return Pages.goTo(PresentationView.PATH);
  }

  private static void checkLength(Visit visit, Form form, String field, int most) {
    if (form.text(field).length() > most) {
      form.reject(field, visit.say("presentation.error.length", most));
    }
  }

  private HttpResponse<byte[]> again(Visit visit, Form form) {
    PresentationView view = new PresentationView(visit, presentation.statement(), form);
    return Pages.showOnce(
        HttpStatus.UNPROCESSABLE_ENTITY,
        output -> JtepresentationGenerated.render(output, null, view));
  }
}
