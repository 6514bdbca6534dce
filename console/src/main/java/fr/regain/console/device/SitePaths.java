package fr.regain.console.device;

import static fr.regain.console.schema.Tables.SITE;

import fr.regain.console.access.Scope;
import java.util.Optional;
import org.jooq.DSLContext;

/** The paths of sites, which devices repeat. */
final class SitePaths {
  private SitePaths() {}

  static Optional<String> find(DSLContext dsl, Scope scope, long siteId) {
    return dsl.select(SITE.PATH)
        .from(SITE)
        .where(SITE.ID.eq(siteId), scope.holds(SITE.PATH))
        .fetchOptional(SITE.PATH);
  }

  static String name(DSLContext dsl, long siteId) {
    return dsl.select(SITE.NAME).from(SITE).where(SITE.ID.eq(siteId)).fetchSingle(SITE.NAME);
  }
}
