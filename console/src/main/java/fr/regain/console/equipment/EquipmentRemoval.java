package fr.regain.console.equipment;

import static fr.regain.console.schema.Tables.EQUIPMENT;

import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;

/** Strikes the equipment of sites that are about to be no more off the register. */
public final class EquipmentRemoval {
  private EquipmentRemoval() {}

  /** Numbers of all that is on these sites. */
  public static List<Long> pieces(DSLContext dsl, Collection<Long> siteIds) {
    return dsl.select(EQUIPMENT.ID)
        .from(EQUIPMENT)
        .where(EQUIPMENT.SITE_ID.in(siteIds))
        .fetch(EQUIPMENT.ID);
  }

  /** As a step of the transaction that removes the sites, after their workshop was cleared. */
  public static void removeFrom(DSLContext dsl, Collection<Long> siteIds) {
    dsl.deleteFrom(EQUIPMENT).where(EQUIPMENT.SITE_ID.in(siteIds)).execute();
  }
}
