package fr.regain.console.access;

import static fr.regain.console.schema.Tables.SIGN_IN_FAILURE;

import fr.regain.console.platform.Network;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Bounds how often passwords may be tried: the failures of the last 15 minutes, for each name from
 * one address, for each name from everywhere, and for each address. The second holds guesses spread
 * over many addresses below 100 in a row (NIST SP 800-63B). A browser that the name's person came
 * in with before has a limit of its own and no other: what strangers do, also at the same address,
 * shuts no door on it.
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
   * Somebody who tries.
   *
   * @param name what they typed
   * @param address IP address
   * @param browser tells a browser that the name's person came in with; absent: it may be anybody's
   */
  record Attempt(String name, String address, Optional<String> browser) {}

  /**
   * A limit that was met.
   *
   * @param limit which
   * @param delay how long to wait before the next attempt
   */
  record Met(SignInLimit limit, Duration delay) {}

  /**
   * Counts an attempt as a failure, before it is known to be one: many at once are many.
   *
   * @return the limit that was met; empty: it may go on
   */
  static Optional<Met> count(DSLContext dsl, Attempt attempt, Instant now) {
    OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
    dsl.deleteFrom(SIGN_IN_FAILURE).where(SIGN_IN_FAILURE.AT.le(at.minus(WINDOW))).execute();
    Optional<Met> met = met(dsl, attempt, at);
    if (met.isEmpty()) {
      dsl.insertInto(SIGN_IN_FAILURE)
          .set(SIGN_IN_FAILURE.NAME_HASH, hash(attempt.name()))
          .set(SIGN_IN_FAILURE.ADDRESS, line(attempt.address()))
          .set(SIGN_IN_FAILURE.BROWSER, attempt.browser().orElse(null))
          .set(SIGN_IN_FAILURE.AT, at)
          .execute();
    }
    return met;
  }

  private static Optional<Met> met(DSLContext dsl, Attempt attempt, OffsetDateTime at) {
    Condition ofName = SIGN_IN_FAILURE.NAME_HASH.eq(hash(attempt.name()));
    if (attempt.browser().isPresent()) {
      Condition ofBrowser = SIGN_IN_FAILURE.BROWSER.eq(attempt.browser().get());
      return met(dsl, SignInLimit.BROWSER, ofName.and(ofBrowser), MOST_PER_NAME_AND_ADDRESS, at);
    }
    Condition ofAnybody = SIGN_IN_FAILURE.BROWSER.isNull();
    Condition ofAddress = SIGN_IN_FAILURE.ADDRESS.eq(line(attempt.address())).and(ofAnybody);
    return met(
            dsl, SignInLimit.NAME_AND_ADDRESS, ofName.and(ofAddress), MOST_PER_NAME_AND_ADDRESS, at)
        .or(() -> met(dsl, SignInLimit.NAME, ofName.and(ofAnybody), MOST_PER_NAME, at))
        .or(() -> met(dsl, SignInLimit.ADDRESS, ofAddress, MOST_PER_ADDRESS, at));
  }

  private static Optional<Met> met(
      DSLContext dsl, SignInLimit limit, Condition those, int most, OffsetDateTime now) {
    return dsl.select(DSL.count(), DSL.min(SIGN_IN_FAILURE.AT))
        .from(SIGN_IN_FAILURE)
        .where(those)
        .fetchSingle(
            row ->
                row.value1() < most
                    ? Optional.empty()
                    : Optional.of(
                        new Met(limit, Duration.between(now, row.value2().plus(WINDOW)))));
  }

  /** Takes back the last such attempt, which was none of a stranger's. */
  static void forgive(DSLContext dsl, Attempt attempt) {
    dsl.deleteFrom(SIGN_IN_FAILURE)
        .where(
            SIGN_IN_FAILURE.ID.eq(
                DSL.select(DSL.max(SIGN_IN_FAILURE.ID))
                    .from(SIGN_IN_FAILURE)
                    .where(
                        SIGN_IN_FAILURE.NAME_HASH.eq(hash(attempt.name())),
                        SIGN_IN_FAILURE.ADDRESS.eq(line(attempt.address())),
                        attempt
                            .browser()
                            .map(browser -> SIGN_IN_FAILURE.BROWSER.eq(browser))
                            .orElseGet(() -> SIGN_IN_FAILURE.BROWSER.isNull()))))
        .execute();
  }

  /** What of an address its user cannot choose; what is no address stands for itself. */
  static String line(String address) {
    try {
      return Network.line(InetAddress.ofLiteral(address));
    } catch (IllegalArgumentException noAddress) {
      return address;
    }
  }

  private static String hash(String name) {
    return new Secret(name).hash();
  }
}
