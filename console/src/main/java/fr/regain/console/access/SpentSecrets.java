package fr.regain.console.access;

import static fr.regain.console.schema.Tables.API_KEY;
import static fr.regain.console.schema.Tables.API_KEY_GRANT;
import static fr.regain.console.schema.Tables.SIGN_IN_LINK;

import fr.regain.console.platform.Database;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Forgets the secrets that open nothing any more. The journal keeps who made and withdrew them. */
@Singleton
final class SpentSecrets {
  /** For how long people still see an API key that has ended. */
  static final Duration KEYS_KEPT = Duration.ofDays(90);

  /** For how long a sign-in link that has ended still says so to whoever follows it. */
  static final Duration LINKS_KEPT = Duration.ofDays(1);

  private final Database database;
  private final Clock clock;

  SpentSecrets(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Scheduled(initialDelay = "1h", fixedDelay = "24h")
  void prune() {
    Instant now = clock.instant();
    database.update(
        dsl -> {
          removeKeys(dsl, now.minus(KEYS_KEPT).atOffset(ZoneOffset.UTC));
          dsl.deleteFrom(SIGN_IN_LINK)
              .where(SIGN_IN_LINK.EXPIRES_AT.le(now.minus(LINKS_KEPT).atOffset(ZoneOffset.UTC)))
              .execute();
        });
  }

  private static void removeKeys(DSLContext dsl, OffsetDateTime moment) {
    Condition ended = API_KEY.EXPIRES_AT.le(moment).or(API_KEY.REVOKED_AT.le(moment));
    dsl.deleteFrom(API_KEY_GRANT)
        .where(API_KEY_GRANT.API_KEY_ID.in(DSL.select(API_KEY.ID).from(API_KEY).where(ended)))
        .execute();
    dsl.deleteFrom(API_KEY).where(ended).execute();
  }
}
