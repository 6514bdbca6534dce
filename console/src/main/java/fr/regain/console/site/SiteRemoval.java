package fr.regain.console.site;

import static fr.regain.console.schema.Tables.SITE;
import static fr.regain.console.schema.Tables.SITE_CALENDAR;
import static fr.regain.console.schema.Tables.SITE_HOLIDAY;

import java.util.Collection;
import org.jooq.DSLContext;

/** Takes sites out of the tree. */
public final class SiteRemoval {
  private SiteRemoval() {}

  /**
   * As the last step of a transaction in which every other capability has let go of them.
   *
   * @param siteIds whole subtrees
   */
  public static void remove(DSLContext dsl, Collection<Long> siteIds) {
    dsl.deleteFrom(SITE_HOLIDAY).where(SITE_HOLIDAY.SITE_ID.in(siteIds)).execute();
    dsl.deleteFrom(SITE_CALENDAR).where(SITE_CALENDAR.SITE_ID.in(siteIds)).execute();
    dsl.deleteFrom(SITE).where(SITE.ID.in(siteIds)).execute();
  }
}
