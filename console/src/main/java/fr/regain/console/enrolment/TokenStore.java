package fr.regain.console.enrolment;

import static fr.regain.console.schema.Tables.ENROLMENT_TOKEN;

import fr.regain.console.access.Scope;
import fr.regain.console.schema.tables.records.EnrolmentTokenRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.DSLContext;
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

  /** The token with that secret, held against other enrolments until the transaction ends. */
  static Optional<EnrolmentToken> lock(DSLContext dsl, String secretHash) {
    return dsl.selectFrom(ENROLMENT_TOKEN)
        .where(ENROLMENT_TOKEN.SECRET_HASH.eq(secretHash))
        .forUpdate()
        .fetchOptional(TokenStore::token);
  }

  /** The number of the token with that secret. */
  static Optional<Long> find(DSLContext dsl, String secretHash) {
    return dsl.select(ENROLMENT_TOKEN.ID)
        .from(ENROLMENT_TOKEN)
        .where(ENROLMENT_TOKEN.SECRET_HASH.eq(secretHash))
        .fetchOptional(ENROLMENT_TOKEN.ID);
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

  static EnrolmentToken token(EnrolmentTokenRecord row) {
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
