package fr.regain.console.monitoring;

import static fr.regain.console.schema.Tables.ACCOUNT;
import static fr.regain.console.schema.Tables.SIGN_IN_FAILURE;

import fr.regain.console.access.Roles;
import fr.regain.console.certificate.CertificateState;
import fr.regain.console.certificate.PagesCertificate;
import fr.regain.console.identity.IdentityProvider;
import fr.regain.console.identity.LastAnswer;
import fr.regain.console.mail.MailService;
import fr.regain.console.mail.MailStanding;
import fr.regain.console.page.monitoring.JtestateGenerated;
import fr.regain.console.platform.Database;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the console itself is, for those who administer the whole organisation. */
@Controller(StateView.PATH)
@Secured(Roles.ORGANISATION)
final class StateController {
  /** As long as it takes to have a certificate renewed by hand. */
  private static final Duration SOON = Duration.ofDays(21);

  private static final Duration RECENT = Duration.ofMinutes(15);
  private static final int MANY_FAILURES = 100;

  private final Database database;
  private final Optional<PagesCertificate> certificate;
  private final IdentityProvider provider;
  private final MailService mail;

  StateController(
      Database database,
      Optional<PagesCertificate> certificate,
      IdentityProvider provider,
      MailService mail) {
    this.database = database;
    this.certificate = certificate;
    this.provider = provider;
    this.mail = mail;
  }

  @Get
  HttpResponse<byte[]> page(HttpRequest<?> request, Visit visit) {
    List<StateLine> lines = new ArrayList<>();
    lines.add(
        new StateLine(
            visit.say("state.database"),
            true,
            visit.say(
                database.isEmbedded() ? "state.embedded" : "state.postgresql",
                database.schemaVersion())));
    lines.add(certificate(visit));
    lines.add(identity(visit));
    lines.add(mail(visit));
    lines.add(breakGlass(visit));
    lines.add(failures(visit));
    StateView view = new StateView(visit, lines);
    return Pages.show(request, output -> JtestateGenerated.render(output, null, view));
  }

  private StateLine certificate(Visit visit) {
    String name = visit.say("state.certificate");
    if (certificate.isEmpty()) {
      return new StateLine(name, true, visit.say("state.certificate-none"));
    }
    CertificateState state = certificate.get().state();
    String text =
        visit.say("state.certificate-text", state.name(), visit.figures().moment(state.end()));
    return new StateLine(
        name,
        isSound(state, visit.now()),
        state.refused().isEmpty()
            ? text
            : text + " " + visit.say("state.certificate-refused", state.refused()));
  }

  /** Whether nothing has to be done about the certificate of the pages. */
  static boolean isSound(CertificateState state, Instant now) {
    return state.refused().isEmpty() && now.plus(SOON).isBefore(state.end());
  }

  private StateLine mail(Visit visit) {
    String name = visit.say("state.mail");
    if (!mail.isThere()) {
      return new StateLine(name, true, visit.say("state.mail-none"));
    }
    MailStanding standing = mail.standing();
    return new StateLine(
        name,
        standing.failing() == 0,
        visit.say("mail.readers-text", standing.readers(), standing.failing()));
  }

  private StateLine identity(Visit visit) {
    String name = visit.say("state.identity");
    if (!provider.isThere()) {
      return new StateLine(name, true, visit.say("state.identity-none"));
    }
    Optional<LastAnswer> last = provider.last();
    if (last.isEmpty()) {
      return new StateLine(name, true, visit.say("state.identity-not-asked"));
    }
    String at = visit.figures().moment(last.get().at());
    String fault = last.get().fault();
    return fault.isEmpty()
        ? new StateLine(name, true, visit.say("state.identity-sound", at))
        : new StateLine(name, false, visit.say("state.identity-fault", at, fault));
  }

  private StateLine breakGlass(Visit visit) {
    OffsetDateTime used =
        database.read(
            dsl ->
                dsl.select(ACCOUNT.LAST_SIGN_IN_AT)
                    .from(ACCOUNT)
                    .where(ACCOUNT.KIND.eq("BREAK_GLASS"))
                    .fetchOne(ACCOUNT.LAST_SIGN_IN_AT));
    return new StateLine(
        visit.say("state.link"),
        true,
        used == null
            ? visit.say("contact.never")
            : visit.say("state.link-used", visit.figures().moment(used.toInstant())));
  }

  private StateLine failures(Visit visit) {
    int count =
        database.read(
            dsl ->
                dsl.fetchCount(
                    SIGN_IN_FAILURE,
                    SIGN_IN_FAILURE.AT.gt(visit.now().minus(RECENT).atOffset(ZoneOffset.UTC))));
    return new StateLine(
        visit.say("state.failures"),
        count < MANY_FAILURES,
        visit.say("state.failures-text", count, RECENT.toMinutes()));
  }
}
