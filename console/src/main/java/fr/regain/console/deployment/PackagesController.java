package fr.regain.console.deployment;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Roles;
import fr.regain.console.enrolment.TokenService;
import fr.regain.console.page.deployment.JtepackagesGenerated;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteChoice;
import fr.regain.console.site.SiteService;
import fr.regain.console.web.Form;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.types.files.SystemFile;
import io.micronaut.security.annotation.Secured;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an administrator takes from the console to install agents on a site. */
@Controller(PackagesView.PATH)
@Secured(Roles.ADMINISTRATOR)
final class PackagesController {
  private static final String SITE = "site";
  private static final String TOKEN_FILE = "jeton";

  private final Packages packages;
  private final SiteService sites;
  private final TokenService tokens;

  PackagesController(Packages packages, SiteService sites, TokenService tokens) {
    this.packages = packages;
    this.sites = sites;
    this.tokens = tokens;
  }

  /** The packages, and a site's policy once its address says which site and which token. */
  @Get
  HttpResponse<byte[]> page(HttpRequest<?> request, Visit visit, Person person) {
    PackagesView view = view(request.getParameters(), visit, person);
    return view.form().isSound()
        ? Pages.show(request, output -> JtepackagesGenerated.render(output, null, view))
        : Pages.showOnce(
            HttpStatus.UNPROCESSABLE_ENTITY,
            output -> JtepackagesGenerated.render(output, null, view));
  }

  private PackagesView view(HttpParameters parameters, Visit visit, Person person) {
    List<Site> tree = sites.tree(person.scope(Role.ADMINISTRATOR));
    Map<String, String> fields = new HashMap<>();
    for (String field : List.of(SITE, TOKEN_FILE)) {
      parameters.getFirst(field).ifPresent(value -> fields.put(field, value));
    }
    Form form = new Form(fields);
    Optional<Site> site =
        form.number(SITE).stream()
            .boxed()
            .flatMap(id -> SiteChoice.find(tree, id).stream())
            .findFirst();
    if (!fields.isEmpty()) {
      check(visit, form, site);
    }
    return new PackagesView(
        visit,
        packages.areKept(),
        packages.list(),
        tree,
        form,
        site.orElse(null),
        fields.isEmpty() || !form.isSound() ? null : values(form));
  }

  private static void check(Visit visit, Form form, Optional<Site> site) {
    if (site.isEmpty()) {
      form.reject(SITE, visit.say("tokens.error.site"));
    }
    if (!SiteValues.isNetworkFile(form.text(TOKEN_FILE))) {
      form.reject(TOKEN_FILE, visit.say("deployment.error.token-file"));
    }
  }

  private SiteValues values(Form form) {
    return new SiteValues(tokens.consoleAddress(), form.text(TOKEN_FILE));
  }

  /** The site's values for the registry of one device. */
  @Get("/valeurs.reg")
  HttpResponse<byte[]> registryFile(HttpRequest<?> request, Visit visit, Person person) {
    SiteValues values = view(request.getParameters(), visit, person).values();
    if (values == null) {
      throw new Problem(
          ProblemCode.REQUEST_INVALID, "The address names no site or no file on the network.");
    }
    return HttpResponse.ok(values.registryFile())
        .contentType(MediaType.APPLICATION_OCTET_STREAM_TYPE)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"regain.reg\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** One of the files. */
  @Get("/fichiers/{name}")
  SystemFile file(String name) {
    return new SystemFile(packages.find(name).toFile(), MediaType.APPLICATION_OCTET_STREAM_TYPE)
        .attach(name);
  }
}
