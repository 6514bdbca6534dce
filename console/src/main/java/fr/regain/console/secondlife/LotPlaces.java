package fr.regain.console.secondlife;

import static fr.regain.console.schema.Tables.OWNER;
import static fr.regain.console.schema.Tables.SITE;

import fr.regain.console.access.Scope;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import org.jooq.DSLContext;

/** Where a lot may be made, and for whom. */
final class LotPlaces {
  private LotPlaces() {}

  /**
   * Checks that a site of a scope and an owner are there.
   *
   * @throws Problem {@link ProblemCode#NOT_FOUND} when one is not
   */
  static void check(DSLContext dsl, Scope scope, long siteId, long ownerId) {
    if (!dsl.fetchExists(SITE, SITE.ID.eq(siteId).and(scope.holds(SITE.PATH)))
        || !dsl.fetchExists(OWNER, OWNER.ID.eq(ownerId))) {
      throw new Problem(
          ProblemCode.NOT_FOUND,
          "There is no site number " + siteId + ", or no owner number " + ownerId + ".");
    }
  }
}
