package fr.regain.console.access;

import static fr.regain.console.schema.Tables.ACCOUNT;
import static fr.regain.console.schema.Tables.PASSWORD_LINK;

import fr.regain.console.audit.Actor;
import fr.regain.console.audit.AuditService;
import fr.regain.console.platform.Database;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * Links by which a person chooses the password of their account, once, within 24 hours. An account
 * has one at most: a new one takes the place of the one before. It ends as well when the password
 * changes in another way, and when the account is given a role, shut out or let in again: whoever
 * asked for the link might not look after the account any more.
 */
@Singleton
final class PasswordLinks {
  static final Duration LIFE = Duration.ofHours(24);
  static final String PATH = "/mot-de-passe/";

  private final Database database;
  private final PasswordHash hashes;
  private final SecureRandom random;
  private final Clock clock;

  PasswordLinks(Database database, PasswordHash hashes, SecureRandom random, Clock clock) {
    this.database = database;
    this.hashes = hashes;
    this.random = random;
    this.clock = clock;
  }

  /**
   * Whose password a link chooses.
   *
   * @param accountId number of the account
   * @param signInName by which its person signs in
   * @param name what people call them
   */
  record Owner(long accountId, String signInName, String name) {}

  /** Makes a link for an account within a transaction. */
  Secret issue(DSLContext dsl, long accountId) {
    OffsetDateTime now = now();
    Secret secret = Secret.random(random);
    end(dsl, accountId);
    dsl.deleteFrom(PASSWORD_LINK).where(PASSWORD_LINK.EXPIRES_AT.le(now)).execute();
    dsl.insertInto(PASSWORD_LINK)
        .set(PASSWORD_LINK.SECRET_HASH, secret.hash())
        .set(PASSWORD_LINK.ACCOUNT_ID, accountId)
        .set(PASSWORD_LINK.CREATED_AT, now)
        .set(PASSWORD_LINK.EXPIRES_AT, now.plus(LIFE))
        .execute();
    return secret;
  }

  /** Ends the link of an account, if it has one, within a transaction. */
  static void end(DSLContext dsl, long accountId) {
    dsl.deleteFrom(PASSWORD_LINK).where(PASSWORD_LINK.ACCOUNT_ID.eq(accountId)).execute();
  }

  /** Whose link it is, while it may be used. */
  Optional<Owner> owner(Secret secret) {
    return database.read(
        dsl ->
            dsl.select(ACCOUNT.ID, ACCOUNT.SIGN_IN_NAME, ACCOUNT.DISPLAY_NAME)
                .from(PASSWORD_LINK)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(PASSWORD_LINK.ACCOUNT_ID))
                .where(usable(secret))
                .and(ACCOUNT.STATE.eq(AccountState.ACTIVE.name()))
                .fetchOptional(row -> new Owner(row.value1(), row.value2(), row.value3())));
  }

  /**
   * Uses the link up: the account has this password from now on, and nobody is signed in to it.
   *
   * @return whether the link was good for it
   */
  boolean choose(Secret secret, Owner owner, String password, Origin origin) {
    String hash = hashes.of(password);
    return database.write(
        dsl -> {
          int used = dsl.deleteFrom(PASSWORD_LINK).where(usable(secret)).execute();
          if (used == 1) {
            AccountStore.setPassword(dsl, owner.accountId(), hash);
            Sessions.closeAll(dsl, owner.accountId());
            AuditService.record(
                dsl,
                new Actor(owner.accountId(), owner.name(), origin.address()),
                "account.password",
                "account " + owner.accountId(),
                "",
                "",
                clock.instant());
          }
          return used == 1;
        });
  }

  private Condition usable(Secret secret) {
    return PASSWORD_LINK.SECRET_HASH.eq(secret.hash()).and(PASSWORD_LINK.EXPIRES_AT.gt(now()));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
