package fr.regain.console.access;

import static fr.regain.console.schema.Tables.ACCOUNT;
import static fr.regain.console.schema.Tables.API_KEY;
import static fr.regain.console.schema.Tables.API_KEY_GRANT;
import static fr.regain.console.schema.Tables.SITE;

import fr.regain.console.schema.tables.records.ApiKeyRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Reads API keys, and the sites on which they may do something. */
final class ApiKeyList {
  private ApiKeyList() {}

  /** The keys of an account, the newest first. */
  static List<ApiKey> ofAccount(DSLContext dsl, long accountId) {
    return keys(dsl, API_KEY.ACCOUNT_ID.eq(accountId));
  }

  static Optional<ApiKey> find(DSLContext dsl, long accountId, long id) {
    return keys(dsl, API_KEY.ACCOUNT_ID.eq(accountId).and(API_KEY.ID.eq(id))).stream().findFirst();
  }

  private static List<ApiKey> keys(DSLContext dsl, Condition condition) {
    List<ApiKeyRecord> rows =
        dsl.selectFrom(API_KEY).where(condition).orderBy(API_KEY.ID.desc()).fetch();
    Map<Long, String> makers = makers(dsl, rows);
    Map<Long, List<GrantedRole>> grants =
        dsl.select(API_KEY_GRANT.API_KEY_ID, API_KEY_GRANT.ROLE, SITE.ID, SITE.NAME)
            .from(API_KEY_GRANT)
            .join(SITE)
            .on(SITE.ID.eq(API_KEY_GRANT.SITE_ID))
            .where(API_KEY_GRANT.API_KEY_ID.in(rows.stream().map(ApiKeyRecord::getId).toList()))
            .orderBy(SITE.NAME, API_KEY_GRANT.ROLE, SITE.ID)
            .fetchGroups(
                API_KEY_GRANT.API_KEY_ID,
                row ->
                    new GrantedRole(Role.valueOf(row.value2()), row.value3(), row.value4(), false));
    return rows.stream()
        .map(
            row ->
                key(row, makers.get(row.getMadeBy()), grants.getOrDefault(row.getId(), List.of())))
        .toList();
  }

  /** The names of those who made a key of somebody else's. */
  private static Map<Long, String> makers(DSLContext dsl, List<ApiKeyRecord> keys) {
    return dsl.select(ACCOUNT.ID, ACCOUNT.DISPLAY_NAME)
        .from(ACCOUNT)
        .where(
            ACCOUNT.ID.in(
                keys.stream()
                    .filter(key -> !key.getMadeBy().equals(key.getAccountId()))
                    .map(ApiKeyRecord::getMadeBy)
                    .toList()))
        .fetchMap(ACCOUNT.ID, ACCOUNT.DISPLAY_NAME);
  }

  private static ApiKey key(ApiKeyRecord row, @Nullable String maker, List<GrantedRole> grants) {
    return new ApiKey(
        row.getId(),
        row.getAccountId(),
        row.getMadeBy(),
        maker,
        row.getName(),
        row.getBeginning(),
        row.getCreatedAt().toInstant(),
        row.getExpiresAt().toInstant(),
        instant(row.getLastUsedAt()),
        row.getLastAddress(),
        instant(row.getRevokedAt()),
        grants);
  }

  /** Whether somebody else has made a key of an account that opens something. */
  static boolean hasOneByAnother(DSLContext dsl, long accountId, Instant now) {
    return ofAccount(dsl, accountId).stream().anyMatch(key -> key.isByAnother() && key.opens(now));
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

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
