package fr.regain.console.site;

import static fr.regain.console.schema.Tables.SITE;

import fr.regain.console.access.Scope;
import fr.regain.console.schema.tables.records.SiteRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The table {@code site}. */
final class SiteStore {
  private SiteStore() {}

  static Site root(DSLContext dsl) {
    return site(
        dsl.selectFrom(SITE)
            .where(SITE.PARENT_ID.isNull())
            .orderBy(SITE.ID)
            .limit(1)
            .fetchSingle());
  }

  static Optional<Site> find(DSLContext dsl, Scope scope, long id) {
    return dsl.selectFrom(SITE)
        .where(SITE.ID.eq(id), scope.holds(SITE.PATH))
        .fetchOptional(SiteStore::site);
  }

  static List<Site> all(DSLContext dsl, Scope scope) {
    return dsl.selectFrom(SITE)
        .where(scope.holds(SITE.PATH))
        .orderBy(SITE.ID)
        .fetch(SiteStore::site);
  }

  static boolean hasUai(DSLContext dsl, Uai uai) {
    return dsl.fetchExists(SITE, SITE.UAI.eq(uai.code()));
  }

  static Site insert(
      DSLContext dsl, Site parent, SiteKind kind, String name, @Nullable Uai uai, Instant now) {
    SiteRecord created = dsl.newRecord(SITE);
    created.setParentId(parent.id());
    created.setKind(kind.name());
    created.setName(name);
    created.setUai(uai == null ? null : uai.code());
    // The path holds the id, which the database gives on insertion.
    created.setPath(parent.path());
    created.setCreatedAt(now.atOffset(ZoneOffset.UTC));
    created.insert();
    created.setPath(parent.path() + created.getId() + "/");
    created.update();
    return site(created);
  }

  static void rename(DSLContext dsl, long id, String name) {
    dsl.update(SITE).set(SITE.NAME, name).where(SITE.ID.eq(id)).execute();
  }

  private static Site site(SiteRecord row) {
    String uai = row.getUai();
    return new Site(
        row.getId(),
        row.getParentId(),
        SiteKind.valueOf(row.getKind()),
        row.getName(),
        uai == null ? null : new Uai(uai),
        row.getPath(),
        row.getCreatedAt().toInstant());
  }
}
