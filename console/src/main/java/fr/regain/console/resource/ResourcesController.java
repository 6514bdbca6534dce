package fr.regain.console.resource;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.access.Scope;
import fr.regain.console.access.SiteLabel;
import fr.regain.console.page.resource.JteresourcesGenerated;
import fr.regain.console.page.resource.JtesheetGenerated;
import fr.regain.console.site.SiteService;
import fr.regain.console.web.Form;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
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

/** What sites share with one another. */
@Controller(Resource.PATH)
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.REFERENT})
final class ResourcesController {
  private static final int LINES = 10;

  private final ResourceService resources;
  private final SiteService sites;

  ResourcesController(ResourceService resources, SiteService sites) {
    this.resources = resources;
    this.sites = sites;
  }

  @Get
  @Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
  HttpResponse<byte[]> list(
      HttpRequest<?> request,
      Visit visit,
      Person person,
      @QueryValue(defaultValue = "") String type,
      @QueryValue(defaultValue = "1") int page) {
    OperationKind about =
        Arrays.stream(OperationKind.values())
            .filter(known -> known.name().equals(type))
            .findFirst()
            .orElse(null);
    int count = resources.count(person, about);
    int pages = Math.max(1, Math.ceilDiv(count, LINES));
    int shown = Math.clamp(page, 1, pages);
    ResourcesView view =
        new ResourcesView(
            visit,
            resources.shared(person, about, (shown - 1) * LINES, LINES),
            about,
            count,
            shown,
            pages,
            ResourceService.writable(person));
    return Pages.show(request, output -> JteresourcesGenerated.render(output, null, view));
  }

  /** Where something new is shared. */
  @Get("/nouvelle")
  HttpResponse<byte[]> blank(HttpRequest<?> request, Visit visit, Person person) {
    Scope scope = ResourceService.writable(person);
    List<SiteLabel> labels = sites.labels(scope);
    boolean one = scope.paths().size() == 1 && !scope.isEverywhere();
    Form form = one ? new Form(Map.of("site", labels.getFirst().text())) : Form.empty();
    ResourcesView.Sheet view = new ResourcesView.Sheet(visit, null, labels, form);
    return Pages.show(request, output -> JtesheetGenerated.render(output, null, view));
  }

  /** Shares something. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> share(Visit visit, Person person, @Body Map<String, String> fields) {
    List<SiteLabel> labels = sites.labels(ResourceService.writable(person));
    Form form = new Form(fields);
    Optional<SiteLabel> site = SiteLabel.named(labels, form.text("site"));
    if (site.isEmpty()) {
      form.reject("site", visit.say("operation.error.site"));
    }
    Optional<ResourceTerms> terms = new ResourceForm(visit, form).read();
    if (site.isEmpty() || terms.isEmpty()) {
      return again(visit, null, labels, form);
    }
    resources.share(person, site.get().id(), terms.get());
    return Pages.goTo(Resource.PATH);
  }

  private static HttpResponse<byte[]> again(
      Visit visit, @Nullable Resource resource, List<SiteLabel> labels, Form form) {
    ResourcesView.Sheet view = new ResourcesView.Sheet(visit, resource, labels, form);
    return Pages.showOnce(
        HttpStatus.UNPROCESSABLE_ENTITY, output -> JtesheetGenerated.render(output, null, view));
  }

  /** Where it is changed or withdrawn. */
  @Get("/{id}")
  HttpResponse<byte[]> sheet(HttpRequest<?> request, Visit visit, Person person, long id) {
    Resource resource = resources.find(person, id);
    ResourcesView.Sheet view =
        new ResourcesView.Sheet(visit, resource, List.of(), ResourceForm.of(resource.terms()));
    return Pages.show(request, output -> JtesheetGenerated.render(output, null, view));
  }

  /** Says something else of it. */
  @Post("/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> change(
      Visit visit, Person person, long id, @Body Map<String, String> fields) {
    Resource resource = resources.find(person, id);
    Form form = new Form(fields);
    ResourceForm read = new ResourceForm(visit, form);
    Optional<ResourceTerms> terms = read.read();
    if (terms.isPresent() && version(form) != resource.version()) {
      read.compare(resource.terms());
    }
    if (terms.isEmpty() || !form.isSound()) {
      return again(visit, resource, List.of(), form);
    }
    resources.change(person, id, resource.version(), terms.get());
    return Pages.goTo(Resource.PATH);
  }

  private static long version(Form form) {
    return form.number("version").orElse(-1);
  }

  /** Withdraws it. */
  @Post("/{id}/retrait")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> withdraw(Person person, long id, @Body Map<String, String> fields) {
    resources.withdraw(person, id, version(new Form(fields)));
    return Pages.goTo(Resource.PATH);
  }
}
