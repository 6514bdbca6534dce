package fr.regain.console.access;

import static fr.regain.console.schema.Tables.KNOWN_BROWSER;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * The table {@code known_browser}: with which browsers people came in by their password, for 90
 * days after the last time.
 */
final class KnownBrowsers {
  static final Duration KEPT = Duration.ofDays(90);

  private KnownBrowsers() {}

  /**
   * Notes that an account was signed in to.
   *
   * @param shown what the browser's cookie holds
   * @return what it is to hold from now on: people who share a browser share its cookie, and what
   *     the console never gave is not kept
   */
  static Secret note(
      DSLContext dsl, long accountId, Optional<Secret> shown, SecureRandom random, Instant now) {
    OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
    dsl.deleteFrom(KNOWN_BROWSER).where(KNOWN_BROWSER.LAST_AT.le(at.minus(KEPT))).execute();
    Secret browser =
        shown
            .filter(one -> dsl.fetchExists(KNOWN_BROWSER, KNOWN_BROWSER.SECRET_HASH.eq(one.hash())))
            .orElseGet(() -> Secret.random(random));
    dsl.insertInto(KNOWN_BROWSER)
        .set(KNOWN_BROWSER.ACCOUNT_ID, accountId)
        .set(KNOWN_BROWSER.SECRET_HASH, browser.hash())
        .set(KNOWN_BROWSER.LAST_AT, at)
        .onConflict(KNOWN_BROWSER.ACCOUNT_ID, KNOWN_BROWSER.SECRET_HASH)
        .doUpdate()
        .set(KNOWN_BROWSER.LAST_AT, at)
        .execute();
    return browser;
  }

  /** Whether an account was signed in to with that browser. */
  static boolean know(DSLContext dsl, long accountId, Secret browser, Instant now) {
    return dsl.fetchExists(
        KNOWN_BROWSER,
        KNOWN_BROWSER.ACCOUNT_ID.eq(accountId),
        KNOWN_BROWSER.SECRET_HASH.eq(browser.hash()),
        KNOWN_BROWSER.LAST_AT.gt(now.minus(KEPT).atOffset(ZoneOffset.UTC)));
  }
}
