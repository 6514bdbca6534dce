package fr.regain.console.deployment;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Roles;
import fr.regain.console.enrolment.RefusedEnrolment;
import fr.regain.console.enrolment.RefusedEnrolments;
import fr.regain.console.page.deployment.JtefleetGenerated;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import java.util.List;

/** The page that says how the agents of the reader's sites stand. */
@Controller(FleetView.PATH)
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
final class FleetController {
  private final AgentFleet fleet;
  private final RefusedEnrolments refused;

  FleetController(AgentFleet fleet, RefusedEnrolments refused) {
    this.fleet = fleet;
    this.refused = refused;
  }

  @Get
  HttpResponse<byte[]> page(HttpRequest<?> request, Visit visit, Person person) {
    FleetVersions standing = fleet.standing(person.scope(), visit.now());
    boolean administers = person.may(Role.ADMINISTRATOR);
    // Whoever cannot make a token has no use for where it was shown from.
    List<RefusedEnrolment> refusals =
        administers ? refused.recent(person.scope(Role.ADMINISTRATOR)) : List.of();
    FleetView view = new FleetView(visit, standing, administers, refusals);
    return Pages.show(request, output -> JtefleetGenerated.render(output, null, view));
  }
}
