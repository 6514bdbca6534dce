package fr.regain.console.access;

import static fr.regain.console.schema.Tables.API_KEY_GRANT;
import static fr.regain.console.schema.Tables.GROUP_ROLE;
import static fr.regain.console.schema.Tables.ROLE_GRANT;

import java.util.Collection;
import org.jooq.DSLContext;

/** Takes back the roles on sites that are about to be no more. */
public final class GrantRemoval {
  private GrantRemoval() {}

  /** As a step of the transaction that removes the sites. */
  public static void removeFrom(DSLContext dsl, Collection<Long> siteIds) {
    dsl.deleteFrom(API_KEY_GRANT).where(API_KEY_GRANT.SITE_ID.in(siteIds)).execute();
    dsl.deleteFrom(GROUP_ROLE).where(GROUP_ROLE.SITE_ID.in(siteIds)).execute();
    dsl.deleteFrom(ROLE_GRANT).where(ROLE_GRANT.SITE_ID.in(siteIds)).execute();
  }
}
