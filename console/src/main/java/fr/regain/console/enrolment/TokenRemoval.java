package fr.regain.console.enrolment;

import static fr.regain.console.schema.Tables.ENROLMENT_TOKEN;

import java.util.Collection;
import org.jooq.DSLContext;

/** Removes the tokens of sites that are about to be no more. */
public final class TokenRemoval {
  private TokenRemoval() {}

  /** As a step of the transaction that removes the sites. */
  public static void removeFrom(DSLContext dsl, Collection<Long> siteIds) {
    dsl.deleteFrom(ENROLMENT_TOKEN).where(ENROLMENT_TOKEN.SITE_ID.in(siteIds)).execute();
  }
}
