package fr.regain.console.secondlife;

import static fr.regain.console.schema.Tables.EQUIPMENT;
import static fr.regain.console.schema.Tables.SECOND_LIFE;
import static fr.regain.console.schema.Tables.SITE;
import static org.jooq.impl.DSL.select;

import fr.regain.console.access.Scope;
import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.equipment.ShortId;
import fr.regain.console.platform.SearchText;
import fr.regain.console.platform.paging.Count;
import fr.regain.console.platform.paging.CountedSlice;
import fr.regain.console.platform.paging.Cursor;
import fr.regain.console.platform.paging.Keyset;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.schema.tables.Equipment;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads the pieces of the workshop as lists show them. */
final class WorkshopList {
  private static final Equipment SEARCHED = EQUIPMENT.as("searched");
  private static final Table<Record> PIECES =
      SECOND_LIFE.join(EQUIPMENT).on(EQUIPMENT.ID.eq(SECOND_LIFE.EQUIPMENT_ID));

  private WorkshopList() {}

  static CountedSlice<Piece> page(
      DSLContext dsl,
      Scope scope,
      WorkshopFilter filter,
      Sort<WorkshopSort> sort,
      @Nullable Cursor at,
      int size) {
    return order(sort)
        .rows(
            dsl,
            PIECES,
            condition(scope, filter),
            at,
            size,
            ids -> PieceReading.numbered(dsl, ids));
  }

  private static Keyset<?, Long> order(Sort<WorkshopSort> sort) {
    return switch (sort.key()) {
      case CHANGED ->
          new Keyset<>(SECOND_LIFE.CHANGED_AT, SECOND_LIFE.EQUIPMENT_ID, sort.descending());
      case LABEL -> new Keyset<>(EQUIPMENT.SHORT_ID, SECOND_LIFE.EQUIPMENT_ID, sort.descending());
    };
  }

  static Count count(DSLContext dsl, Scope scope, WorkshopFilter filter) {
    return Count.of(dsl, PIECES, condition(scope, filter));
  }

  /**
   * How many pieces pass a filter at each stage, whatever stage the filter asks for. Empty: they
   * are too many to be counted for one page.
   */
  static Optional<Map<Stage, Long>> counts(DSLContext dsl, Scope scope, WorkshopFilter filter) {
    WorkshopFilter any = filter.withStage(null);
    boolean all = scope.isEverywhere() && any.equals(WorkshopFilter.ALL);
    if (!all && count(dsl, scope, any).more()) {
      return Optional.empty();
    }
    Map<Stage, Long> counts = new EnumMap<>(Stage.class);
    // An index counts all of them.
    dsl.select(SECOND_LIFE.STAGE, DSL.count())
        .from(all ? SECOND_LIFE : PIECES)
        .where(condition(scope, any))
        .groupBy(SECOND_LIFE.STAGE)
        .forEach(row -> counts.put(Stage.valueOf(row.value1()), row.value2().longValue()));
    return Optional.of(counts);
  }

  private static Condition condition(Scope scope, WorkshopFilter filter) {
    Condition condition = scope.holdsSite(EQUIPMENT.SITE_ID);
    Stage stage = filter.stage();
    condition =
        condition.and(
            stage == null
                ? SECOND_LIFE.STAGE.ne(Stage.IN_USE.name())
                : SECOND_LIFE.STAGE.eq(stage.name()));
    EquipmentKind kind = filter.kind();
    if (kind != null) {
      condition = condition.and(EQUIPMENT.KIND.eq(kind.name()));
    }
    Long ownerId = filter.ownerId();
    if (ownerId != null) {
      condition = condition.and(EQUIPMENT.OWNER_ID.eq(ownerId));
    }
    Long siteId = filter.siteId();
    if (siteId != null) {
      condition =
          condition.and(
              EQUIPMENT.SITE_ID.in(
                  select(SITE.ID).from(SITE).where(SITE.PATH.contains("/" + siteId + "/"))));
    }
    return filter.text().isBlank() ? condition : condition.and(text(filter.text()));
  }

  // The index of the texts alone is read, and the rows of what it finds.
  private static Condition text(String text) {
    Condition found = SEARCHED.SEARCH.contains(SearchText.plain(text));
    return SECOND_LIFE.EQUIPMENT_ID.in(
        select(SEARCHED.ID)
            .from(SEARCHED)
            .where(
                ShortId.parse(text)
                    .map(id -> found.or(SEARCHED.SEARCH.startsWith(SearchText.plain(id.text()))))
                    .orElse(found)));
  }
}
