package fr.regain.console.mail;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.access.AccountService;
import fr.regain.console.access.Person;
import fr.regain.console.access.SampleAccounts;
import fr.regain.console.access.Secret;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.testing.DatabaseContract;
import fr.regain.console.testing.TestingDatabase;
import fr.regain.console.web.Language;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Addresses: whose they are, and when something is due there. */
abstract class MailAddressesContract extends DatabaseContract {
  private MailAddresses addresses;
  private Person anne;

  @BeforeEach
  void start() {
    ConsoleConfig config =
        TestingDatabase.config(directory, new ConsoleConfig.Store(null, null, null));
    addresses = new MailAddresses(database, new SecureRandom(), config, clock);
    AccountService accounts = SampleAccounts.of(database, clock);
    anne = SampleAccounts.coordinator(accounts, "anne");
  }

  private void confirmed() {
    addresses.confirm(addresses.choose(anne, "anne@example.org", Language.ENGLISH));
  }

  @Test
  void anAddress_getsNothing_beforeItIsConfirmed_andThenOnceADay() {
    Secret link = addresses.choose(anne, "anne@example.org", Language.ENGLISH);
    clock.advance(Duration.ofHours(47));
    assertThat(addresses.claim()).isEmpty();
    assertThat(addresses.isConfirmable(new Secret("guess"))).isFalse();
    assertThat(addresses.isConfirmable(link)).isTrue();

    assertThat(addresses.confirm(link)).isTrue();
    assertThat(addresses.confirm(link)).as("once").isFalse();
    assertThat(addresses.claim()).as("not today").isEmpty();
    clock.advance(Duration.ofDays(1));
    assertThat(addresses.claim()).isPresent();
    assertThat(addresses.claim()).as("once a day").isEmpty();
    clock.advance(Duration.ofDays(1));
    assertThat(addresses.claim()).isPresent();
  }

  @Test
  void aLinkThatIsOld_orReplaced_confirmsNothing() {
    Secret first = addresses.choose(anne, "anne@example.org", Language.FRENCH);
    Secret second = addresses.choose(anne, "anne@example.com", Language.FRENCH);
    assertThat(addresses.confirm(first)).isFalse();
    clock.advance(MailAddresses.CONFIRMABLE);
    assertThat(addresses.confirm(second)).isFalse();
  }

  @Test
  void manyConsoles_makeADigestOnce() {
    confirmed();
    clock.advance(Duration.ofDays(1));
    List<CompletableFuture<Optional<MailAddresses.Due>>> consoles =
        Stream.generate(() -> CompletableFuture.supplyAsync(addresses::claim)).limit(4).toList();
    assertThat(consoles.stream().map(CompletableFuture::join).flatMap(Optional::stream)).hasSize(1);
  }

  @Test
  void aDigestThatFailed_isDueAgainInAnHour_andSaysWhy() {
    confirmed();
    clock.advance(Duration.ofDays(1));
    MailAddresses.Due due = addresses.claim().orElseThrow();
    addresses.note(due, "hash", new Posted(false, "451 later"));
    assertThat(addresses.claim()).isEmpty();
    assertThat(addresses.standing()).isEqualTo(new MailStanding(1, 1, "451 later"));

    clock.advance(Duration.ofHours(1));
    MailAddresses.Due again = addresses.claim().orElseThrow();
    addresses.note(again, "hash", new Posted(true, "250 ok"));
    assertThat(addresses.standing()).isEqualTo(new MailStanding(1, 0, null));
    clock.advance(Duration.ofDays(1));
    assertThat(addresses.claim().orElseThrow().sentHash()).isEqualTo("hash");
  }

  @Test
  void whoeverHoldsTheEndingSecret_endsTheMail_andAGuessEndsNothing() {
    confirmed();
    clock.advance(Duration.ofDays(1));
    MailAddresses.Due due = addresses.claim().orElseThrow();
    addresses.end("guess");
    assertThat(addresses.find(anne)).isPresent();
    addresses.end(due.ending());
    assertThat(addresses.find(anne)).isEmpty();
    addresses.note(due, "hash", new Posted(true, "250 ok"));
    assertThat(addresses.find(anne)).isEmpty();
  }
}
