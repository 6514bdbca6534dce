package fr.regain.console.api;

import static fr.regain.console.schema.Tables.API_REPLY;

import fr.regain.console.platform.Database;
import fr.regain.console.schema.tables.records.ApiReplyRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;

/** The table {@code api_reply}. */
@Singleton
final class ReplyStore {
  /** For how long the same call is answered in the same way. */
  static final Duration KEPT = Duration.ofHours(24);

  private final Database database;
  private final Clock clock;

  ReplyStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Notes that a call begins; what is on record, when it has begun before. */
  Optional<ApiReplyRecord> begin(String keyHash, String callHash) {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    try {
      return database.write(dsl -> begin(dsl, keyHash, callHash, now));
    } catch (IntegrityConstraintViolationException together) {
      // H2 looks for the row before it inserts one: the same call has begun in between.
      return begin(keyHash, callHash);
    }
  }

  private static Optional<ApiReplyRecord> begin(
      DSLContext dsl, String keyHash, String callHash, OffsetDateTime now) {
    dsl.deleteFrom(API_REPLY).where(API_REPLY.CREATED_AT.le(now.minus(KEPT))).execute();
    int begun =
        dsl.insertInto(API_REPLY)
            .set(API_REPLY.KEY_HASH, keyHash)
            .set(API_REPLY.CALL_HASH, callHash)
            .set(API_REPLY.CREATED_AT, now)
            .onConflictDoNothing()
            .execute();
    return begun == 1
        ? Optional.empty()
        : dsl.selectFrom(API_REPLY).where(API_REPLY.KEY_HASH.eq(keyHash)).fetchOptional();
  }

  /** Keeps the answer of a call that has begun. */
  void end(String keyHash, int status, byte[] answer) {
    database.update(
        dsl ->
            dsl.update(API_REPLY)
                .set(API_REPLY.STATUS, status)
                .set(API_REPLY.ANSWER, answer)
                .where(API_REPLY.KEY_HASH.eq(keyHash))
                .execute());
  }

  /** Forgets a call that has begun and come to nothing: it may be tried again. */
  void forget(String keyHash) {
    database.update(
        dsl -> dsl.deleteFrom(API_REPLY).where(API_REPLY.KEY_HASH.eq(keyHash)).execute());
  }
}
