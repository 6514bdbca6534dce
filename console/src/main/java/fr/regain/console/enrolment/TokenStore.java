package fr.regain.console.enrolment;

import static fr.regain.console.schema.Tables.ENROLMENT_TOKEN;
import static fr.regain.console.schema.Tables.SITE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.lower;

import fr.regain.console.access.Scope;
import fr.regain.console.platform.paging.CountedSlice;
import fr.regain.console.platform.paging.Cursor;
import fr.regain.console.platform.paging.Keyset;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.schema.tables.records.EnrolmentTokenRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The table {@code enrolment_token}. */
final class TokenStore {
  private TokenStore() {}

  static EnrolmentToken insert(
      DSLContext dsl,
      String secretHash,
      String name,
      long siteId,
      int maximumUses,
      Instant now,
      Instant expiresAt) {
    EnrolmentTokenRecord token = dsl.newRecord(ENROLMENT_TOKEN);
    token.setSecretHash(secretHash);
    token.setName(name);
    token.setSiteId(siteId);
    token.setCreatedAt(now.atOffset(ZoneOffset.UTC));
    token.setExpiresAt(expiresAt.atOffset(ZoneOffset.UTC));
    token.setMaximumUses(maximumUses);
    token.setUses(0);
    token.insert();
    return token(token);
  }

  static CountedSlice<ListedToken> page(
      DSLContext dsl,
      Scope scope,
      TokenFilter filter,
      Sort<TokenSort> sort,
      Instant now,
      @Nullable Cursor at,
      int size) {
    return order(sort)
        .rows(
            dsl,
            ENROLMENT_TOKEN,
            scope.holdsSite(ENROLMENT_TOKEN.SITE_ID).and(condition(filter, now)),
            at,
            size,
            ids ->
                dsl.select(ENROLMENT_TOKEN.fields())
                    .select(SITE.NAME)
                    .from(ENROLMENT_TOKEN)
                    .join(SITE)
                    .on(SITE.ID.eq(ENROLMENT_TOKEN.SITE_ID))
                    .where(ENROLMENT_TOKEN.ID.eq(any(ids.toArray(Long[]::new))))
                    .fetchMap(
                        ENROLMENT_TOKEN.ID,
                        row ->
                            new ListedToken(token(row.into(ENROLMENT_TOKEN)), row.get(SITE.NAME))));
  }

  private static Keyset<?, Long> order(Sort<TokenSort> sort) {
    boolean descending = sort.descending();
    return switch (sort.key()) {
      case CREATED -> new Keyset<>(ENROLMENT_TOKEN.CREATED_AT, ENROLMENT_TOKEN.ID, descending);
      case NAME -> new Keyset<>(lower(ENROLMENT_TOKEN.NAME), ENROLMENT_TOKEN.ID, descending);
      case LAST_USED -> new Keyset<>(ENROLMENT_TOKEN.LAST_USED_AT, ENROLMENT_TOKEN.ID, descending);
      case EXPIRES -> new Keyset<>(ENROLMENT_TOKEN.EXPIRES_AT, ENROLMENT_TOKEN.ID, descending);
    };
  }

  private static Condition condition(TokenFilter filter, Instant now) {
    Condition condition = DSL.noCondition();
    if (!filter.text().isEmpty()) {
      condition = condition.and(ENROLMENT_TOKEN.NAME.containsIgnoreCase(filter.text()));
    }
    Long siteId = filter.siteId();
    if (siteId != null) {
      condition =
          condition.and(
              ENROLMENT_TOKEN.SITE_ID.in(
                  DSL.select(SITE.ID).from(SITE).where(SITE.PATH.contains("/" + siteId + "/"))));
    }
    TokenState state = filter.state();
    return state == null ? condition : condition.and(condition(state, now));
  }

  private static Condition condition(TokenState state, Instant now) {
    Condition kept = ENROLMENT_TOKEN.REVOKED_AT.isNull();
    Condition lives = ENROLMENT_TOKEN.EXPIRES_AT.gt(now.atOffset(ZoneOffset.UTC));
    Condition left = ENROLMENT_TOKEN.USES.lt(ENROLMENT_TOKEN.MAXIMUM_USES);
    return switch (state) {
      case REVOKED -> kept.not();
      case EXPIRED -> kept.and(lives.not());
      case USED_UP -> kept.and(lives).and(left.not());
      case OPEN -> kept.and(lives).and(left);
    };
  }

  /** The token with that secret, held against other enrolments until the transaction ends. */
  static Optional<EnrolmentToken> lock(DSLContext dsl, String secretHash) {
    return dsl.selectFrom(ENROLMENT_TOKEN)
        .where(ENROLMENT_TOKEN.SECRET_HASH.eq(secretHash))
        .forUpdate()
        .fetchOptional(TokenStore::token);
  }

  static void countUse(DSLContext dsl, long id, Instant now) {
    dsl.update(ENROLMENT_TOKEN)
        .set(ENROLMENT_TOKEN.USES, ENROLMENT_TOKEN.USES.plus(1))
        .set(ENROLMENT_TOKEN.LAST_USED_AT, now.atOffset(ZoneOffset.UTC))
        .where(ENROLMENT_TOKEN.ID.eq(id))
        .execute();
  }

  static int revoke(DSLContext dsl, Scope scope, long id, Instant now) {
    return dsl.update(ENROLMENT_TOKEN)
        .set(ENROLMENT_TOKEN.REVOKED_AT, now.atOffset(ZoneOffset.UTC))
        .where(ENROLMENT_TOKEN.ID.eq(id), ENROLMENT_TOKEN.REVOKED_AT.isNull())
        .and(scope.holdsSite(ENROLMENT_TOKEN.SITE_ID))
        .execute();
  }

  private static EnrolmentToken token(EnrolmentTokenRecord row) {
    return new EnrolmentToken(
        row.getId(),
        row.getName(),
        row.getSiteId(),
        row.getCreatedAt().toInstant(),
        row.getExpiresAt().toInstant(),
        row.getMaximumUses(),
        row.getUses(),
        instant(row.getLastUsedAt()),
        instant(row.getRevokedAt()));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
