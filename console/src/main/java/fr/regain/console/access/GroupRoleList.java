package fr.regain.console.access;

import static fr.regain.console.schema.Tables.GROUP_ROLE;
import static fr.regain.console.schema.Tables.SITE;

import java.util.List;
import org.jooq.DSLContext;

/** Reads which roles groups give, with the names of the sites. */
final class GroupRoleList {
  private GroupRoleList() {}

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
