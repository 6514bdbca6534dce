package fr.regain.console.roadmap;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.document.DocumentTable;
import fr.regain.console.page.roadmap.JteexchangeGenerated;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.report.FigureCsv;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.util.List;
import java.util.Optional;

/** The quarterly exchange: the page, and the same figures to take away. */
@Controller(ExchangeView.PATH)
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
final class ExchangeController {
  private final RoadMapService roadMaps;

  ExchangeController(RoadMapService roadMaps) {
    this.roadMaps = roadMaps;
  }

  /**
   * The page, or its file.
   *
   * @param trimestre a quarter like 2026-T4; empty: the present one
   * @param compter "oui": with the energy of the devices
   * @param format html or csv
   */
  @Get
  HttpResponse<byte[]> page(
      HttpRequest<?> request,
      Visit visit,
      Person person,
      @QueryValue(defaultValue = "") String site,
      @QueryValue(defaultValue = "") String trimestre,
      @QueryValue(defaultValue = "") String compter,
      @QueryValue(defaultValue = "html") String format) {
    RoadMap roadMap = roadMaps.named(person.scope(), site);
    Optional<Quarter> asked = Quarter.parse(trimestre);
    boolean misread = asked.isEmpty() && !trimestre.isEmpty();
    // A file says nowhere that it is of another quarter than was asked for.
    if (!format.equals("html") && (misread || !format.equals("csv"))) {
      throw new Problem(
          ProblemCode.REQUEST_INVALID, "The exchange is html or csv, of a quarter like 2026-T4.");
    }
    Exchange exchange =
        roadMaps.exchange(
            person,
            roadMap.site().id(),
            asked.orElseGet(() -> Quarter.of(roadMaps.today())),
            compter.equals("oui"));
    List<DocumentTable> tables = new ExchangeTables(visit, exchange).all();
    if (format.equals("csv")) {
      return FigureCsv.of(visit, tables)
          .download(visit.say("road-map.exchange-file", exchange.quarter().toString()));
    }
    ExchangeView view = new ExchangeView(visit, exchange, tables, misread ? trimestre : "");
    return Pages.show(request, output -> JteexchangeGenerated.render(output, null, view));
  }
}
