package fr.regain.console.resource;

import static fr.regain.console.schema.Tables.RESOURCE;
import static fr.regain.console.schema.Tables.SITE;

import fr.regain.console.access.Scope;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads resources, and who shares them. */
final class ResourceReading {
  private ResourceReading() {}

  static int count(DSLContext dsl, Scope scope, @Nullable OperationKind about) {
    return dsl.fetchCount(
        dsl.select(RESOURCE.ID)
            .from(RESOURCE)
            .join(SITE)
            .on(SITE.ID.eq(RESOURCE.SITE_ID))
            .where(Community.sharesWith(scope), whichAre(about)));
  }

  /** What is shared with a scope, the latest first. */
  static List<Resource> shared(
      DSLContext dsl, Scope scope, @Nullable OperationKind about, int from, int most) {
    return resources(dsl, Community.sharesWith(scope).and(whichAre(about)), from, most);
  }

  static Optional<Resource> find(DSLContext dsl, Scope scope, long id) {
    return resources(dsl, scope.holds(SITE.PATH).and(RESOURCE.ID.eq(id)), 0, 1).stream()
        .findFirst();
  }

  private static List<Resource> resources(DSLContext dsl, Condition which, int from, int most) {
    return dsl.select(RESOURCE.fields())
        .select(SITE.NAME, SITE.PATH)
        .from(RESOURCE)
        .join(SITE)
        .on(SITE.ID.eq(RESOURCE.SITE_ID))
        .where(which)
        .orderBy(RESOURCE.CHANGED_AT.desc(), RESOURCE.ID.desc())
        .limit(from, most)
        .fetch(ResourceReading::resource);
  }

  private static Condition whichAre(@Nullable OperationKind kind) {
    return kind == null ? DSL.noCondition() : about(kind).isTrue();
  }

  /** The column that says whether it is for that kind of operation. */
  static Field<Boolean> about(OperationKind kind) {
    return switch (kind) {
      case DATA -> RESOURCE.FOR_DATA;
      case REUSE -> RESOURCE.FOR_REUSE;
      case RECYCLING -> RESOURCE.FOR_RECYCLING;
      case AWARENESS -> RESOURCE.FOR_AWARENESS;
    };
  }

  private static Resource resource(Record row) {
    Set<OperationKind> kinds = EnumSet.noneOf(OperationKind.class);
    for (OperationKind kind : OperationKind.values()) {
      if (row.get(about(kind))) {
        kinds.add(kind);
      }
    }
    return new Resource(
        row.get(RESOURCE.ID),
        row.get(RESOURCE.SITE_ID),
        row.get(SITE.NAME),
        row.get(SITE.PATH),
        new ResourceTerms(
            ResourceKind.valueOf(row.get(RESOURCE.KIND)),
            row.get(RESOURCE.TITLE),
            row.get(RESOURCE.ADDRESS),
            row.get(RESOURCE.CONTENT),
            kinds),
        row.get(RESOURCE.VERSION),
        row.get(RESOURCE.CHANGED_AT).toInstant());
  }
}
