package fr.regain.console.deployment;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Roles;
import fr.regain.console.page.deployment.JtefleetGenerated;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;

/** The page that says how the agents of the reader's sites stand. */
@Controller(FleetView.PATH)
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
final class FleetController {
  private final AgentFleet fleet;

  FleetController(AgentFleet fleet) {
    this.fleet = fleet;
  }

  @Get
  HttpResponse<byte[]> page(HttpRequest<?> request, Visit visit, Person person) {
    FleetView view =
        new FleetView(
            visit, fleet.standing(person.scope(), visit.now()), person.may(Role.ADMINISTRATOR));
    return Pages.show(request, output -> JtefleetGenerated.render(output, null, view));
  }
}
