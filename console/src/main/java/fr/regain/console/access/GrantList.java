package fr.regain.console.access;

import static fr.regain.console.schema.Tables.ACCOUNT;
import static fr.regain.console.schema.Tables.ROLE_GRANT;
import static fr.regain.console.schema.Tables.SITE;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Reads the roles of accounts, and the sites on which they hold them. */
final class GrantList {
  /** Every role, everywhere. */
  static final List<Grant> EVERYTHING =
      Arrays.stream(Role.values()).map(role -> new Grant(role, "/")).toList();

  private GrantList() {}

  /** The roles of an account, as they are judged by. */
  static List<Grant> of(DSLContext dsl, long accountId) {
    return dsl.select(ROLE_GRANT.ROLE, SITE.PATH, SITE.PARENT_ID)
        .from(ROLE_GRANT)
        .join(SITE)
        .on(SITE.ID.eq(ROLE_GRANT.SITE_ID))
        .where(ROLE_GRANT.ACCOUNT_ID.eq(accountId))
        .orderBy(SITE.PATH, ROLE_GRANT.ROLE)
        .fetch(
            row ->
                new Grant(Role.valueOf(row.value1()), row.value3() == null ? "/" : row.value2()));
  }

  /** The roles of accounts, as people read them. */
  static Map<Long, List<GrantedRole>> named(DSLContext dsl, Collection<Long> accountIds) {
    return dsl.select(
            ROLE_GRANT.ACCOUNT_ID, ROLE_GRANT.ROLE, SITE.ID, SITE.NAME, ROLE_GRANT.BY_GROUP)
        .from(ROLE_GRANT)
        .join(SITE)
        .on(SITE.ID.eq(ROLE_GRANT.SITE_ID))
        .where(ROLE_GRANT.ACCOUNT_ID.in(accountIds))
        .orderBy(SITE.NAME, ROLE_GRANT.ROLE, SITE.ID)
        .fetchGroups(
            ROLE_GRANT.ACCOUNT_ID,
            row ->
                new GrantedRole(
                    Role.valueOf(row.value2()), row.value3(), row.value4(), row.value5()));
  }

  /** The sites of a scope, each before those that it holds. */
  static List<SiteLabel> sites(DSLContext dsl, Scope scope) {
    return dsl.select(SITE.ID, SITE.NAME, SITE.UAI)
        .from(SITE)
        .where(scope.holds(SITE.PATH))
        .orderBy(SITE.PATH)
        .fetch(row -> new SiteLabel(row.value1(), row.value2(), row.value3()));
  }

  /** Whether there is a site of that number in the scope. */
  static boolean siteIsIn(DSLContext dsl, Scope scope, long siteId) {
    return dsl.fetchExists(SITE, SITE.ID.eq(siteId).and(scope.holds(SITE.PATH)));
  }

  /**
   * True of the accounts that administrators of a scope look after: those with roles in it alone.
   * An account that holds a role outside is above them: who could change its password would hold
   * that role too. An account without any role is for those who hold everything.
   */
  static Condition within(Scope scope) {
    if (scope.isEverywhere()) {
      return DSL.noCondition();
    }
    return DSL.exists(grants(DSL.noCondition()))
        .and(DSL.notExists(grants(scope.holds(SITE.PATH).not())));
  }

  private static Select<?> grants(Condition condition) {
    return DSL.selectOne()
        .from(ROLE_GRANT)
        .join(SITE)
        .on(SITE.ID.eq(ROLE_GRANT.SITE_ID))
        .where(ROLE_GRANT.ACCOUNT_ID.eq(ACCOUNT.ID), condition);
  }
}
