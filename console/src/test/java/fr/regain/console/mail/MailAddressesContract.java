package fr.regain.console.mail;

import static fr.regain.console.schema.Tables.MAIL_CONFIRMATION;
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
    addresses.confirm(addresses.choose(anne, "anne@example.org", Language.ENGLISH).orElseThrow());
  }

  @Test
  void anAddress_getsNothing_beforeItIsConfirmed_andThenOnceADay() {
    Secret link = addresses.choose(anne, "anne@example.org", Language.ENGLISH).orElseThrow();
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
    Secret first = addresses.choose(anne, "anne@example.org", Language.FRENCH).orElseThrow();
    Secret second = addresses.choose(anne, "anne@example.com", Language.FRENCH).orElseThrow();
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
    addresses.note(due, "hash", new Posted(false, false, "451 later"));
    assertThat(addresses.claim()).isEmpty();
    assertThat(addresses.standing()).isEqualTo(new MailStanding(1, 1, "451 later"));

    clock.advance(Duration.ofHours(1));
    MailAddresses.Due again = addresses.claim().orElseThrow();
    addresses.note(again, "hash", new Posted(true, false, "250 ok"));
    assertThat(addresses.standing()).isEqualTo(new MailStanding(1, 0, null));
    clock.advance(Duration.ofDays(1));
    assertThat(addresses.claim().orElseThrow().sentHash()).isEqualTo("hash");
  }

  @Test
  void anAddressThatTheServerRefuses_getsNothingAnyMore_afterThreeAttempts_andFailsNoMore() {
    confirmed();
    clock.advance(Duration.ofDays(1));
    Posted refused = new Posted(false, true, "550 no such user");
    addresses.note(addresses.claim().orElseThrow(), "hash", refused);
    clock.advance(Duration.ofHours(1));
    addresses.note(addresses.claim().orElseThrow(), "hash", refused);
    clock.advance(Duration.ofHours(3));
    assertThat(addresses.claim()).isEmpty();
    clock.advance(Duration.ofHours(1));
    assertThat(addresses.find(anne).orElseThrow().ended()).isFalse();
    addresses.note(addresses.claim().orElseThrow(), "hash", refused);

    assertThat(addresses.find(anne).orElseThrow().ended()).isTrue();
    assertThat(addresses.standing()).isEqualTo(new MailStanding(0, 0, null));
    clock.advance(Duration.ofDays(9));
    assertThat(addresses.claim()).isEmpty();
  }

  @Test
  void aServerThatIsAway_isAskedOnceADay_inTheEnd_andNeverGivenUp() {
    confirmed();
    clock.advance(Duration.ofDays(1));
    Posted away = new Posted(false, false, "nobody there");
    addresses.note(addresses.claim().orElseThrow(), "hash", away);
    clock.advance(Duration.ofHours(1));
    addresses.note(addresses.claim().orElseThrow(), "hash", away);
    for (int day = 0; day < 5; day++) {
      clock.advance(Duration.ofDays(1));
      addresses.note(addresses.claim().orElseThrow(), "hash", away);
      clock.advance(Duration.ofHours(2));
      assertThat(addresses.claim()).isEmpty();
    }
    assertThat(addresses.standing()).isEqualTo(new MailStanding(1, 1, "nobody there"));
  }

  @Test
  void anAccount_asksThreeAddressesADay_andNobodyOneAddressTwiceAnHour() {
    Person rene = SampleAccounts.coordinator(SampleAccounts.of(database, clock), "rene");
    assertThat(addresses.choose(anne, "a@example.org", Language.FRENCH)).isPresent();
    assertThat(addresses.choose(rene, "A@Example.org", Language.FRENCH)).isEmpty();
    assertThat(addresses.find(rene)).as("nothing is changed").isEmpty();
    addresses.end(anne);
    assertThat(addresses.choose(anne, "a@example.org", Language.FRENCH)).isEmpty();
    clock.advance(MailConfirmations.PAUSE);
    assertThat(addresses.choose(anne, "a@example.org", Language.FRENCH)).isPresent();
    assertThat(addresses.choose(anne, "b@example.org", Language.FRENCH)).isPresent();
    assertThat(addresses.choose(anne, "c@example.org", Language.FRENCH)).isEmpty();

    addresses.prune();
    assertThat(addresses.choose(anne, "c@example.org", Language.FRENCH)).isEmpty();
    clock.advance(MailConfirmations.DAY);
    addresses.prune();
    assertThat(database.<Integer>read(dsl -> dsl.fetchCount(MAIL_CONFIRMATION))).isZero();
    assertThat(addresses.choose(anne, "c@example.org", Language.FRENCH)).isPresent();
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
    addresses.note(due, "hash", new Posted(true, false, "250 ok"));
    assertThat(addresses.find(anne)).isEmpty();
  }
}
