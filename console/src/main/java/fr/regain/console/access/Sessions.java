package fr.regain.console.access;

import static fr.regain.console.schema.Tables.SESSION;

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
 * Who is signed in. A session ends 30 minutes after its last page, 10 hours after its first, or
 * when its person says so; it survives a restart of the console.
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
   * @param formToken token that its forms carry
   */
  record Session(String formToken) {}

  /** Opens a session within a transaction; the result is what its cookie holds. */
  Secret open(DSLContext context) {
    OffsetDateTime now = now();
    Secret secret = Secret.random(random);
    context.deleteFrom(SESSION).where(live(now).not()).execute();
    context
        .insertInto(SESSION)
        .set(SESSION.SECRET_HASH, secret.hash())
        .set(SESSION.CREATED_AT, now)
        .set(SESSION.LAST_SEEN_AT, now)
        .set(SESSION.EXPIRES_AT, now.plus(ABSOLUTE))
        .set(SESSION.FORM_TOKEN, Secret.random(random).text())
        .execute();
    return secret;
  }

  /**
   * The live session of a cookie.
   *
   * @param byPerson whether a person made the request; what a page asks by itself keeps no session
   *     alive
   */
  Optional<Session> find(Secret secret, boolean byPerson) {
    OffsetDateTime now = now();
    var found =
        database.read(
            context ->
                context.fetchOptional(
                    SESSION, SESSION.SECRET_HASH.eq(secret.hash()).and(live(now))));
    if (found.isPresent()
        && byPerson
        && found.get().getLastSeenAt().plus(NOTED_EVERY).isBefore(now)) {
      database.update(
          context ->
              context
                  .update(SESSION)
                  .set(SESSION.LAST_SEEN_AT, now)
                  .where(SESSION.SECRET_HASH.eq(secret.hash()))
                  .execute());
    }
    return found.map(session -> new Session(session.getFormToken()));
  }

  /** Ends a session. */
  void close(Secret secret) {
    database.update(
        context ->
            context.deleteFrom(SESSION).where(SESSION.SECRET_HASH.eq(secret.hash())).execute());
  }

  /** Whether anybody is signed in. */
  boolean anyLive() {
    return database.read(context -> context.fetchExists(SESSION, live(now())));
  }

  private static Condition live(OffsetDateTime now) {
    return SESSION.EXPIRES_AT.gt(now).and(SESSION.LAST_SEEN_AT.gt(now.minus(IDLE)));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
