package fr.regain.console.resource;

import java.util.Collection;
import org.jooq.DSLContext;

/** Withdraws what sites share that are about to be no more. */
public final class ResourceRemoval {
  private ResourceRemoval() {}

  /** As a step of the transaction that removes the sites. */
  public static void removeFrom(DSLContext dsl, Collection<Long> siteIds) {
    ResourceStore.deleteOf(dsl, siteIds);
  }
}
