package fr.regain.console.report;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.document.DocumentTable;
import fr.regain.console.document.PdfPrinter;
import fr.regain.console.document.Spreadsheet;
import fr.regain.console.page.report.JtepaperGenerated;
import fr.regain.console.page.report.JtereportGenerated;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.rule.RuleSets;
import fr.regain.console.site.Site;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The report of a campaign: the page, and the same figures to take away. */
@Controller("/campagnes/{id}/bilan")
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.REFERENT})
final class ReportController {
  private final ReportService reports;
  private final RuleSets rules;
  private final PdfPrinter printer;

  ReportController(ReportService reports, RuleSets rules, PdfPrinter printer) {
    this.reports = reports;
    this.rules = rules;
    this.printer = printer;
  }

  @Get
  HttpResponse<byte[]> page(
      HttpRequest<?> request,
      Visit visit,
      Person person,
      UUID id,
      @QueryValue(defaultValue = "") String dans,
      @QueryValue(defaultValue = "1") int page,
      @QueryValue(defaultValue = "html") String format) {
    CampaignReport report = reports.of(Readers.scope(person), id, visit.now());
    SiteLevel level = SiteLevel.of(report, chosen(report, dans));
    ReportTables layout = new ReportTables(visit, report, rules.current());
    String name = visit.say("report.file");
    List<DocumentTable> everything = layout.all(level.lines());
    return switch (format) {
      case "csv" -> FigureCsv.of(visit, everything).download(name);
      case "ods" -> file(Spreadsheet.of(everything), Spreadsheet.MEDIA_TYPE, name + ".ods");
      case "pdf" -> {
        ReportView view = view(visit, report, level, 1, layout, everything);
        yield file(printer.print(paper(view)), PdfPrinter.MEDIA_TYPE, name + ".pdf");
      }
      case "html" -> {
        int shown = Math.clamp(page, 1, ReportView.pages(level));
        ReportView view =
            view(visit, report, level, shown, layout, layout.all(ReportView.lines(level, shown)));
        yield Pages.show(request, output -> JtereportGenerated.render(output, null, view));
      }
      default ->
          throw new Problem(
              ProblemCode.REQUEST_INVALID, "A report is html, csv, ods or pdf, not " + format);
    };
  }

  private static @Nullable Site chosen(CampaignReport report, String id) {
    if (id.isEmpty()) {
      return null;
    }
    return report.tree().stream()
        .filter(site -> Long.toString(site.id()).equals(id))
        .findFirst()
        .orElseThrow(
            () -> new Problem(ProblemCode.NOT_FOUND, "There is no site number " + id + "."));
  }

  private ReportView view(
      Visit visit,
      CampaignReport report,
      SiteLevel level,
      int page,
      ReportTables layout,
      List<DocumentTable> tables) {
    return new ReportView(
        visit, report, level, page, reports.retention(), tables, RuleBars.of(layout));
  }

  private static String paper(ReportView view) {
    return new String(
        Pages.render(output -> JtepaperGenerated.render(output, null, view)),
        StandardCharsets.UTF_8);
  }

  private static HttpResponse<byte[]> file(byte[] content, String type, String name) {
    return HttpResponse.ok(content)
        .contentType(MediaType.of(type))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
