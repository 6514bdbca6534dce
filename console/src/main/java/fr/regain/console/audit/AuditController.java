package fr.regain.console.audit;

import fr.regain.console.page.audit.JtejournalGenerated;
import fr.regain.console.web.Csv;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.util.List;

/** The journal, on the screen and as a table to save. */
@Controller(AuditView.PATH)
@Secured(AuditService.READER)
final class AuditController {
  private static final int LONGEST_TEXT = 255;
  private static final int MOST_EXPORTED = 100_000;

  private final AuditService audit;

  AuditController(AuditService audit) {
    this.audit = audit;
  }

  /**
   * Records, the newest first.
   *
   * @param q searched text
   * @param avant only records with a smaller number
   */
  @Get
  HttpResponse<byte[]> list(
      HttpRequest<?> request,
      Visit visit,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String avant,
      @QueryValue(defaultValue = "html") String format) {
    String stripped = q.strip();
    String text = stripped.substring(0, Math.min(stripped.length(), LONGEST_TEXT));
    if (format.equals("csv")) {
      return csv(visit, audit.search(text, Long.MAX_VALUE, MOST_EXPORTED));
    }
    long before = avant.matches("[0-9]{1,18}") ? Long.parseLong(avant) : Long.MAX_VALUE;
    List<AuditRecord> records = audit.search(text, before, AuditView.SIZE + 1);
    AuditView view = new AuditView(visit, text, before, records);
    return Pages.show(request, output -> JtejournalGenerated.render(output, null, view));
  }

  private static HttpResponse<byte[]> csv(Visit visit, List<AuditRecord> records) {
    Csv csv =
        new Csv()
            .row(
                visit.say("audit.number"),
                visit.say("audit.at"),
                visit.say("audit.account"),
                visit.say("audit.who"),
                visit.say("audit.address"),
                visit.say("audit.what"),
                visit.say("audit.subject"),
                visit.say("audit.before"),
                visit.say("audit.after"),
                visit.say("audit.hash"));
    for (AuditRecord record : records) {
      csv.row(
          Long.toString(record.number()),
          record.at().toString(),
          Long.toString(record.actor().accountId()),
          record.actor().name(),
          record.actor().address(),
          record.action(),
          record.subject(),
          record.before(),
          record.after(),
          record.hash());
    }
    return csv.download(visit.say("audit.file"));
  }
}
