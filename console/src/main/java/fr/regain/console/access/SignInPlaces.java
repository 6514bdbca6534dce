package fr.regain.console.access;

import static fr.regain.console.schema.Tables.SIGN_IN_PLACE;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jooq.DSLContext;

/** The table {@code sign_in_place}: from where people came in, for 90 days after the last time. */
final class SignInPlaces {
  static final Duration KEPT = Duration.ofDays(90);

  private SignInPlaces() {}

  static void note(DSLContext dsl, long accountId, Origin origin, Instant now) {
    OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
    dsl.deleteFrom(SIGN_IN_PLACE).where(SIGN_IN_PLACE.LAST_AT.le(at.minus(KEPT))).execute();
    dsl.insertInto(SIGN_IN_PLACE)
        .set(SIGN_IN_PLACE.ACCOUNT_ID, accountId)
        .set(SIGN_IN_PLACE.ADDRESS, origin.address())
        .set(SIGN_IN_PLACE.LAST_AT, at)
        .onConflict(SIGN_IN_PLACE.ACCOUNT_ID, SIGN_IN_PLACE.ADDRESS)
        .doUpdate()
        .set(SIGN_IN_PLACE.LAST_AT, at)
        .execute();
  }

  static boolean knows(DSLContext dsl, long accountId, Origin origin, Instant now) {
    return dsl.fetchExists(
        SIGN_IN_PLACE,
        SIGN_IN_PLACE.ACCOUNT_ID.eq(accountId),
        SIGN_IN_PLACE.ADDRESS.eq(origin.address()),
        SIGN_IN_PLACE.LAST_AT.gt(now.minus(KEPT).atOffset(ZoneOffset.UTC)));
  }
}
