package fr.regain.console.access;

import static fr.regain.console.schema.Tables.ACCOUNT;
import static fr.regain.console.schema.Tables.SESSION;

import fr.regain.console.audit.Actor;
import fr.regain.console.audit.AuditService;
import fr.regain.console.platform.Database;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * Who is signed in. A session ends 30 minutes after its last page, 10 hours after its first, when
 * its person says so, or when its account is shut out; it survives a restart of the console.
 */
@Singleton
final class Sessions {
  static final Duration IDLE = Duration.ofMinutes(30);
  static final Duration ABSOLUTE = Duration.ofHours(10);

  /** Pages of one minute are one visit: not every request needs a durable write. */
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  private final Database database;
  private final SecureRandom random;
  private final Clock clock;

  Sessions(Database database, SecureRandom random, Clock clock) {
    this.database = database;
    this.random = random;
    this.clock = clock;
  }

  /**
   * A live session.
   *
   * @param id its number, which opens nothing
   * @param formToken token that its forms carry
   * @param person whose it is, with the roles of this moment
   */
  record Session(long id, String formToken, Person person) {}

  /** Opens a session within a transaction; the result is what its cookie holds. */
  Secret open(DSLContext dsl, long accountId, Origin origin) {
    OffsetDateTime now = now();
    Secret secret = Secret.random(random);
    dsl.deleteFrom(SESSION).where(live(now).not()).execute();
    dsl.insertInto(SESSION)
        .set(SESSION.SECRET_HASH, secret.hash())
        .set(SESSION.ACCOUNT_ID, accountId)
        .set(SESSION.CREATED_AT, now)
        .set(SESSION.LAST_SEEN_AT, now)
        .set(SESSION.EXPIRES_AT, now.plus(ABSOLUTE))
        .set(SESSION.FORM_TOKEN, Secret.random(random).text())
        .set(SESSION.ADDRESS, origin.address())
        .set(SESSION.BROWSER, origin.browser())
        .execute();
    String name =
        dsl.select(ACCOUNT.DISPLAY_NAME)
            .from(ACCOUNT)
            .where(ACCOUNT.ID.eq(accountId))
            .fetchSingle(ACCOUNT.DISPLAY_NAME);
    AuditService.record(
        dsl,
        new Actor(accountId, name, origin.address()),
        "session.open",
        "account " + accountId,
        "",
        "browser: " + origin.browser(),
        clock.instant());
    dsl.update(ACCOUNT).set(ACCOUNT.LAST_SIGN_IN_AT, now).where(ACCOUNT.ID.eq(accountId)).execute();
    return secret;
  }

  /**
   * The live session of a cookie.
   *
   * @param address where the request comes from
   * @param byPerson whether a person made the request; what a page asks by itself keeps no session
   *     alive
   */
  Optional<Session> find(Secret secret, String address, boolean byPerson) {
    OffsetDateTime now = now();
    record Found(Session session, OffsetDateTime lastSeenAt) {}
    Optional<Found> found =
        database.read(
            dsl ->
                dsl.select(SESSION.fields())
                    .select(ACCOUNT.KIND, ACCOUNT.DISPLAY_NAME)
                    .from(SESSION)
                    .join(ACCOUNT)
                    .on(ACCOUNT.ID.eq(SESSION.ACCOUNT_ID))
                    .where(SESSION.SECRET_HASH.eq(secret.hash()), live(now))
                    .and(ACCOUNT.STATE.eq(AccountState.ACTIVE.name()))
                    .fetchOptional(
                        row -> {
                          long accountId = row.get(SESSION.ACCOUNT_ID);
                          boolean breakGlass =
                              row.get(ACCOUNT.KIND).equals(AccountStore.BREAK_GLASS);
                          Person person =
                              new Person(
                                  accountId,
                                  row.get(ACCOUNT.DISPLAY_NAME),
                                  breakGlass,
                                  address,
                                  breakGlass ? GrantList.EVERYTHING : GrantList.of(dsl, accountId));
                          return new Found(
                              new Session(row.get(SESSION.ID), row.get(SESSION.FORM_TOKEN), person),
                              row.get(SESSION.LAST_SEEN_AT));
                        }));
    if (byPerson && found.isPresent() && found.get().lastSeenAt().plus(NOTED_EVERY).isBefore(now)) {
      database.update(
          dsl ->
              dsl.update(SESSION)
                  .set(SESSION.LAST_SEEN_AT, now)
                  .where(SESSION.SECRET_HASH.eq(secret.hash()))
                  .execute());
    }
    return found.map(Found::session);
  }

  /** The number of the session of a cookie; 0 when there is none. */
  long number(Secret secret) {
    Long id =
        database.read(
            dsl ->
                dsl.select(SESSION.ID)
                    .from(SESSION)
                    .where(SESSION.SECRET_HASH.eq(secret.hash()))
                    .fetchOne(SESSION.ID));
    return id == null ? 0 : id;
  }

  /** Ends a session. */
  void close(Secret secret) {
    database.update(
        dsl -> dsl.deleteFrom(SESSION).where(SESSION.SECRET_HASH.eq(secret.hash())).execute());
  }

  /** The live sessions of an account, the last used first. */
  List<OpenSession> list(long accountId) {
    OffsetDateTime now = now();
    return database.read(
        dsl ->
            dsl.selectFrom(SESSION)
                .where(SESSION.ACCOUNT_ID.eq(accountId), live(now))
                .orderBy(SESSION.LAST_SEEN_AT.desc(), SESSION.ID.desc())
                .fetch(
                    row ->
                        new OpenSession(
                            row.getId(),
                            row.getCreatedAt().toInstant(),
                            row.getLastSeenAt().toInstant(),
                            new Origin(row.getAddress(), row.getBrowser()))));
  }

  /** Ends one session of an account, within a transaction; another's stays. */
  static int close(DSLContext dsl, long accountId, long id) {
    return dsl.deleteFrom(SESSION)
        .where(SESSION.ID.eq(id), SESSION.ACCOUNT_ID.eq(accountId))
        .execute();
  }

  /** Ends all sessions of an account, within a transaction. */
  static void closeAll(DSLContext dsl, long accountId) {
    dsl.deleteFrom(SESSION).where(SESSION.ACCOUNT_ID.eq(accountId)).execute();
  }

  /** Ends all sessions of an account but one, within a transaction. */
  static void closeOthers(DSLContext dsl, long accountId, Secret kept) {
    dsl.deleteFrom(SESSION)
        .where(SESSION.ACCOUNT_ID.eq(accountId), SESSION.SECRET_HASH.ne(kept.hash()))
        .execute();
  }

  private static Condition live(OffsetDateTime now) {
    return SESSION.EXPIRES_AT.gt(now).and(SESSION.LAST_SEEN_AT.gt(now.minus(IDLE)));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
