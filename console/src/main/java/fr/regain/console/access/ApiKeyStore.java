package fr.regain.console.access;

import static fr.regain.console.schema.Tables.ACCOUNT;
import static fr.regain.console.schema.Tables.API_KEY;
import static fr.regain.console.schema.Tables.API_KEY_GRANT;

import fr.regain.console.schema.tables.records.ApiKeyRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Writes the tables {@code api_key} and {@code api_key_grant}. */
final class ApiKeyStore {
  private ApiKeyStore() {}

  static long insert(
      DSLContext dsl,
      long accountId,
      long madeBy,
      String name,
      Secret secret,
      String beginning,
      List<Wish> grants,
      Instant now,
      Instant expiresAt) {
    long id =
        dsl.insertInto(API_KEY)
            .set(API_KEY.ACCOUNT_ID, accountId)
            .set(API_KEY.MADE_BY, madeBy)
            .set(API_KEY.NAME, name)
            .set(API_KEY.SECRET_HASH, secret.hash())
            .set(API_KEY.BEGINNING, beginning)
            .set(API_KEY.CREATED_AT, time(now))
            .set(API_KEY.EXPIRES_AT, time(expiresAt))
            .returningResult(API_KEY.ID)
            .fetchSingle(API_KEY.ID);
    for (Wish grant : grants) {
      dsl.insertInto(API_KEY_GRANT)
          .set(API_KEY_GRANT.API_KEY_ID, id)
          .set(API_KEY_GRANT.ROLE, grant.role().name())
          .set(API_KEY_GRANT.SITE_ID, grant.siteId())
          .execute();
    }
    return id;
  }

  /**
   * A role on a site that a new key is to have.
   *
   * @param role what its program does there
   * @param siteId number of the site whose subtree it is
   */
  record Wish(Role role, long siteId) {}

  static int countLive(DSLContext dsl, long accountId, Instant now) {
    return dsl.fetchCount(API_KEY, API_KEY.ACCOUNT_ID.eq(accountId).and(live(now)));
  }

  /**
   * The live key with that secret, of an account that lets its person in.
   *
   * @param local as for {@link AccountStore#mayComeIn}
   */
  static Optional<ApiKeyRecord> live(DSLContext dsl, Secret secret, boolean local, Instant now) {
    return dsl.select(API_KEY.fields())
        .from(API_KEY)
        .join(ACCOUNT)
        .on(ACCOUNT.ID.eq(API_KEY.ACCOUNT_ID), ACCOUNT.STATE.eq(AccountState.ACTIVE.name()))
        .where(API_KEY.SECRET_HASH.eq(secret.hash()), live(now), AccountStore.mayComeIn(local))
        .fetchOptionalInto(API_KEY);
  }

  private static Condition live(Instant now) {
    return API_KEY.REVOKED_AT.isNull().and(API_KEY.EXPIRES_AT.gt(time(now)));
  }

  static void setUsed(DSLContext dsl, long id, String address, Instant now) {
    dsl.update(API_KEY)
        .set(API_KEY.LAST_USED_AT, time(now))
        .set(API_KEY.LAST_ADDRESS, address)
        .where(API_KEY.ID.eq(id))
        .execute();
  }

  static int revoke(DSLContext dsl, long accountId, long id, Instant now) {
    return dsl.update(API_KEY)
        .set(API_KEY.REVOKED_AT, time(now))
        .where(API_KEY.ACCOUNT_ID.eq(accountId), API_KEY.ID.eq(id), live(now))
        .execute();
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
