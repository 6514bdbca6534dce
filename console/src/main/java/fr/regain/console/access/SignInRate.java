package fr.regain.console.access;

import static fr.regain.console.schema.Tables.SIGN_IN_FAILURE;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Bounds how often passwords may be tried: the failures of the last 15 minutes, for each name from
 * one address, for each name from everywhere, and for each address. The first is the tightest, so
 * that a stranger elsewhere does not lock a person out; the second holds guesses spread over many
 * addresses below 100 in a row (NIST SP 800-63B).
 *
 * <p>It counts in the database, so that it holds on every replica and over a restart.
 */
final class SignInRate {
  static final Duration WINDOW = Duration.ofMinutes(15);
  static final int MOST_PER_NAME_AND_ADDRESS = 10;
  static final int MOST_PER_NAME = 90;
  static final int MOST_PER_ADDRESS = 100;

  private SignInRate() {}

  /**
   * Counts an attempt as a failure, before it is known to be one: many at once are many.
   *
   * @return whether it may go on
   */
  static boolean count(DSLContext dsl, String name, String address, Instant now) {
    OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
    OffsetDateTime start = at.minus(WINDOW);
    dsl.deleteFrom(SIGN_IN_FAILURE).where(SIGN_IN_FAILURE.AT.le(start)).execute();
    Condition ofName = SIGN_IN_FAILURE.NAME_HASH.eq(hash(name));
    Condition ofAddress = SIGN_IN_FAILURE.ADDRESS.eq(address);
    if (dsl.fetchCount(SIGN_IN_FAILURE, ofName.and(ofAddress)) >= MOST_PER_NAME_AND_ADDRESS
        || dsl.fetchCount(SIGN_IN_FAILURE, ofName) >= MOST_PER_NAME
        || dsl.fetchCount(SIGN_IN_FAILURE, ofAddress) >= MOST_PER_ADDRESS) {
      return false;
    }
    dsl.insertInto(SIGN_IN_FAILURE)
        .set(SIGN_IN_FAILURE.NAME_HASH, hash(name))
        .set(SIGN_IN_FAILURE.ADDRESS, address)
        .set(SIGN_IN_FAILURE.AT, at)
        .execute();
    return true;
  }

  /** Takes back the last attempt, which was none of a stranger's. */
  static void forgive(DSLContext dsl, String name, String address) {
    dsl.deleteFrom(SIGN_IN_FAILURE)
        .where(
            SIGN_IN_FAILURE.ID.eq(
                DSL.select(DSL.max(SIGN_IN_FAILURE.ID))
                    .from(SIGN_IN_FAILURE)
                    .where(
                        SIGN_IN_FAILURE.NAME_HASH.eq(hash(name)),
                        SIGN_IN_FAILURE.ADDRESS.eq(address))))
        .execute();
  }

  private static String hash(String name) {
    return new Secret(name).hash();
  }
}
