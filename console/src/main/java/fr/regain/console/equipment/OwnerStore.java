package fr.regain.console.equipment;

import static fr.regain.console.schema.Tables.EQUIPMENT;
import static fr.regain.console.schema.Tables.OWNER;
import static fr.regain.console.schema.Tables.SITE_OWNERSHIP;

import fr.regain.console.schema.tables.records.OwnerRecord;
import fr.regain.console.schema.tables.records.SiteOwnershipRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The tables {@code owner} and {@code site_ownership}. */
final class OwnerStore {
  private OwnerStore() {}

  static List<Owner> all(DSLContext dsl) {
    return dsl.selectFrom(OWNER).orderBy(OWNER.NAME, OWNER.ID).fetch(OwnerStore::owner);
  }

  static Optional<Owner> find(DSLContext dsl, long id) {
    return dsl.selectFrom(OWNER).where(OWNER.ID.eq(id)).fetchOptional(OwnerStore::owner);
  }

  static boolean hasName(DSLContext dsl, String name, long except) {
    return dsl.fetchExists(OWNER, OWNER.NAME.eq(name).and(OWNER.ID.ne(except)));
  }

  static Owner insert(DSLContext dsl, String name, OwnerKind kind) {
    OwnerRecord made = dsl.newRecord(OWNER);
    made.setName(name);
    made.setKind(kind.name());
    made.insert();
    return owner(made);
  }

  static void update(DSLContext dsl, Owner owner) {
    dsl.update(OWNER)
        .set(OWNER.NAME, owner.name())
        .set(OWNER.KIND, owner.kind().name())
        .where(OWNER.ID.eq(owner.id()))
        .execute();
  }

  static void putOwnership(DSLContext dsl, long siteId, SiteOwnership said) {
    SiteOwnershipRecord row = dsl.newRecord(SITE_OWNERSHIP);
    row.setSiteId(siteId);
    row.setOwnerId(said.ownerId());
    row.setProtectedCarrier(said.protectedCarrier());
    if (row.update() == 0) {
      row.insert();
    }
  }

  static int removeOwnership(DSLContext dsl, long siteId) {
    return dsl.deleteFrom(SITE_OWNERSHIP).where(SITE_OWNERSHIP.SITE_ID.eq(siteId)).execute();
  }

  /**
   * Hands what a site says on to its equipment, where nobody has said anything of the piece itself
   * or only the site did.
   *
   * @param ownPaths the paths below the site's that say something themselves
   * @param before what the site said until now; null: nothing
   */
  static int handOn(
      DSLContext dsl,
      SiteOwnership said,
      List<String> ownPaths,
      @Nullable SiteOwnership before,
      Instant now) {
    Condition owner = EQUIPMENT.OWNER_ID.isNull();
    Condition carrier = EQUIPMENT.PROTECTED_CARRIER.isNull();
    if (before != null) {
      owner = owner.or(EQUIPMENT.OWNER_ID.eq(before.ownerId()));
      if (before.protectedCarrier() != null) {
        carrier = carrier.or(EQUIPMENT.PROTECTED_CARRIER.eq(before.protectedCarrier()));
      }
    }
    // The accounts of the year in which a piece left go on naming who held it then.
    Condition inPlace =
        EQUIPMENT.SITE_ID.in(Sites.below(said.path(), ownPaths)).and(EQUIPMENT.LEFT_AT.isNull());
    int changed =
        dsl.update(EQUIPMENT)
            .set(EQUIPMENT.OWNER_ID, said.ownerId())
            .set(EQUIPMENT.CHANGED_AT, now.atOffset(ZoneOffset.UTC))
            .where(inPlace, owner)
            .execute();
    dsl.update(EQUIPMENT)
        .set(EQUIPMENT.PROTECTED_CARRIER, said.protectedCarrier())
        .set(EQUIPMENT.CHANGED_AT, now.atOffset(ZoneOffset.UTC))
        .where(inPlace, carrier, EQUIPMENT.OWNER_ID.eq(said.ownerId()))
        .execute();
    return changed;
  }

  private static Owner owner(OwnerRecord row) {
    return new Owner(row.getId(), row.getName(), OwnerKind.valueOf(row.getKind()));
  }
}
