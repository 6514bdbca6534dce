package fr.regain.console.mail;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.access.Secret;
import fr.regain.console.page.mail.JtelinkGenerated;
import fr.regain.console.page.mail.JtemailGenerated;
import fr.regain.console.page.mail.JteownGenerated;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.web.ErrorPages;
import fr.regain.console.web.Form;
import fr.regain.console.web.OneClick;
import fr.regain.console.web.Pages;
import fr.regain.console.web.PublicAddress;
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
import io.micronaut.security.rules.SecurityRule;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pages on mail: a person's own, the administrator's, and those that a mail leads to. */
@Controller
final class MailController {
  /** Where an address is confirmed, with a secret behind. */
  static final String CONFIRMATION = "/courriel/confirmation";

  /** Where mail is ended, with a secret behind. */
  static final String ENDING = OneClick.PATH;

  private final MailService mail;
  private final MailAddresses addresses;
  private final PublicAddress publicAddress;
  private final ConsoleConfig.Mail config;
  private final ErrorPages errors;

  MailController(
      MailService mail,
      MailAddresses addresses,
      PublicAddress publicAddress,
      ConsoleConfig config,
      ErrorPages errors) {
    this.mail = mail;
    this.addresses = addresses;
    this.publicAddress = publicAddress;
    this.config = config.mail();
    this.errors = errors;
  }

  @Get(MailView.PATH)
  @Secured(Roles.ORGANISATION)
  HttpResponse<byte[]> page(HttpRequest<?> request, Visit visit) {
    MailView view = new MailView(visit, config, mail.standing(), Form.empty(), null);
    return Pages.show(request, output -> JtemailGenerated.render(output, null, view));
  }

  /** Sends a mail, and shows what the server said. */
  @Post(MailView.PATH + "/essai")
  @Secured(Roles.ORGANISATION)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> test(Visit visit, Person person, @Body Map<String, String> fields) {
    refuseWithoutServer();
    Form form = new Form(fields);
    checkAddress(visit, form);
    Posted posted = form.isSound() ? mail.test(person, form.text("address"), visit.words()) : null;
    MailView view = new MailView(visit, config, mail.standing(), form, posted);
    return Pages.showOnce(
        form.isSound() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY,
        output -> JtemailGenerated.render(output, null, view));
  }

  private void refuseWithoutServer() {
    if (!mail.isThere()) {
      throw new Problem(
          ProblemCode.REQUEST_INVALID, "The settings name no mail server (console.mail.host).");
    }
  }

  private static void checkAddress(Visit visit, Form form) {
    if (!PostOffice.isAddress(form.text("address"))) {
      form.reject("address", visit.say("mail.error.address"));
    }
  }

  @Get(OwnMailView.PATH)
  @Secured(SecurityRule.IS_AUTHENTICATED)
  HttpResponse<byte[]> own(Visit visit, Person person) {
    return own(visit, person, HttpStatus.OK, Form.empty(), null);
  }

  private HttpResponse<byte[]> own(
      Visit visit, Person person, HttpStatus status, Form form, @Nullable String fault) {
    refuseLink(person);
    OwnMailView view =
        new OwnMailView(
            visit,
            mail.isThere(),
            !person.grants().isEmpty(),
            mail.find(person).orElse(null),
            form,
            fault);
    return Pages.showOnce(status, output -> JteownGenerated.render(output, null, view));
  }

  private static void refuseLink(Person person) {
    if (person.breakGlass()) {
      throw new Problem(ProblemCode.NOT_FOUND, "The sign-in link has no mail address.");
    }
  }

  /** Notes where the person wants mail, and asks there whether it is theirs. */
  @Post(OwnMailView.PATH)
  @Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> choose(
      HttpRequest<?> request, Visit visit, Person person, @Body Map<String, String> fields) {
    refuseLink(person);
    refuseWithoutServer();
    Form form = new Form(fields);
    checkAddress(visit, form);
    if (!form.isSound()) {
      return own(visit, person, HttpStatus.UNPROCESSABLE_ENTITY, form, null);
    }
    Optional<Posted> posted =
        mail.choose(person, form.text("address"), visit.words(), publicAddress.of(request));
    if (posted.isEmpty()) {
      form.reject("address", visit.say("own-mail.too-often"));
      return own(visit, person, HttpStatus.TOO_MANY_REQUESTS, form, null);
    }
    return posted.get().taken()
        ? Pages.goTo(OwnMailView.PATH)
        : own(visit, person, HttpStatus.OK, form, posted.get().said());
  }

  /** Ends mail to the person. */
  @Post(OwnMailView.PATH + "/fin")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> end(Person person) {
    mail.end(person);
    return Pages.goTo(OwnMailView.PATH);
  }

  /** Asks before it confirms: programs that look at mail follow its links. */
  @Get(CONFIRMATION + "/{secret}")
  @Secured(SecurityRule.IS_ANONYMOUS)
  HttpResponse<byte[]> confirmation(HttpRequest<?> request, Visit visit, String secret) {
    return addresses.isConfirmable(new Secret(secret))
        ? link(visit, request.getPath(), "confirmation")
        : errors.show(request, HttpStatus.GONE, "error.mail-link");
  }

  private static HttpResponse<byte[]> link(Visit visit, String path, String what) {
    return Pages.showOnce(
        HttpStatus.OK, output -> JtelinkGenerated.render(output, null, visit, path, what));
  }

  /** The address is its person's. */
  @Post(CONFIRMATION + "/{secret}")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> confirm(HttpRequest<?> request, Visit visit, String secret) {
    return addresses.confirm(new Secret(secret))
        ? link(visit, "", "confirmed")
        : errors.show(request, HttpStatus.GONE, "error.mail-link");
  }

  /** Asks before it ends. */
  @Get(ENDING + "/{secret}")
  @Secured(SecurityRule.IS_ANONYMOUS)
  HttpResponse<byte[]> ending(HttpRequest<?> request, Visit visit, String secret) {
    return link(visit, request.getPath(), "ending");
  }

  /**
   * Ends mail, from the page or from a mail program (RFC 8058). Whoever shows no such secret is
   * told the same: the address says nothing of who has mail.
   */
  @Post(ENDING + "/{secret}")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
  HttpResponse<byte[]> endByLink(Visit visit, String secret) {
    addresses.end(secret);
    return link(visit, "", "ended");
  }
}
