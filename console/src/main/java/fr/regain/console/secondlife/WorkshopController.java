package fr.regain.console.secondlife;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.access.Scope;
import fr.regain.console.document.Cell;
import fr.regain.console.document.DocumentTable;
import fr.regain.console.equipment.OwnerService;
import fr.regain.console.page.secondlife.JteworkshopGenerated;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteChoice;
import fr.regain.console.site.SiteService;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.util.ArrayList;
import java.util.List;

/** The workshop: every piece on its way, by stage, on the screen and as a table to save. */
@Controller(WorkshopQuery.PATH)
@Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN, Roles.COORDINATOR})
final class WorkshopController {
  private static final int AT_A_TIME = 1_000;
  private static final int MOST_EXPORTED = 50_000;

  private final SecondLifeService pieces;
  private final OwnerService owners;
  private final SiteService sites;

  WorkshopController(SecondLifeService pieces, OwnerService owners, SiteService sites) {
    this.pieces = pieces;
    this.owners = owners;
    this.sites = sites;
  }

  @Get
  HttpResponse<byte[]> list(
      HttpRequest<?> request,
      Visit visit,
      Person person,
      @QueryValue(defaultValue = "html") String format) {
    WorkshopQuery query = WorkshopQuery.of(request.getParameters());
    Scope scope = SecondLifeService.readable(person);
    if (!format.equals("html")) {
      return export(visit, scope, query, format);
    }
    long total = pieces.count(scope, query.filter());
    List<Site> tree = sites.tree(scope);
    Long siteId = query.siteId();
    WorkshopView view =
        new WorkshopView(
            visit,
            query,
            pieces.page(scope, query.filter(), query.page(), query.size()),
            total,
            pieces.counts(scope, query.filter()),
            SiteChoice.around(tree, siteId),
            siteId == null ? null : SiteChoice.find(tree, siteId).orElse(null),
            owners.all());
    if (query.page() > view.pages()) {
      return Pages.goTo(query.withPage(view.pages()).address());
    }
    return Pages.show(request, output -> JteworkshopGenerated.render(output, null, view));
  }

  private HttpResponse<byte[]> export(
      Visit visit, Scope scope, WorkshopQuery query, String format) {
    List<List<Cell>> rows = new ArrayList<>();
    List<Piece> page;
    int number = 1;
    do {
      page = pieces.page(scope, query.filter(), number, AT_A_TIME);
      page.forEach(piece -> rows.add(row(visit, piece)));
      number++;
    } while (page.size() == AT_A_TIME && rows.size() < MOST_EXPORTED);
    DocumentTable table =
        new DocumentTable(
            "pieces",
            visit.say("workshop.title"),
            List.of(
                visit.say("workshop.label"),
                visit.say("workshop.stage"),
                visit.say("list.column.chassis"),
                visit.say("list.column.MODEL"),
                visit.say("piece.serial"),
                visit.say("piece.inventory-number"),
                visit.say("piece.grade"),
                visit.say("list.column.site"),
                visit.say("piece.owner")),
            rows,
            "");
    return Downloads.of(visit.say("workshop.file"), format, List.of(table));
  }

  private static List<Cell> row(Visit visit, Piece piece) {
    return List.of(
        new Cell.Text(piece.shortId()),
        new Cell.Text(PieceText.stage(visit, piece.stage())),
        new Cell.Text(PieceText.kind(visit, piece.kind())),
        new Cell.Text(PieceText.name(visit, piece)),
        Downloads.text(piece.serialNumber()),
        Downloads.text(piece.inventoryNumber()),
        Downloads.text(piece.grade()),
        new Cell.Text(piece.siteName()),
        piece.owner() == null ? Cell.ABSENT : new Cell.Text(piece.owner().name()));
  }
}
