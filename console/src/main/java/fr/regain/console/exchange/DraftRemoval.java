package fr.regain.console.exchange;

import static fr.regain.console.schema.Tables.IMPORT_DRAFT;

import java.util.Collection;
import org.jooq.DSLContext;

/** Forgets imports into sites that are about to be no more. */
public final class DraftRemoval {
  private DraftRemoval() {}

  /** As a step of the transaction that removes the sites. */
  public static void removeFrom(DSLContext dsl, Collection<Long> siteIds) {
    dsl.deleteFrom(IMPORT_DRAFT).where(IMPORT_DRAFT.SITE_ID.in(siteIds)).execute();
  }
}
