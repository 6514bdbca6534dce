package fr.regain.console.operation;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.access.Scope;
import fr.regain.console.access.SiteLabel;
import fr.regain.console.document.DocumentTable;
import fr.regain.console.page.operation.JtenewoperationGenerated;
import fr.regain.console.page.operation.JteoperationsGenerated;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.resource.OperationKind;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteService;
import fr.regain.console.web.Csv;
import fr.regain.console.web.Form;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bilan of operations, by itself and by site, and where one is registered. */
@Controller(Operation.PATH)
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
final class OperationsController {
  private static final int LINES = 8;
  private static final int LINES_OF_FILE = 1_000;

  private final OperationService operations;
  private final BilanService bilans;
  private final SiteService sites;

  OperationsController(OperationService operations, BilanService bilans, SiteService sites) {
    this.operations = operations;
    this.bilans = bilans;
    this.sites = sites;
  }

  /** What an address asks for. */
  private record Asked(Scope scope, OperationFilter filter, @Nullable Site site) {}

  private Asked asked(HttpRequest<?> request, Person person) {
    HttpParameters parameters = request.getParameters();
    String id = parameters.getFirst("site").orElse("");
    Site site =
        id.isEmpty()
            ? null
            : Optional.of(id)
                .filter(digits -> digits.matches("[1-9][0-9]{0,17}"))
                .flatMap(digits -> sites.find(person.scope(), Long.parseLong(digits)))
                .orElseThrow(
                    () ->
                        new Problem(ProblemCode.NOT_FOUND, "There is no site number " + id + "."));
    return new Asked(
        site == null ? person.scope() : new Scope(List.of(site.path())),
        new OperationFilter(
            parameters
                .getFirst("annee")
                .filter(year -> year.matches("2[01][0-9]{2}"))
                .map(Integer::valueOf)
                .orElse(null),
            named(OperationKind.values(), parameters.getFirst("type")),
            named(OperationState.values(), parameters.getFirst("etat")),
            parameters.getFirst("echue").filter("oui"::equals).isPresent()
                ? operations.today()
                : null),
        site);
  }

  private static <E extends Enum<E>> @Nullable E named(E[] values, Optional<String> name) {
    return Arrays.stream(values)
        .filter(value -> name.filter(value.name()::equals).isPresent())
        .findFirst()
        .orElse(null);
  }

  @Get
  HttpResponse<byte[]> list(
      HttpRequest<?> request,
      Visit visit,
      Person person,
      @QueryValue(defaultValue = "1") int page,
      @QueryValue(defaultValue = "html") String format) {
    Asked asked = asked(request, person);
    BilanTables layout = new BilanTables(visit);
    if (isFile(format)) {
      return file(layout, asked).download(visit.say("operations.file"));
    }
    int count = bilans.count(asked.scope(), asked.filter());
    int pages = Math.max(1, Math.ceilDiv(count, LINES));
    int shown = Math.clamp(page, 1, pages);
    List<ReportedOperation> lines =
        bilans.operations(asked.scope(), asked.filter(), (shown - 1) * LINES, LINES);
    Bilan bilan = bilans.bilan(asked.scope(), asked.filter());
    OperationsView view =
        view(
            visit,
            person,
            asked,
            Operation.PATH,
            bilan,
            List.of(layout.totals(bilan), layout.list(lines, count)),
            lines.stream().map(ReportedOperation::operation).toList(),
            List.of(),
            List.of(),
            shown,
            pages);
    return Pages.show(request, output -> JteoperationsGenerated.render(output, null, view));
  }

  private static boolean isFile(String format) {
    return switch (format) {
      case "html" -> false;
      case "csv" -> true;
      default ->
          throw new Problem(ProblemCode.REQUEST_INVALID, "A bilan is html or csv, not " + format);
    };
  }

  private Csv file(BilanTables layout, Asked asked) {
    Csv csv = layout.headings();
    List<ReportedOperation> some;
    int from = 0;
    do {
      some = bilans.operations(asked.scope(), asked.filter(), from, LINES_OF_FILE);
      layout.add(csv, some);
      from += LINES_OF_FILE;
    } while (some.size() == LINES_OF_FILE);
    return csv;
  }

  private OperationsView view(
      Visit visit,
      Person person,
      Asked asked,
      String path,
      Bilan bilan,
      List<DocumentTable> tables,
      List<Operation> listed,
      List<SiteTally> lines,
      List<Site> trail,
      int page,
      int pages) {
    Site site = asked.site();
    return new OperationsView(
        visit,
        path,
        asked.filter(),
        site,
        sites.around(person.scope(), site == null ? null : site.id()),
        operations.today().getYear(),
        bilan,
        tables,
        listed,
        lines,
        trail,
        page,
        pages,
        !OperationService.writable(person).isEmpty());
  }

  /** The same by site, the next level down. */
  @Get("/par-site")
  HttpResponse<byte[]> bySite(
      HttpRequest<?> request,
      Visit visit,
      Person person,
      @QueryValue(defaultValue = "1") int page,
      @QueryValue(defaultValue = "html") String format) {
    Asked asked = asked(request, person);
    SiteTallies level = bilans.bySite(person.scope(), asked.filter(), asked.site());
    BilanTables layout = new BilanTables(visit);
    if (isFile(format)) {
      return BilanTables.csv(layout.sites(level.lines()))
          .download(visit.say("operations.file-by-site"));
    }
    int pages = Math.max(1, Math.ceilDiv(level.lines().size(), LINES));
    int shown = Math.clamp(page, 1, pages);
    List<SiteTally> lines = level.lines().stream().skip((shown - 1L) * LINES).limit(LINES).toList();
    OperationsView view =
        view(
            visit,
            person,
            asked,
            OperationsView.BY_SITE,
            bilans.bilan(asked.scope(), asked.filter()),
            List.of(layout.sites(lines)),
            List.of(),
            lines,
            level.trail(),
            shown,
            pages);
    return Pages.show(request, output -> JteoperationsGenerated.render(output, null, view));
  }

  /** Where an operation is registered. */
  @Get("/nouvelle")
  @Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.REFERENT})
  HttpResponse<byte[]> blank(HttpRequest<?> request, Visit visit, Person person) {
    Scope scope = OperationService.writable(person);
    List<SiteLabel> labels = sites.labels(scope);
    boolean one = scope.paths().size() == 1 && !scope.isEverywhere();
    Form form = one ? new Form(Map.of("site", labels.getFirst().text())) : Form.empty();
    NewOperationView view = new NewOperationView(visit, labels, form);
    return Pages.show(request, output -> JtenewoperationGenerated.render(output, null, view));
  }

  /** Registers an operation. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.REFERENT})
  HttpResponse<byte[]> register(Visit visit, Person person, @Body Map<String, String> fields) {
    List<SiteLabel> labels = sites.labels(OperationService.writable(person));
    Form form = new Form(fields);
    OperationForm read = new OperationForm(visit, form);
    Optional<OperationKind> kind = read.kind();
    Optional<Long> site = read.site(labels);
    Optional<OperationPlan> plan = read.plan();
    if (kind.isEmpty() || site.isEmpty() || plan.isEmpty()) {
      NewOperationView view = new NewOperationView(visit, labels, form);
      return Pages.showOnce(
          HttpStatus.UNPROCESSABLE_ENTITY,
          output -> JtenewoperationGenerated.render(output, null, view));
    }
    return Pages.goTo(
        Operation.page(operations.register(person, site.get(), kind.get(), plan.get())));
  }
}
