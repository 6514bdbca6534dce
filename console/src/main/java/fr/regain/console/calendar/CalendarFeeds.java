package fr.regain.console.calendar;

import static fr.regain.console.schema.Tables.CALENDAR_FEED;

import fr.regain.console.access.AccountService;
import fr.regain.console.access.Person;
import fr.regain.console.access.Secret;
import fr.regain.console.audit.AuditService;
import fr.regain.console.platform.Database;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.DSLContext;

/** Who may read the calendar by an address alone. A person has one such address, or none. */
@Singleton
final class CalendarFeeds {
  private final Database database;
  private final AccountService accounts;
  private final SecureRandom random;
  private final Clock clock;

  CalendarFeeds(Database database, AccountService accounts, SecureRandom random, Clock clock) {
    this.database = database;
    this.accounts = accounts;
    this.random = random;
    this.clock = clock;
  }

  /** When the person's address was made; empty when they have none. */
  Optional<Instant> madeAt(Person person) {
    return database.read(
        dsl ->
            dsl.select(CALENDAR_FEED.CREATED_AT)
                .from(CALENDAR_FEED)
                .where(CALENDAR_FEED.ACCOUNT_ID.eq(person.accountId()))
                .fetchOptional(CALENDAR_FEED.CREATED_AT)
                .map(OffsetDateTime::toInstant));
  }

  /** Makes a new address, in place of the one before; the secret in it is shown this once. */
  Secret make(Person person) {
    Secret secret = Secret.random(random);
    database.update(
        dsl -> {
          delete(dsl, person);
          dsl.insertInto(CALENDAR_FEED)
              .set(CALENDAR_FEED.ACCOUNT_ID, person.accountId())
              .set(CALENDAR_FEED.SECRET_HASH, secret.hash())
              .set(CALENDAR_FEED.CREATED_AT, clock.instant().atOffset(ZoneOffset.UTC))
              .execute();
          record(dsl, person, "calendar.feed");
        });
    return secret;
  }

  /** Withdraws the person's address, if they have one. */
  void withdraw(Person person) {
    database.update(
        dsl -> {
          if (delete(dsl, person) == 1) {
            record(dsl, person, "calendar.feed-withdraw");
          }
        });
  }

  private static int delete(DSLContext dsl, Person person) {
    return dsl.deleteFrom(CALENDAR_FEED)
        .where(CALENDAR_FEED.ACCOUNT_ID.eq(person.accountId()))
        .execute();
  }

  private void record(DSLContext dsl, Person person, String action) {
    AuditService.record(
        dsl, person.actor(), action, "account " + person.accountId(), "", "", clock.instant());
  }

  /** Whose address holds the secret, with the roles of this moment. */
  Optional<Person> reader(Secret secret) {
    return database
        .read(
            dsl ->
                dsl.select(CALENDAR_FEED.ACCOUNT_ID)
                    .from(CALENDAR_FEED)
                    .where(CALENDAR_FEED.SECRET_HASH.eq(secret.hash()))
                    .fetchOptional(CALENDAR_FEED.ACCOUNT_ID))
        .flatMap(accounts::person);
  }
}
