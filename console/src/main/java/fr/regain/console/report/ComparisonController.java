package fr.regain.console.report;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.campaign.Campaign;
import fr.regain.console.page.report.JtecompareGenerated;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.rule.RuleSets;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Two campaigns side by side: this year's and last year's, for one. */
@Controller(ComparisonView.PATH)
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.REFERENT})
final class ComparisonController {
  private final ReportService reports;
  private final RuleSets rules;

  ComparisonController(ReportService reports, RuleSets rules) {
    this.reports = reports;
    this.rules = rules;
  }

  @Get
  HttpResponse<byte[]> page(
      HttpRequest<?> request,
      Visit visit,
      Person person,
      @QueryValue(defaultValue = "") String a,
      @QueryValue(defaultValue = "") String b) {
    UUID later = id(b);
    UUID earlier = id(a);
    List<Campaign> campaigns = reports.campaigns(Readers.scope(person));
    if (earlier == null && later != null) {
      earlier = copiedFrom(campaigns, later);
    }
    Comparison comparison =
        earlier == null || later == null
            ? null
            : new Comparison(
                reports.of(Readers.scope(person), earlier, visit.now()),
                reports.of(Readers.scope(person), later, visit.now()));
    ComparisonView view =
        new ComparisonView(visit, campaigns, earlier, later, comparison, rules.current());
    return Pages.show(request, output -> JtecompareGenerated.render(output, null, view));
  }

  // Last year's, where this year's was made of it.
  private static @Nullable UUID copiedFrom(List<Campaign> campaigns, UUID id) {
    UUID origin =
        campaigns.stream()
            .filter(campaign -> campaign.id().equals(id))
            .findFirst()
            .map(Campaign::copiedFrom)
            .orElse(null);
    return campaigns.stream().anyMatch(campaign -> campaign.id().equals(origin)) ? origin : null;
  }

  private static @Nullable UUID id(String text) {
    try {
      return text.isEmpty() ? null : UUID.fromString(text);
    } catch (IllegalArgumentException malformed) {
      throw new Problem(ProblemCode.NOT_FOUND, "There is no campaign \"" + text + "\".", malformed);
    }
  }
}
