package fr.regain.console.access;

import static fr.regain.console.schema.Tables.API_KEY;
import static fr.regain.console.schema.Tables.SIGN_IN_LINK;
import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.testing.DatabaseContract;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which secrets are forgotten, and when. */
abstract class SpentSecretsContract extends DatabaseContract {
  private static final Duration LIFE = Duration.ofDays(10);

  private final SecureRandom random = new SecureRandom();

  private long key(long account, Duration life) {
    Instant now = clock.instant();
    return database.write(
        dsl ->
            ApiKeyStore.insert(
                dsl,
                account,
                account,
                "Tickets",
                Secret.random(random),
                "rgk_abcd",
                List.of(new ApiKeyStore.Wish(Role.COORDINATOR, 1)),
                now,
                now.plus(life)));
  }

  private List<Long> keys() {
    return database.read(
        dsl -> dsl.select(API_KEY.ID).from(API_KEY).orderBy(API_KEY.ID).fetch(API_KEY.ID));
  }

  @Test
  void aKeyIsForgotten_ninetyDaysAfterItsEnd_orAfterItWasWithdrawn() {
    long account =
        SampleAccounts.coordinator(SampleAccounts.of(database, clock), "anne").accountId();
    long ending = key(account, LIFE);
    long withdrawn = key(account, Duration.ofDays(366));
    long live = key(account, Duration.ofDays(366));
    database.update(dsl -> ApiKeyStore.revoke(dsl, account, withdrawn, clock.instant()));
    SpentSecrets spent = new SpentSecrets(database, clock);

    clock.advance(SpentSecrets.KEYS_KEPT.minusSeconds(1));
    spent.prune();
    assertThat(keys()).containsExactly(ending, withdrawn, live);
    clock.advance(Duration.ofSeconds(1));
    spent.prune();
    assertThat(keys()).containsExactly(ending, live);
    clock.advance(LIFE);
    spent.prune();
    assertThat(keys()).containsExactly(live);
  }

  @Test
  void aSignInLinkIsForgotten_aDayAfterItsEnd() {
    database.update(
        dsl ->
            dsl.insertInto(SIGN_IN_LINK)
                .set(SIGN_IN_LINK.SECRET_HASH, Secret.random(random).hash())
                .set(SIGN_IN_LINK.CREATED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .set(
                    SIGN_IN_LINK.EXPIRES_AT,
                    clock.instant().plus(SignInLinks.LIFE).atOffset(ZoneOffset.UTC))
                .execute());
    SpentSecrets spent = new SpentSecrets(database, clock);

    clock.advance(SpentSecrets.LINKS_KEPT);
    spent.prune();
    assertThat(links()).isOne();
    clock.advance(SignInLinks.LIFE);
    spent.prune();
    assertThat(links()).isZero();
  }

  private int links() {
    return database.read(dsl -> dsl.fetchCount(SIGN_IN_LINK));
  }
}
