package fr.regain.console.access;

import static fr.regain.console.schema.Tables.EXTERNAL_IDENTITY;
import static fr.regain.console.schema.Tables.GROUP_ROLE;
import static fr.regain.console.schema.Tables.ROLE_GRANT;
import static fr.regain.console.schema.Tables.SITE;

import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record2;

/** Reads which roles groups give, with the names of the sites, and who has them. */
final class GroupRoleList {
  private GroupRoleList() {}

  /** The accounts that have a role from a group, of whose groups none gives it any more. */
  static List<Long> without(DSLContext dsl, GroupGrant grant) {
    Set<String> giving =
        dsl.select(GROUP_ROLE.GROUP_NAME)
            .from(GROUP_ROLE)
            .where(GROUP_ROLE.ROLE.eq(grant.role().name()), GROUP_ROLE.SITE_ID.eq(grant.siteId()))
            .fetchSet(GROUP_ROLE.GROUP_NAME);
    return dsl
        .select(EXTERNAL_IDENTITY.ACCOUNT_ID, EXTERNAL_IDENTITY.TOLD_GROUPS)
        .from(EXTERNAL_IDENTITY)
        .join(ROLE_GRANT)
        .on(ROLE_GRANT.ACCOUNT_ID.eq(EXTERNAL_IDENTITY.ACCOUNT_ID))
        .where(
            ROLE_GRANT.ROLE.eq(grant.role().name()),
            ROLE_GRANT.SITE_ID.eq(grant.siteId()),
            ROLE_GRANT.BY_GROUP.isTrue())
        .fetch()
        .stream()
        .filter(row -> row.value2().lines().noneMatch(giving::contains))
        .map(Record2::value1)
        .toList();
  }

  static List<GroupRole> list(DSLContext dsl) {
    return dsl.select(GROUP_ROLE.GROUP_NAME, GROUP_ROLE.ROLE, SITE.ID, SITE.NAME)
        .from(GROUP_ROLE)
        .join(SITE)
        .on(SITE.ID.eq(GROUP_ROLE.SITE_ID))
        .orderBy(GROUP_ROLE.GROUP_NAME, SITE.NAME, GROUP_ROLE.ROLE, SITE.ID)
        .fetch(
            row ->
                new GroupRole(
                    row.value1(), Role.valueOf(row.value2()), row.value3(), row.value4()));
  }
}
