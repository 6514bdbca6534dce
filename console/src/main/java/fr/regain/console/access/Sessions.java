package fr.regain.console.access;

import static fr.regain.console.schema.Tables.ACCOUNT;
import static fr.regain.console.schema.Tables.EXTERNAL_IDENTITY;
import static fr.regain.console.schema.Tables.SESSION;

import fr.regain.console.audit.Actor;
import fr.regain.console.audit.AuditService;
import fr.regain.console.identity.Voucher;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Database;
import fr.regain.console.schema.tables.records.SessionRecord;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

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

  /** A larger one is not kept: the provider may then ask its person before it says goodbye. */
  private static final int LONGEST_TOKEN = 10_000;

  private final Database database;
  private final boolean local;
  private final SecureRandom random;
  private final Clock clock;

  Sessions(Database database, ConsoleConfig config, SecureRandom random, Clock clock) {
    this.database = database;
    this.local = config.accounts().local();
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
    return open(dsl, accountId, origin, null);
  }

  /**
   * Opens a session within a transaction; the result is what its cookie holds.
   *
   * @param idToken the identity provider's, when it vouches for the person
   */
  Secret open(DSLContext dsl, long accountId, Origin origin, @Nullable String idToken) {
    OffsetDateTime now = now();
    Secret secret = Secret.random(random);
    dsl.update(ACCOUNT).set(ACCOUNT.LAST_SIGN_IN_AT, now).where(ACCOUNT.ID.eq(accountId)).execute();
    dsl.deleteFrom(SESSION).where(live(now).not()).execute();
    SessionRecord opened = dsl.newRecord(SESSION);
    opened.setSecretHash(secret.hash());
    opened.setAccountId(accountId);
    opened.setCreatedAt(now);
    opened.setLastSeenAt(now);
    opened.setExpiresAt(now.plus(ABSOLUTE));
    opened.setFormToken(Secret.random(random).text());
    opened.setAddress(origin.address());
    opened.setBrowser(origin.browser());
    opened.setIdToken(idToken == null || idToken.length() > LONGEST_TOKEN ? null : idToken);
    opened.insert();
    SessionPlaces.note(dsl, opened.getId(), origin, clock.instant());
    record(dsl, accountId, origin, "session.open");
    return secret;
  }

  private void record(DSLContext dsl, long accountId, Origin origin, String action) {
    String name =
        dsl.select(ACCOUNT.DISPLAY_NAME)
            .from(ACCOUNT)
            .where(ACCOUNT.ID.eq(accountId))
            .fetchSingle(ACCOUNT.DISPLAY_NAME);
    AuditService.record(
        dsl,
        new Actor(accountId, name, origin.address()),
        action,
        "account " + accountId,
        "",
        "browser: " + origin.browser(),
        clock.instant());
  }

  /**
   * The live session of a cookie. From where it is used is noted, and a new place is put on record.
   *
   * @param origin where the request comes from
   * @param byPerson whether a person made the request; what a page asks by itself keeps no session
   *     alive
   */
  Optional<Session> find(Secret secret, Origin origin, boolean byPerson) {
    OffsetDateTime now = now();
    record Found(Session session, OffsetDateTime lastSeenAt, boolean elsewhere) {}
    Field<Boolean> isElsewhere = DSL.field(SessionPlaces.isNew(origin)).as("is_elsewhere");
    Optional<Found> found =
        database.read(
            dsl ->
                dsl.select(SESSION.fields())
                    .select(ACCOUNT.KIND, ACCOUNT.DISPLAY_NAME, isElsewhere)
                    .from(SESSION)
                    .join(ACCOUNT)
                    .on(ACCOUNT.ID.eq(SESSION.ACCOUNT_ID))
                    .where(SESSION.SECRET_HASH.eq(secret.hash()), live(now))
                    .and(ACCOUNT.STATE.eq(AccountState.ACTIVE.name()))
                    .and(AccountStore.mayComeIn(local))
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
                                  origin.address(),
                                  breakGlass ? GrantList.EVERYTHING : GrantList.of(dsl, accountId));
                          return new Found(
                              new Session(row.get(SESSION.ID), row.get(SESSION.FORM_TOKEN), person),
                              row.get(SESSION.LAST_SEEN_AT),
                              row.get(isElsewhere));
                        }));
    found.ifPresent(
        seen -> {
          boolean due = byPerson && seen.lastSeenAt().plus(NOTED_EVERY).isBefore(now);
          if (due || seen.elsewhere()) {
            note(seen.session(), origin, seen.elsewhere(), due);
          }
        });
    return found.map(Found::session);
  }

  private void note(Session session, Origin origin, boolean elsewhere, boolean byPerson) {
    OffsetDateTime now = now();
    database.update(
        dsl -> {
          // It may have ended since it was read.
          boolean live =
              dsl.selectOne()
                  .from(SESSION)
                  .where(SESSION.ID.eq(session.id()))
                  .forUpdate()
                  .fetch()
                  .isNotEmpty();
          if (!live) {
            return;
          }
          if (byPerson) {
            dsl.update(SESSION)
                .set(SESSION.LAST_SEEN_AT, now)
                .where(SESSION.ID.eq(session.id()))
                .execute();
          }
          SessionPlaces.note(dsl, session.id(), origin, clock.instant());
          if (elsewhere) {
            record(dsl, session.person().accountId(), origin, "session.new-place");
          }
        });
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

  /**
   * Ends a session.
   *
   * @return what it kept of the identity provider, if that vouches for the person
   */
  Optional<Voucher> close(Secret secret) {
    return database.write(
        dsl -> {
          Condition it = SESSION.SECRET_HASH.eq(secret.hash());
          Optional<Voucher> voucher =
              dsl.select(SESSION.ID_TOKEN)
                  .from(SESSION)
                  .where(it)
                  .andExists(
                      dsl.selectOne()
                          .from(EXTERNAL_IDENTITY)
                          .where(EXTERNAL_IDENTITY.ACCOUNT_ID.eq(SESSION.ACCOUNT_ID)))
                  .fetchOptional(row -> new Voucher(row.value1()));
          dsl.deleteFrom(SESSION).where(it).execute();
          return voucher;
        });
  }

  /** The live sessions of an account, the last used first. */
  List<OpenSession> list(long accountId) {
    return database.read(dsl -> list(dsl, accountId, clock.instant()));
  }

  /** As {@link #list(long)}, within a transaction. */
  static List<OpenSession> list(DSLContext dsl, long accountId, Instant now) {
    List<SessionRecord> rows =
        dsl.selectFrom(SESSION)
            .where(SESSION.ACCOUNT_ID.eq(accountId), live(now.atOffset(ZoneOffset.UTC)))
            .orderBy(SESSION.LAST_SEEN_AT.desc(), SESSION.ID.desc())
            .fetch();
    Map<Long, List<SessionPlace>> places =
        SessionPlaces.of(dsl, rows.stream().map(SessionRecord::getId).toList());
    return rows.stream()
        .map(
            row ->
                new OpenSession(
                    row.getId(),
                    row.getCreatedAt().toInstant(),
                    row.getLastSeenAt().toInstant(),
                    new Origin(row.getAddress(), row.getBrowser()),
                    places.getOrDefault(row.getId(), List.of())))
        .toList();
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
