package fr.regain.console.site;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Roles;
import fr.regain.console.access.Scope;
import fr.regain.console.page.site.JtesitesGenerated;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
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

/** The tree of sites, a level at a time. */
@Controller(SitesView.PATH)
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
final class SitesController {
  private static final int LONGEST_NAME = 255;

  private final SiteService sites;

  SitesController(SiteService sites) {
    this.sites = sites;
  }

  @Get
  HttpResponse<byte[]> page(
      HttpRequest<?> request,
      Visit visit,
      Person person,
      @QueryValue(defaultValue = "") String dans) {
    SitesView view = view(visit, person, person.scope(), dans, Form.empty(), Form.empty());
    return Pages.show(request, output -> JtesitesGenerated.render(output, null, view));
  }

  /** Enters a site below another. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(Roles.ADMINISTRATOR)
  HttpResponse<byte[]> create(Visit visit, Person person, @Body Map<String, String> fields) {
    Form form = new Form(fields);
    SitesView view =
        view(
            visit,
            person,
            person.scope(Role.ADMINISTRATOR),
            form.text("parent"),
            form,
            Form.empty());
    String name = form.text("name");
    checkName(visit, form, "name");
    Optional<SiteKind> kind =
        Arrays.stream(SiteKind.values())
            .filter(known -> known.name().equals(form.text("kind")))
            .filter(view.site().kind()::mayHold)
            .findFirst();
    if (kind.isEmpty()) {
      form.reject("kind", visit.say("sites.error.kind"));
    }
    Optional<Uai> uai = uai(visit, form, view.tree(), kind);
    if (!form.isSound()) {
      return again(view);
    }
    sites.create(person, view.site().id(), kind.orElseThrow(), name, uai.orElse(null));
    return Pages.goTo(SitesView.address(view.site().id()));
  }

  private static Optional<Uai> uai(
      Visit visit, Form form, List<Site> tree, Optional<SiteKind> kind) {
    String text = form.text("uai");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (kind.isPresent() && kind.get() != SiteKind.ETABLISSEMENT) {
      form.reject("uai", visit.say("sites.error.uai-kind"));
      return Optional.empty();
    }
    try {
      Uai uai = new Uai(text);
      if (tree.stream().anyMatch(site -> uai.equals(site.uai()))) {
        form.reject("uai", visit.say("sites.error.uai-taken", uai.code()));
      }
      return Optional.of(uai);
    } catch (IllegalArgumentException malformed) {
      form.reject("uai", visit.say("sites.error.uai"));
      return Optional.empty();
    }
  }

  /** Gives a site another name. */
  @Post("/{id}/nom")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(Roles.ADMINISTRATOR)
  HttpResponse<byte[]> rename(
      Visit visit, Person person, String id, @Body Map<String, String> fields) {
    Form form = new Form(fields);
    SitesView view = view(visit, person, person.scope(Role.ADMINISTRATOR), id, Form.empty(), form);
    checkName(visit, form, "new-name");
    if (!form.isSound()) {
      return again(view);
    }
    sites.rename(person, view.site().id(), form.text("new-name"));
    return Pages.goTo(SitesView.address(view.site().id()));
  }

  private static void checkName(Visit visit, Form form, String field) {
    String name = form.text(field);
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      form.reject(field, visit.say("error.name"));
    }
  }

  private static HttpResponse<byte[]> again(SitesView view) {
    return Pages.showOnce(
        HttpStatus.UNPROCESSABLE_ENTITY, output -> JtesitesGenerated.render(output, null, view));
  }

  private SitesView view(
      Visit visit, Person person, Scope scope, String id, Form creation, Form renaming) {
    List<Site> tree = sites.tree(scope);
    Site site = id.isEmpty() ? tree.getFirst() : find(tree, id);
    boolean mayChange = person.scope(Role.ADMINISTRATOR).holds(site.path());
    return new SitesView(visit, tree, site, mayChange, creation, renaming);
  }

  private static Site find(List<Site> tree, String id) {
    return tree.stream()
        .filter(site -> Long.toString(site.id()).equals(id))
        .findFirst()
        .orElseThrow(
            () -> new Problem(ProblemCode.NOT_FOUND, "There is no site number " + id + "."));
  }
}
