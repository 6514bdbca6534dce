package fr.regain.console.access;

import static fr.regain.console.schema.Tables.SIGN_IN_FAILURE;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
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
   * @param known whether the name's person came in from there before: what strangers do elsewhere,
   *     or under other names beside them, then shuts no door on them
   * @return how long to wait before the next attempt; zero: it may go on
   */
  static Duration count(DSLContext dsl, String name, String address, boolean known, Instant now) {
    OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
    dsl.deleteFrom(SIGN_IN_FAILURE).where(SIGN_IN_FAILURE.AT.le(at.minus(WINDOW))).execute();
    String line = line(address);
    Condition ofName = SIGN_IN_FAILURE.NAME_HASH.eq(hash(name));
    Condition ofAddress = SIGN_IN_FAILURE.ADDRESS.eq(line);
    Duration wait = wait(dsl, ofName.and(ofAddress), MOST_PER_NAME_AND_ADDRESS, at);
    if (!known && wait.isZero()) {
      wait = wait(dsl, ofName, MOST_PER_NAME, at);
    }
    if (!known && wait.isZero()) {
      wait = wait(dsl, ofAddress, MOST_PER_ADDRESS, at);
    }
    if (wait.isZero()) {
      dsl.insertInto(SIGN_IN_FAILURE)
          .set(SIGN_IN_FAILURE.NAME_HASH, hash(name))
          .set(SIGN_IN_FAILURE.ADDRESS, line)
          .set(SIGN_IN_FAILURE.AT, at)
          .execute();
    }
    return wait;
  }

  private static Duration wait(DSLContext dsl, Condition those, int most, OffsetDateTime now) {
    return dsl.select(DSL.count(), DSL.min(SIGN_IN_FAILURE.AT))
        .from(SIGN_IN_FAILURE)
        .where(those)
        .fetchSingle(
            row ->
                row.value1() < most
                    ? Duration.ZERO
                    : Duration.between(now, row.value2().plus(WINDOW)));
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
                        SIGN_IN_FAILURE.ADDRESS.eq(line(address)))))
        .execute();
  }

  /** One line has a whole /64 of IPv6: who may choose among its addresses is one. */
  private static String line(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    try {
      byte[] bytes = InetAddress.ofLiteral(address).getAddress();
      return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, Long.BYTES)) + "/64";
    } catch (IllegalArgumentException noAddress) {
      return address;
    }
  }

  private static String hash(String name) {
    return new Secret(name).hash();
  }
}
