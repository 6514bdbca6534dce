package fr.regain.console.equipment;

import static fr.regain.console.schema.Tables.EQUIPMENT;

import java.util.Collection;
import org.jooq.DSLContext;

/** Strikes the equipment of sites that are about to be no more off the register. */
public final class EquipmentRemoval {
  private EquipmentRemoval() {}

  /** As a step of the transaction that removes the sites, after their workshop was cleared. */
  public static void removeFrom(DSLContext dsl, Collection<Long> siteIds) {
    dsl.deleteFrom(EQUIPMENT).where(EQUIPMENT.SITE_ID.in(siteIds)).execute();
  }
}
