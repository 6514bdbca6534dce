package fr.regain.console.audit;

import fr.regain.console.page.audit.JtejournalGenerated;
import fr.regain.console.web.Visit;
import fr.regain.console.web.table.Lists;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;

/** The journal, on the screen and as a file. */
@Controller(AuditTable.PATH)
@Secured(AuditService.READER)
final class AuditController {
  private final AuditService audit;
  private final Lists lists;

  AuditController(AuditService audit, Lists lists) {
    this.audit = audit;
    this.lists = lists;
  }

  @Get
  HttpResponse<?> list(HttpRequest<?> request, Visit visit) {
    var asked = lists.asked(request, visit, AuditTable.TABLE, AuditTable.PATH);
    AuditFilter filter = AuditTable.filter(asked.address());
    return asked.answer(
        (sort, at, size) -> audit.page(filter, sort, at, size),
        () -> AuditTable.fields(visit, asked.address()),
        table -> output -> JtejournalGenerated.render(output, null, table));
  }
}
