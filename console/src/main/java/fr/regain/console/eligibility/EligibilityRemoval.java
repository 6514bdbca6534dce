package fr.regain.console.eligibility;

import static fr.regain.console.schema.Tables.ELIGIBILITY;

import java.util.Collection;
import org.jooq.DSLContext;

/** Clears the routes of equipment that is about to be no more. */
public final class EligibilityRemoval {
  private EligibilityRemoval() {}

  /**
   * As a step of the transaction that removes the equipment, and before it. The round of writing
   * tells every console that holds the routes in memory.
   *
   * @param pieces numbers of that equipment
   */
  public static void remove(DSLContext dsl, Collection<Long> pieces) {
    RunStore.lock(dsl);
    RunStore.nextWritten(dsl);
    dsl.deleteFrom(ELIGIBILITY).where(ELIGIBILITY.EQUIPMENT_ID.in(pieces)).execute();
  }
}
