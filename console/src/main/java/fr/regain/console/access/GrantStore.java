package fr.regain.console.access;

import static fr.regain.console.schema.Tables.ROLE_GRANT;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Writes the table {@code role_grant}. */
final class GrantStore {
  private GrantStore() {}

  static void insert(DSLContext dsl, long accountId, Role role, long siteId, Instant now) {
    dsl.insertInto(ROLE_GRANT)
        .set(ROLE_GRANT.ACCOUNT_ID, accountId)
        .set(ROLE_GRANT.ROLE, role.name())
        .set(ROLE_GRANT.SITE_ID, siteId)
        .set(ROLE_GRANT.GRANTED_AT, now.atOffset(ZoneOffset.UTC))
        .onConflictDoNothing()
        .execute();
  }

  static int delete(DSLContext dsl, long accountId, Role role, long siteId) {
    return dsl.deleteFrom(ROLE_GRANT)
        .where(
            ROLE_GRANT.ACCOUNT_ID.eq(accountId),
            ROLE_GRANT.ROLE.eq(role.name()),
            ROLE_GRANT.SITE_ID.eq(siteId),
            ROLE_GRANT.BY_GROUP.isFalse())
        .execute();
  }

  /** Takes back from accounts what a group gave them. */
  static void deleteByGroup(DSLContext dsl, Collection<Long> accounts, GroupGrant grant) {
    dsl.deleteFrom(ROLE_GRANT)
        .where(
            ROLE_GRANT.ACCOUNT_ID.eq(DSL.any(accounts.toArray(Long[]::new))),
            ROLE_GRANT.ROLE.eq(grant.role().name()),
            ROLE_GRANT.SITE_ID.eq(grant.siteId()),
            ROLE_GRANT.BY_GROUP.isTrue())
        .execute();
  }

  /** What the groups of an account give takes the place of what they gave before. */
  static void replaceByGroup(
      DSLContext dsl, long accountId, Collection<GroupGrant> grants, Instant now) {
    dsl.deleteFrom(ROLE_GRANT)
        .where(ROLE_GRANT.ACCOUNT_ID.eq(accountId), ROLE_GRANT.BY_GROUP.isTrue())
        .execute();
    for (GroupGrant grant : grants) {
      dsl.insertInto(ROLE_GRANT)
          .set(ROLE_GRANT.ACCOUNT_ID, accountId)
          .set(ROLE_GRANT.ROLE, grant.role().name())
          .set(ROLE_GRANT.SITE_ID, grant.siteId())
          .set(ROLE_GRANT.GRANTED_AT, now.atOffset(ZoneOffset.UTC))
          .set(ROLE_GRANT.BY_GROUP, true)
          // What a person gave stays theirs.
          .onConflictDoNothing()
          .execute();
    }
  }
}
