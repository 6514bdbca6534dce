package fr.regain.console.equipment;

import static fr.regain.console.schema.Tables.SITE;
import static fr.regain.console.schema.Tables.SITE_OWNERSHIP;

import fr.regain.console.access.Scope;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** The places in which equipment is. */
final class Sites {
  private Sites() {}

  /**
   * The path of a site of a scope.
   *
   * @throws Problem {@link ProblemCode#NOT_FOUND} when there is none
   */
  static String check(DSLContext dsl, Scope scope, long id) {
    return dsl.select(SITE.PATH)
        .from(SITE)
        .where(SITE.ID.eq(id), scope.holds(SITE.PATH))
        .fetchOptional(SITE.PATH)
        .orElseThrow(
            () -> new Problem(ProblemCode.NOT_FOUND, "There is no site number " + id + "."));
  }

  /** What people call a site. */
  static String name(DSLContext dsl, long id) {
    return dsl.select(SITE.NAME).from(SITE).where(SITE.ID.eq(id)).fetchSingle(SITE.NAME);
  }

  /** The numbers of the sites below a path, and not below some others. */
  static Select<Record1<Long>> below(String path, List<String> butNotBelow) {
    Condition there = SITE.PATH.like(path + "%");
    for (String other : butNotBelow) {
      there = there.and(SITE.PATH.notLike(other + "%"));
    }
    return DSL.select(SITE.ID).from(SITE).where(there);
  }

  /** What sites of a scope say of their equipment, by the path of the site. */
  static List<SiteOwnership> ownerships(DSLContext dsl, Scope scope) {
    return dsl.select(SITE.PATH, SITE_OWNERSHIP.OWNER_ID, SITE_OWNERSHIP.PROTECTED_CARRIER)
        .from(SITE_OWNERSHIP)
        .join(SITE)
        .on(SITE.ID.eq(SITE_OWNERSHIP.SITE_ID))
        .where(scope.holds(SITE.PATH))
        .orderBy(SITE.PATH)
        .fetch(Sites::ownership);
  }

  private static SiteOwnership ownership(Record3<String, Long, Boolean> row) {
    return new SiteOwnership(row.value1(), row.value2(), row.value3());
  }
}
