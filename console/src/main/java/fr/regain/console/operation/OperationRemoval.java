package fr.regain.console.operation;

import java.util.Collection;
import org.jooq.DSLContext;

/** Removes the operations of sites that are about to be no more. */
public final class OperationRemoval {
  private OperationRemoval() {}

  /** As a step of the transaction that removes the sites. */
  public static void removeFrom(DSLContext dsl, Collection<Long> siteIds) {
    OperationStore.deleteOf(dsl, siteIds);
  }
}
