package fr.regain.console.access;

import static fr.regain.console.schema.Tables.ACCOUNT;
import static fr.regain.console.schema.Tables.API_KEY;
import static fr.regain.console.schema.Tables.API_KEY_GRANT;
import static fr.regain.console.schema.Tables.SITE;

import fr.regain.console.schema.tables.records.ApiKeyRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The tables {@code api_key} and {@code api_key_grant}. */
final class ApiKeyStore {
  private ApiKeyStore() {}

  static long insert(
      DSLContext dsl,
      long accountId,
      String name,
      Secret secret,
      String beginning,
      List<Wish> grants,
      Instant now,
      Instant expiresAt) {
    long id =
        dsl.insertInto(API_KEY)
            .set(API_KEY.ACCOUNT_ID, accountId)
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

  /** The keys of an account, the newest first. */
  static List<ApiKey> ofAccount(DSLContext dsl, long accountId) {
    return keys(dsl, API_KEY.ACCOUNT_ID.eq(accountId));
  }

  static Optional<ApiKey> find(DSLContext dsl, long accountId, long id) {
    return keys(dsl, API_KEY.ACCOUNT_ID.eq(accountId).and(API_KEY.ID.eq(id))).stream().findFirst();
  }

  static int countLive(DSLContext dsl, long accountId, Instant now) {
    return dsl.fetchCount(API_KEY, API_KEY.ACCOUNT_ID.eq(accountId).and(live(now)));
  }

  private static List<ApiKey> keys(DSLContext dsl, Condition condition) {
    List<ApiKeyRecord> rows =
        dsl.selectFrom(API_KEY).where(condition).orderBy(API_KEY.ID.desc()).fetch();
    Map<Long, List<GrantedRole>> grants =
        dsl.select(API_KEY_GRANT.API_KEY_ID, API_KEY_GRANT.ROLE, SITE.ID, SITE.NAME)
            .from(API_KEY_GRANT)
            .join(SITE)
            .on(SITE.ID.eq(API_KEY_GRANT.SITE_ID))
            .where(API_KEY_GRANT.API_KEY_ID.in(rows.stream().map(ApiKeyRecord::getId).toList()))
            .orderBy(SITE.NAME, API_KEY_GRANT.ROLE, SITE.ID)
            .fetchGroups(
                API_KEY_GRANT.API_KEY_ID,
                row -> new GrantedRole(Role.valueOf(row.value2()), row.value3(), row.value4()));
    return rows.stream()
        .map(row -> key(row, grants.getOrDefault(row.getId(), List.of())))
        .toList();
  }

  private static ApiKey key(ApiKeyRecord row, List<GrantedRole> grants) {
    return new ApiKey(
        row.getId(),
        row.getAccountId(),
        row.getName(),
        row.getBeginning(),
        row.getCreatedAt().toInstant(),
        row.getExpiresAt().toInstant(),
        instant(row.getLastUsedAt()),
        row.getLastAddress(),
        instant(row.getRevokedAt()),
        grants);
  }

  /** The live key with that secret, of an account that lets its person in. */
  static Optional<ApiKeyRecord> live(DSLContext dsl, Secret secret, Instant now) {
    return dsl.select(API_KEY.fields())
        .from(API_KEY)
        .join(ACCOUNT)
        .on(ACCOUNT.ID.eq(API_KEY.ACCOUNT_ID), ACCOUNT.STATE.eq(AccountState.ACTIVE.name()))
        .where(API_KEY.SECRET_HASH.eq(secret.hash()), live(now))
        .fetchOptionalInto(API_KEY);
  }

  private static Condition live(Instant now) {
    return API_KEY.REVOKED_AT.isNull().and(API_KEY.EXPIRES_AT.gt(time(now)));
  }

  /** What a key may do at most, as its person's roles are judged by. */
  static List<Grant> grants(DSLContext dsl, long id) {
    return dsl.select(API_KEY_GRANT.ROLE, SITE.PATH, SITE.PARENT_ID)
        .from(API_KEY_GRANT)
        .join(SITE)
        .on(SITE.ID.eq(API_KEY_GRANT.SITE_ID))
        .where(API_KEY_GRANT.API_KEY_ID.eq(id))
        .orderBy(SITE.PATH, API_KEY_GRANT.ROLE)
        .fetch(
            row ->
                new Grant(Role.valueOf(row.value1()), row.value3() == null ? "/" : row.value2()));
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

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
