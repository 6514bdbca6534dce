package fr.regain.console.site;

import static fr.regain.console.schema.Tables.SITE;
import static org.jooq.impl.DSL.lower;

import fr.regain.console.access.Scope;
import fr.regain.console.schema.tables.records.SiteRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  static Optional<Site> named(DSLContext dsl, Scope scope, String text) {
    List<Site> found =
        dsl.selectFrom(SITE)
            .where(
                scope.holds(SITE.PATH),
                SITE.UAI
                    .eq(text.toUpperCase(Locale.ROOT))
                    .or(lower(SITE.NAME).eq(text.toLowerCase(Locale.ROOT))))
            .limit(2)
            .fetch(SiteStore::site);
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  static List<Site> all(DSLContext dsl, Scope scope) {
    return dsl.selectFrom(SITE)
        .where(scope.holds(SITE.PATH))
        .orderBy(SITE.ID)
        .fetch(SiteStore::site);
  }

  /** The tops of a scope, a site of it with those that hold it and, where few, those below it. */
  static Collection<Site> around(DSLContext dsl, Scope scope, @Nullable Long id) {
    Map<Long, Site> found = new LinkedHashMap<>();
    List<Site> tops =
        dsl.selectFrom(SITE)
            .where(SITE.PATH.in(scope.isEverywhere() ? List.of(root(dsl).path()) : scope.paths()))
            .orderBy(SITE.ID)
            .fetch(SiteStore::site);
    tops.forEach(top -> found.put(top.id(), top));
    Optional<Site> centre =
        (id == null ? Optional.<Site>empty() : find(dsl, scope, id))
            .or(() -> tops.stream().findFirst());
    if (centre.isPresent()) {
      List<Long> line =
          Arrays.stream(centre.get().path().split("/"))
              .filter(part -> !part.isEmpty())
              .map(Long::valueOf)
              .toList();
      dsl.selectFrom(SITE)
          .where(SITE.ID.in(line), scope.holds(SITE.PATH))
          .fetch(SiteStore::site)
          .forEach(site -> found.put(site.id(), site));
      List<Site> below =
          dsl.selectFrom(SITE)
              .where(SITE.PARENT_ID.eq(centre.get().id()))
              .limit(SiteChoice.MOST_BELOW + 1)
              .fetch(SiteStore::site);
      if (below.size() <= SiteChoice.MOST_BELOW) {
        below.forEach(site -> found.put(site.id(), site));
      }
    }
    return found.values();
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
