package fr.regain.console.mail;

import fr.regain.console.access.Person;
import fr.regain.console.access.Secret;
import fr.regain.console.audit.AuditService;
import fr.regain.console.platform.Database;
import fr.regain.console.web.Presentation;
import fr.regain.console.web.Words;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Mail to people: what they decide about it, and what an administrator sees of it. */
@Singleton
public final class MailService {
  private final Database database;
  private final PostOffice office;
  private final MailAddresses addresses;
  private final Presentation.Source presentation;
  private final Clock clock;

  MailService(
      Database database,
      PostOffice office,
      MailAddresses addresses,
      Presentation.Source presentation,
      Clock clock) {
    this.database = database;
    this.office = office;
    this.addresses = addresses;
    this.presentation = presentation;
    this.clock = clock;
  }

  /** Whether the settings name a server. */
  public boolean isThere() {
    return office.isThere();
  }

  /** How sending mail goes. */
  public MailStanding standing() {
    return addresses.standing();
  }

  /** Where the person wants mail, if they do. */
  Optional<MailAddress> find(Person person) {
    return addresses.find(person);
  }

  /**
   * Notes where the person wants mail, and asks there whether it is theirs.
   *
   * @param console address of the console, without a last slash
   * @return what became of the question; empty: it was asked too often
   */
  Optional<Posted> choose(Person person, String address, Words words, String console) {
    return addresses
        .choose(person, address, words.language())
        .map(confirmation -> ask(address, confirmation, words, console));
  }

  private Posted ask(String address, Secret confirmation, Words words, String console) {
    String name = presentation.current().name();
    return office.post(
        new Letter(
            address,
            words.say("mail.confirm.subject", name),
            words.say(
                "mail.confirm.text",
                name,
                console + MailController.CONFIRMATION + "/" + confirmation.text()),
            null,
            null));
  }

  /** Ends mail to the person. */
  void end(Person person) {
    addresses.end(person);
  }

  /** Sends a mail to see whether the server takes it; the journal says who tried. */
  Posted test(Person by, String address, Words words) {
    Posted posted =
        office.post(
            new Letter(
                address,
                words.say("mail.test.subject", presentation.current().name()),
                words.say("mail.test.text", presentation.current().name()),
                null,
                null));
    database.update(
        dsl ->
            AuditService.record(
                dsl,
                by.actor(),
                "mail.test",
                "console",
                "",
                "taken: " + posted.taken(),
                clock.instant()));
    return posted;
  }
}
