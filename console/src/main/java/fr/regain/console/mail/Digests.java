package fr.regain.console.mail;

import fr.regain.console.access.AccountService;
import fr.regain.console.access.Person;
import fr.regain.console.page.mail.JtedigestGenerated;
import fr.regain.console.web.Language;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Presentation;
import fr.regain.console.web.PublicAddress;
import fr.regain.console.web.Words;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people, at most once a day, what waits for them: nothing when nothing does, and nothing
 * when it is what they were told last time. Any console on the database may; each digest is one's.
 */
@Singleton
final class Digests {
  private static final Logger LOG = LoggerFactory.getLogger(Digests.class);

  private final MailAddresses addresses;
  private final AccountService accounts;
  private final List<DigestPart> parts;
  private final PostOffice office;
  private final PublicAddress publicAddress;
  private final Presentation.Source presentation;
  private final Clock clock;

  Digests(
      MailAddresses addresses,
      AccountService accounts,
      List<DigestPart> parts,
      PostOffice office,
      PublicAddress publicAddress,
      Presentation.Source presentation,
      Clock clock) {
    this.addresses = addresses;
    this.accounts = accounts;
    this.parts = parts;
    this.office = office;
    this.publicAddress = publicAddress;
    this.presentation = presentation;
    this.clock = clock;
  }

  @Scheduled(initialDelay = "1m", fixedDelay = "1m")
  void work() {
    Optional<String> console = publicAddress.set();
    if (!office.isThere() || console.isEmpty()) {
      return;
    }
    Optional<MailAddresses.Due> due = addresses.claim();
    while (due.isPresent()) {
      send(due.get(), console.get());
      due = addresses.claim();
    }
  }

  @Scheduled(initialDelay = "1h", fixedDelay = "24h")
  void prune() {
    addresses.prune();
  }

  private void send(MailAddresses.Due due, String console) {
    // An account that lets nobody in gets no mail either.
    Optional<Person> person = accounts.person(due.accountId());
    if (person.isEmpty()) {
      return;
    }
    Words words = Words.load(Language.ofTag(due.language()).orElse(Language.FRENCH));
    Instant now = clock.instant();
    List<DigestLine> lines =
        parts.stream().flatMap(part -> part.lines(person.get(), words, now).stream()).toList();
    String said = lines.stream().map(DigestLine::text).collect(Collectors.joining("\n"));
    String hash = Pages.digest(said.getBytes(StandardCharsets.UTF_8));
    if (lines.isEmpty() || hash.equals(due.sentHash())) {
      return;
    }
    DigestView view =
        new DigestView(
            words,
            presentation.current().name(),
            console,
            lines,
            console + MailController.ENDING + "/" + due.ending());
    Posted posted =
        office.post(
            new Letter(
                due.address(),
                view.subject(),
                view.text(),
                new String(
                    Pages.render(output -> JtedigestGenerated.render(output, null, view)),
                    StandardCharsets.UTF_8),
                view.ending()));
    addresses.note(due, hash, posted);
    if (!posted.taken()) {
      LOG.warn("A digest did not go out: {}", posted.said());
    }
  }
}
