package fr.regain.console.access;

import static fr.regain.console.schema.Tables.GROUP_ROLE;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;

/** The table {@code group_role}. */
final class GroupRoleStore {
  private GroupRoleStore() {}

  /** What members of all these groups have, each once. */
  static List<GroupGrant> of(DSLContext dsl, Collection<String> groups) {
    return dsl.selectDistinct(GROUP_ROLE.ROLE, GROUP_ROLE.SITE_ID)
        .from(GROUP_ROLE)
        .where(GROUP_ROLE.GROUP_NAME.in(groups))
        .orderBy(GROUP_ROLE.SITE_ID, GROUP_ROLE.ROLE)
        .fetch(row -> new GroupGrant(Role.valueOf(row.value1()), row.value2()));
  }

  static int insert(DSLContext dsl, String group, GroupGrant grant, Instant now) {
    return dsl.insertInto(GROUP_ROLE)
        .set(GROUP_ROLE.GROUP_NAME, group)
        .set(GROUP_ROLE.ROLE, grant.role().name())
        .set(GROUP_ROLE.SITE_ID, grant.siteId())
        .set(GROUP_ROLE.CREATED_AT, now.atOffset(ZoneOffset.UTC))
        .onConflictDoNothing()
        .execute();
  }

  static int delete(DSLContext dsl, String group, GroupGrant grant) {
    return dsl.deleteFrom(GROUP_ROLE)
        .where(
            GROUP_ROLE.GROUP_NAME.eq(group),
            GROUP_ROLE.ROLE.eq(grant.role().name()),
            GROUP_ROLE.SITE_ID.eq(grant.siteId()))
        .execute();
  }
}
