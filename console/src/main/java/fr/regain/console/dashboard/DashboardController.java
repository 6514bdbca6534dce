package fr.regain.console.dashboard;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.page.dashboard.JtedashboardGenerated;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;

/** The page that the console opens with. */
@Controller
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
final class DashboardController {
  private final OverviewReading reading;

  DashboardController(OverviewReading reading) {
    this.reading = reading;
  }

  @Get("/")
  HttpResponse<byte[]> page(HttpRequest<?> request, Visit visit, Person person) {
    DashboardView view = new DashboardView(visit, reading.of(person.scope()));
    return Pages.show(request, output -> JtedashboardGenerated.render(output, null, view));
  }
}
