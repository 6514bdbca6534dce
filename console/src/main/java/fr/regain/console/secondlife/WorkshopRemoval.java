package fr.regain.console.secondlife;

import static fr.regain.console.schema.Tables.ERASURE;
import static fr.regain.console.schema.Tables.FITTED_PART;
import static fr.regain.console.schema.Tables.INSPECTION_CHECK;
import static fr.regain.console.schema.Tables.LOT;
import static fr.regain.console.schema.Tables.LOT_DOCUMENT;
import static fr.regain.console.schema.Tables.LOT_ITEM;
import static fr.regain.console.schema.Tables.SECOND_LIFE;
import static fr.regain.console.schema.Tables.SECOND_LIFE_DISK;
import static fr.regain.console.schema.Tables.SECOND_LIFE_STEP;
import static fr.regain.console.schema.Tables.STOCK_ITEM;

import java.util.Collection;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Clears what the workshop holds of sites that are about to be no more. */
public final class WorkshopRemoval {
  private WorkshopRemoval() {}

  /**
   * As a step of the transaction that removes the sites, before their equipment is removed.
   *
   * @param pieces numbers of that equipment
   */
  public static void removeFrom(DSLContext dsl, Collection<Long> siteIds, Collection<Long> pieces) {
    Select<Record1<Long>> lots = DSL.select(LOT.ID).from(LOT).where(LOT.SITE_ID.in(siteIds));
    dsl.deleteFrom(STOCK_ITEM).where(STOCK_ITEM.EQUIPMENT_ID.in(pieces)).execute();
    dsl.deleteFrom(LOT_DOCUMENT).where(LOT_DOCUMENT.LOT_ID.in(lots)).execute();
    dsl.deleteFrom(LOT_ITEM)
        .where(LOT_ITEM.EQUIPMENT_ID.in(pieces).or(LOT_ITEM.LOT_ID.in(lots)))
        .execute();
    dsl.deleteFrom(SECOND_LIFE_STEP)
        .where(SECOND_LIFE_STEP.EQUIPMENT_ID.in(pieces).or(SECOND_LIFE_STEP.LOT_ID.in(lots)))
        .execute();
    // A piece that once moved there, or from there, and stands elsewhere now keeps its steps.
    dsl.update(SECOND_LIFE_STEP)
        .setNull(SECOND_LIFE_STEP.FROM_SITE_ID)
        .setNull(SECOND_LIFE_STEP.TO_SITE_ID)
        .where(
            SECOND_LIFE_STEP.FROM_SITE_ID.in(siteIds).or(SECOND_LIFE_STEP.TO_SITE_ID.in(siteIds)))
        .execute();
    dsl.deleteFrom(INSPECTION_CHECK).where(INSPECTION_CHECK.EQUIPMENT_ID.in(pieces)).execute();
    dsl.deleteFrom(ERASURE).where(ERASURE.EQUIPMENT_ID.in(pieces)).execute();
    dsl.deleteFrom(FITTED_PART).where(FITTED_PART.EQUIPMENT_ID.in(pieces)).execute();
    dsl.deleteFrom(SECOND_LIFE_DISK).where(SECOND_LIFE_DISK.EQUIPMENT_ID.in(pieces)).execute();
    dsl.deleteFrom(SECOND_LIFE).where(SECOND_LIFE.EQUIPMENT_ID.in(pieces)).execute();
    dsl.deleteFrom(LOT).where(LOT.SITE_ID.in(siteIds)).execute();
  }
}
