package fr.regain.console.resource;

import static fr.regain.console.schema.Tables.RESOURCE;

import fr.regain.console.schema.tables.records.ResourceRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import org.jooq.DSLContext;

/** Writes the table {@code resource}. */
final class ResourceStore {
  private ResourceStore() {}

  static long insert(DSLContext dsl, long siteId, ResourceTerms terms, Instant now) {
    ResourceRecord row = dsl.newRecord(RESOURCE);
    row.setSiteId(siteId);
    row.setVersion(1L);
    fill(row, terms, now);
    row.insert();
    return row.getId();
  }

  /**
   * Changes it, if it is still what was seen.
   *
   * @return whether it was
   */
  static boolean update(DSLContext dsl, long id, long version, ResourceTerms terms, Instant now) {
    ResourceRecord row = dsl.newRecord(RESOURCE);
    row.setVersion(version + 1);
    fill(row, terms, now);
    return dsl.update(RESOURCE)
            .set(row)
            .where(RESOURCE.ID.eq(id), RESOURCE.VERSION.eq(version))
            .execute()
        == 1;
  }

  private static void fill(ResourceRecord row, ResourceTerms terms, Instant now) {
    row.setKind(terms.kind().name());
    row.setTitle(terms.title());
    row.setAddress(terms.address());
    row.setContent(terms.content());
    for (OperationKind kind : OperationKind.values()) {
      row.set(ResourceReading.about(kind), terms.operations().contains(kind));
    }
    row.setChangedAt(now.atOffset(ZoneOffset.UTC));
  }

  /** Withdraws it, if it is still what was seen. */
  static boolean delete(DSLContext dsl, long id, long version) {
    return dsl.deleteFrom(RESOURCE)
            .where(RESOURCE.ID.eq(id), RESOURCE.VERSION.eq(version))
            .execute()
        == 1;
  }

  static void deleteOf(DSLContext dsl, Collection<Long> siteIds) {
    dsl.deleteFrom(RESOURCE).where(RESOURCE.SITE_ID.in(siteIds)).execute();
  }
}
