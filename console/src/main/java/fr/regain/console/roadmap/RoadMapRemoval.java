package fr.regain.console.roadmap;

import static fr.regain.console.schema.Tables.ROAD_MAP;
import static fr.regain.console.schema.Tables.ROAD_MAP_ACTION;
import static fr.regain.console.schema.Tables.ROAD_MAP_YEAR;

import java.util.Collection;
import org.jooq.DSLContext;

/** Clears the road maps of sites that are about to be no more. */
public final class RoadMapRemoval {
  private RoadMapRemoval() {}

  /** As a step of the transaction that removes the sites. */
  public static void removeFrom(DSLContext dsl, Collection<Long> siteIds) {
    dsl.deleteFrom(ROAD_MAP_YEAR).where(ROAD_MAP_YEAR.SITE_ID.in(siteIds)).execute();
    dsl.deleteFrom(ROAD_MAP_ACTION).where(ROAD_MAP_ACTION.SITE_ID.in(siteIds)).execute();
    dsl.deleteFrom(ROAD_MAP).where(ROAD_MAP.SITE_ID.in(siteIds)).execute();
  }
}
