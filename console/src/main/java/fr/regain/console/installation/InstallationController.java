package fr.regain.console.installation;

import fr.regain.console.access.FirstAdministrator;
import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.enrolment.TokenService;
import fr.regain.console.gateway.CertificateAuthority;
import fr.regain.console.page.installation.JteinstallationGenerated;
import fr.regain.console.page.installation.JtereceivedGenerated;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.presentation.PresentationService;
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
import io.micronaut.security.annotation.Secured;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The five steps from an empty console to the first device, all on one page. */
@Controller(InstallationView.PATH)
@Secured(Roles.ORGANISATION)
final class InstallationController {
  private static final Duration LIFE_OF_TOKEN = Duration.ofDays(30);
  private static final int USES = 1_000;

  private final InstallationService installation;
  private final PresentationService presentation;
  private final FirstAdministrator administrator;
  private final TokenService tokens;
  private final SiteService sites;
  private final DemonstrationService demonstration;
  private final ConsoleConfig config;
  private final CertificateAuthority authority;

  InstallationController(
      InstallationService installation,
      PresentationService presentation,
      FirstAdministrator administrator,
      TokenService tokens,
      SiteService sites,
      DemonstrationService demonstration,
      ConsoleConfig config,
      CertificateAuthority authority) {
    this.installation = installation;
    this.presentation = presentation;
    this.administrator = administrator;
    this.tokens = tokens;
    this.sites = sites;
    this.demonstration = demonstration;
    this.config = config;
    this.authority = authority;
  }

  @Get
  HttpResponse<byte[]> page(HttpRequest<?> request, Visit visit, Person person) {
    InstallationView view = view(visit, person, Form.empty(), null, "");
    return Pages.show(request, output -> JteinstallationGenerated.render(output, null, view));
  }

  /** How many devices have come: the part of the page that asks again. */
  @Get("/recus")
  HttpResponse<byte[]> received(HttpRequest<?> request, Visit visit, Person person) {
    InstallationView view = view(visit, person, Form.empty(), null, "");
    return Pages.show(request, output -> JtereceivedGenerated.render(output, null, view));
  }

  /** Step 1. */
  @Post("/nom")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> name(Visit visit, Person person, @Body Map<String, String> fields) {
    Form form = new Form(fields);
    String name = form.text("organisation");
    if (name.isEmpty() || name.length() > PresentationService.LONGEST_NAME) {
      form.reject(
          "organisation", visit.say("presentation.error.name", PresentationService.LONGEST_NAME));
      return again(visit, person, form);
    }
    presentation.rename(person, name);
    return Pages.goTo(InstallationView.PATH);
  }

  /** Step 2. */
  @Post("/administrateur")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> administrator(
      HttpRequest<?> request, Visit visit, Person person, @Body Map<String, String> fields) {
    Form form = new Form(fields);
    return administrator.create(visit, person, request, form, fields)
        ? Pages.goTo(InstallationView.PATH)
        : again(visit, person, form);
  }

  /** Step 3. */
  @Post("/sites")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> sites(Visit visit, Person person, @Body Map<String, String> fields) {
    Form form = new Form(fields);
    SiteLines lines = SiteLines.read(form.text("schools"));
    if (!lines.broken().isEmpty()) {
      form.reject(
          "schools",
          visit.say("installation.error.lines", lines.broken().size(), lines.broken().getFirst()));
    } else if (lines.schools().isEmpty() || lines.schools().size() > SiteLines.MOST) {
      form.reject("schools", visit.say("installation.error.schools", SiteLines.MOST));
    }
    if (!form.isSound()) {
      return again(visit, person, form);
    }
    int entered = installation.enter(person, lines.schools());
    String said = visit.say("installation.entered", entered, lines.schools().size() - entered);
    return answer(HttpStatus.OK, view(visit, person, Form.empty(), null, said));
  }

  /** Step 5: makes a token for the whole tree, and shows its command, this once. */
  @Post("/jeton")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> token(Visit visit, Person person) {
    String text =
        tokens
            .create(
                person,
                sites.root().id(),
                visit.say("installation.token-name"),
                LIFE_OF_TOKEN,
                USES)
            .text();
    return answer(
        HttpStatus.OK, view(visit, person, Form.empty(), "regain enrol --token " + text, ""));
  }

  /** Lets in a fleet for a trial. */
  @Post("/demonstration")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> demonstrate(Visit visit, Person person, @Body Map<String, String> fields) {
    Form form = new Form(fields);
    long count = form.number("devices").orElse(0);
    if (count < DemonstrationService.FEWEST || count > DemonstrationService.MOST) {
      form.reject("devices", visit.say("installation.error.devices", DemonstrationService.MOST));
    } else if (installation.received() > 0) {
      form.reject("devices", visit.say("installation.error.real"));
    }
    if (!form.isSound()) {
      return again(visit, person, form);
    }
    demonstration.start(person, (int) count);
    return Pages.goTo(InstallationView.PATH);
  }

  /** Removes the fleet for a trial, whole. */
  @Post("/demonstration/retrait")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> removeDemonstration(Person person) {
    demonstration.remove(person);
    return Pages.goTo(InstallationView.PATH);
  }

  private HttpResponse<byte[]> again(Visit visit, Person person, Form form) {
    return answer(HttpStatus.UNPROCESSABLE_ENTITY, view(visit, person, form, null, ""));
  }

  private static HttpResponse<byte[]> answer(HttpStatus status, InstallationView view) {
    return Pages.showOnce(status, output -> JteinstallationGenerated.render(output, null, view));
  }

  private InstallationView view(
      Visit visit, Person person, Form form, @Nullable String command, String said) {
    return new InstallationView(
        visit,
        installation.progress(person),
        config.agents(),
        HexFormat.of().formatHex(authority.fingerprint()),
        demonstration.find(),
        form,
        command,
        said);
  }
}
