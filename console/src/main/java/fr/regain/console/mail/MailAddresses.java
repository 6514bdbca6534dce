package fr.regain.console.mail;

import static fr.regain.console.schema.Tables.MAIL_ADDRESS;

import fr.regain.console.access.Person;
import fr.regain.console.access.Secret;
import fr.regain.console.audit.Actor;
import fr.regain.console.audit.AuditService;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Database;
import fr.regain.console.schema.tables.records.MailAddressRecord;
import fr.regain.console.web.Language;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code mail_address}: where people want mail. Nothing but the question whether it is
 * theirs is sent to an address before its person has said so.
 */
@Singleton
final class MailAddresses {
  /** Most characters of an address (RFC 5321, 4.5.3.1). */
  static final int LONGEST = 254;

  /** For how long an address can be confirmed. */
  static final Duration CONFIRMABLE = Duration.ofDays(2);

  /** After so many attempts in a row an address that the server refuses gets no more mail. */
  static final int MOST_REFUSALS = 3;

  // Before people start their day.
  private static final LocalTime HOUR = LocalTime.of(6, 30);

  private final Database database;
  private final SecureRandom random;
  private final ZoneId zone;
  private final Clock clock;

  MailAddresses(Database database, SecureRandom random, ConsoleConfig config, Clock clock) {
    this.database = database;
    this.random = random;
    this.zone = config.zone();
    this.clock = clock;
  }

  /** The person's address, if they have given one. */
  Optional<MailAddress> find(Person person) {
    return database.read(
        dsl ->
            dsl.fetchOptional(MAIL_ADDRESS, MAIL_ADDRESS.ACCOUNT_ID.eq(person.accountId()))
                .map(
                    row ->
                        new MailAddress(
                            row.getAddress(),
                            row.getConfirmationHash() == null,
                            row.getConfirmationHash() == null && row.getNextAt() == null,
                            row.getSentAt() == null ? null : row.getSentAt().toInstant(),
                            row.getFault())));
  }

  /**
   * Notes an address in the place of the one before; it is nobody's until it is confirmed.
   *
   * @return the secret of the link that confirms it; empty: the person, or somebody else for the
   *     same address, asked too often, and nothing is changed
   */
  Optional<Secret> choose(Person person, String address, Language language) {
    Secret confirmation = Secret.random(random);
    OffsetDateTime now = now();
    return database.write(
        dsl -> {
          if (!MailConfirmations.count(dsl, person.accountId(), address, now.toInstant())) {
            return Optional.empty();
          }
          delete(dsl, MAIL_ADDRESS.ACCOUNT_ID.eq(person.accountId()));
          MailAddressRecord row = dsl.newRecord(MAIL_ADDRESS);
          row.setAccountId(person.accountId());
          row.setAddress(address);
          row.setLanguage(language.tag());
          row.setCreatedAt(now);
          row.setConfirmationHash(confirmation.hash());
          row.setConfirmationUntil(now.plus(CONFIRMABLE));
          row.setEnding(Secret.random(random).text());
          row.insert();
          record(dsl, person.actor(), "mail.choose");
          return Optional.of(confirmation);
        });
  }

  /** Whether a link confirms an address at present. */
  boolean isConfirmable(Secret confirmation) {
    return database.read(dsl -> dsl.fetchExists(MAIL_ADDRESS, confirmable(confirmation)));
  }

  private Condition confirmable(Secret confirmation) {
    return MAIL_ADDRESS
        .CONFIRMATION_HASH
        .eq(confirmation.hash())
        .and(MAIL_ADDRESS.CONFIRMATION_UNTIL.gt(now()));
  }

  /** The address is its person's: digests are sent there from tomorrow on. */
  boolean confirm(Secret confirmation) {
    return database.write(
        dsl ->
            dsl.update(MAIL_ADDRESS)
                    .setNull(MAIL_ADDRESS.CONFIRMATION_HASH)
                    .setNull(MAIL_ADDRESS.CONFIRMATION_UNTIL)
                    .set(MAIL_ADDRESS.NEXT_AT, nextDay())
                    .where(confirmable(confirmation))
                    .execute()
                == 1);
  }

  /** Nothing is sent to the person any more. */
  void end(Person person) {
    database.update(
        dsl -> {
          if (delete(dsl, MAIL_ADDRESS.ACCOUNT_ID.eq(person.accountId())) == 1) {
            record(dsl, person.actor(), "mail.end");
          }
        });
  }

  /** The same, for whoever shows the secret of a mail's own link; without it, nothing happens. */
  void end(String ending) {
    database.update(
        dsl -> {
          Optional<Long> account =
              dsl.select(MAIL_ADDRESS.ACCOUNT_ID)
                  .from(MAIL_ADDRESS)
                  .where(MAIL_ADDRESS.ENDING.eq(ending))
                  .fetchOptional(MAIL_ADDRESS.ACCOUNT_ID);
          account.ifPresent(
              id -> {
                delete(dsl, MAIL_ADDRESS.ACCOUNT_ID.eq(id));
                record(dsl, new Actor(id, "", ""), "mail.end");
              });
        });
  }

  private static int delete(DSLContext dsl, Condition which) {
    return dsl.deleteFrom(MAIL_ADDRESS).where(which).execute();
  }

  private void record(DSLContext dsl, Actor actor, String action) {
    AuditService.record(
        dsl, actor, action, "account " + actor.accountId(), "", "", clock.instant());
  }

  /** A digest that is due, taken in hand. */
  record Due(
      long accountId,
      String address,
      String language,
      String ending,
      String sentHash,
      int failures) {}

  /**
   * Takes one digest that is due, until tomorrow: no other console makes it. Empty: none is due.
   */
  Optional<Due> claim() {
    return database.write(
        dsl ->
            dsl.selectFrom(MAIL_ADDRESS)
                .where(MAIL_ADDRESS.NEXT_AT.le(now()))
                .orderBy(MAIL_ADDRESS.NEXT_AT, MAIL_ADDRESS.ACCOUNT_ID)
                .limit(1)
                .forUpdate()
                .fetchOptional()
                .map(
                    row -> {
                      setNext(dsl, row.getAccountId(), nextDay());
                      String hash = row.getSentHash();
                      return new Due(
                          row.getAccountId(),
                          row.getAddress(),
                          row.getLanguage(),
                          row.getEnding(),
                          hash == null ? "" : hash,
                          row.getFailures());
                    }));
  }

  private static void setNext(DSLContext dsl, long account, OffsetDateTime next) {
    dsl.update(MAIL_ADDRESS)
        .set(MAIL_ADDRESS.NEXT_AT, next)
        .where(MAIL_ADDRESS.ACCOUNT_ID.eq(account))
        .execute();
  }

  /**
   * Notes what became of a digest. One that failed is due again in an hour, then in four, then
   * tomorrow. An address that the server refuses for good gets nothing any more, but not at once: a
   * server that is set wrongly refuses everybody, until somebody mends it.
   */
  void note(Due due, String hash, Posted posted) {
    OffsetDateTime now = now();
    database.update(
        dsl -> {
          Condition it =
              MAIL_ADDRESS.ACCOUNT_ID.eq(due.accountId()).and(MAIL_ADDRESS.ENDING.eq(due.ending()));
          if (posted.taken()) {
            dsl.update(MAIL_ADDRESS)
                .set(MAIL_ADDRESS.SENT_AT, now)
                .set(MAIL_ADDRESS.SENT_HASH, hash)
                .setNull(MAIL_ADDRESS.FAULT)
                .setNull(MAIL_ADDRESS.FAILED_AT)
                .set(MAIL_ADDRESS.FAILURES, 0)
                .where(it)
                .execute();
          } else {
            dsl.update(MAIL_ADDRESS)
                .set(MAIL_ADDRESS.NEXT_AT, nextAfterFailure(due.failures(), posted, now))
                .set(MAIL_ADDRESS.FAILURES, due.failures() + 1)
                .set(MAIL_ADDRESS.FAULT, posted.said())
                .set(MAIL_ADDRESS.FAILED_AT, now)
                .where(it)
                .execute();
          }
        });
  }

  private @Nullable OffsetDateTime nextAfterFailure(
      int failures, Posted posted, OffsetDateTime now) {
    if (posted.refused() && failures + 1 >= MOST_REFUSALS) {
      return null;
    }
    return switch (failures) {
      case 0 -> now.plusHours(1);
      case 1 -> now.plusHours(4);
      default -> nextDay();
    };
  }

  /** Forgets what need not be known of addresses any more. */
  void prune() {
    database.update(dsl -> MailConfirmations.prune(dsl, clock.instant()));
  }

  /** How many addresses get mail, and to how many of them the last mail did not go out. */
  MailStanding standing() {
    Condition failing = MAIL_ADDRESS.FAULT.isNotNull().and(MAIL_ADDRESS.NEXT_AT.isNotNull());
    return database.read(
        dsl ->
            new MailStanding(
                dsl.fetchCount(MAIL_ADDRESS, MAIL_ADDRESS.NEXT_AT.isNotNull()),
                dsl.fetchCount(MAIL_ADDRESS, failing),
                dsl.select(MAIL_ADDRESS.FAULT)
                    .from(MAIL_ADDRESS)
                    .where(failing)
                    .orderBy(MAIL_ADDRESS.FAILED_AT.desc())
                    .limit(1)
                    .fetchOne(MAIL_ADDRESS.FAULT)));
  }

  private OffsetDateTime nextDay() {
    ZonedDateTime here = clock.instant().atZone(zone);
    Instant next = here.toLocalDate().plusDays(1).atTime(HOUR).atZone(zone).toInstant();
    return next.atOffset(ZoneOffset.UTC);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
