package fr.regain.console.secondlife;

import static fr.regain.console.schema.Tables.EQUIPMENT;
import static fr.regain.console.schema.Tables.LOT_ITEM;
import static fr.regain.console.schema.Tables.OWNER;
import static fr.regain.console.schema.Tables.SECOND_LIFE;
import static fr.regain.console.schema.Tables.SITE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import fr.regain.console.access.Scope;
import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.equipment.Owner;
import fr.regain.console.equipment.OwnerKind;
import fr.regain.console.equipment.ShortId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads pieces of equipment with what the workshop knows of them. */
final class PieceReading {
  private static final Field<String> STAGE =
      coalesce(SECOND_LIFE.STAGE, inline(Stage.IN_USE.name()));
  private static final List<SelectField<?>> COLUMNS =
      List.of(
          EQUIPMENT.ID,
          EQUIPMENT.SHORT_ID,
          EQUIPMENT.KIND,
          EQUIPMENT.SITE_ID,
          SITE.NAME,
          EQUIPMENT.OWNER_ID,
          OWNER.NAME,
          OWNER.KIND,
          EQUIPMENT.VENDOR,
          EQUIPMENT.MODEL,
          EQUIPMENT.SERIAL_NUMBER,
          EQUIPMENT.INVENTORY_NUMBER,
          EQUIPMENT.PURCHASED_ON,
          EQUIPMENT.MADE_BEFORE,
          EQUIPMENT.PROTECTED_CARRIER,
          SECOND_LIFE.STAGE,
          SECOND_LIFE.GRADE,
          SECOND_LIFE.DISKS_COUNTED,
          LOT_ITEM.LOT_ID);

  private PieceReading() {}

  static Optional<Piece> find(DSLContext dsl, Scope scope, ShortId id) {
    return from(dsl, COLUMNS)
        .where(EQUIPMENT.SHORT_ID.eq(id.text()), scope.holdsSite(EQUIPMENT.SITE_ID))
        .fetchOptional(PieceReading::piece);
  }

  /** Those of the labels that are in the scope, in no order. */
  static List<Piece> labelled(DSLContext dsl, Scope scope, Set<ShortId> labels) {
    return from(dsl, COLUMNS)
        .where(
            EQUIPMENT.SHORT_ID.in(labels.stream().map(ShortId::text).toList()),
            scope.holdsSite(EQUIPMENT.SITE_ID))
        .fetch(PieceReading::piece);
  }

  static Optional<Piece> find(DSLContext dsl, Scope scope, long id) {
    return from(dsl, COLUMNS)
        .where(EQUIPMENT.ID.eq(id), scope.holdsSite(EQUIPMENT.SITE_ID))
        .fetchOptional(PieceReading::piece);
  }

  /** The pieces of a lot, in the order of their labels, wherever they are. */
  static List<Piece> ofLot(DSLContext dsl, long lotId) {
    return from(dsl, COLUMNS)
        .where(LOT_ITEM.LOT_ID.eq(lotId))
        .orderBy(EQUIPMENT.SHORT_ID)
        .fetch(PieceReading::piece);
  }

  /** One page of the pieces that pass a filter, the ones that moved last coming first. */
  static List<Piece> page(DSLContext dsl, Scope scope, WorkshopFilter filter, int page, int size) {
    return from(dsl, COLUMNS)
        .where(condition(scope, filter))
        .orderBy(SECOND_LIFE.CHANGED_AT.desc().nullsLast(), EQUIPMENT.ID)
        .limit(size)
        .offset((page - 1L) * size)
        .fetch(PieceReading::piece);
  }

  static long count(DSLContext dsl, Scope scope, WorkshopFilter filter) {
    return dsl.selectCount()
        .from(EQUIPMENT)
        .leftJoin(SECOND_LIFE)
        .on(SECOND_LIFE.EQUIPMENT_ID.eq(EQUIPMENT.ID))
        .where(condition(scope, filter))
        .fetchSingle()
        .value1();
  }

  /** How many pieces pass a filter at each stage, whatever stage the filter asks for. */
  static Map<Stage, Long> counts(DSLContext dsl, Scope scope, WorkshopFilter filter) {
    Map<Stage, Long> counts = new EnumMap<>(Stage.class);
    dsl.select(SECOND_LIFE.STAGE, DSL.count())
        .from(SECOND_LIFE)
        .join(EQUIPMENT)
        .on(EQUIPMENT.ID.eq(SECOND_LIFE.EQUIPMENT_ID))
        .where(condition(scope, filter.withStage(null)), SECOND_LIFE.STAGE.ne(Stage.IN_USE.name()))
        .groupBy(SECOND_LIFE.STAGE)
        .forEach(row -> counts.put(Stage.valueOf(row.value1()), row.value2().longValue()));
    return counts;
  }

  private static SelectOnConditionStep<Record> from(DSLContext dsl, List<SelectField<?>> columns) {
    return dsl.select(columns)
        .from(EQUIPMENT)
        .join(SITE)
        .on(SITE.ID.eq(EQUIPMENT.SITE_ID))
        .leftJoin(OWNER)
        .on(OWNER.ID.eq(EQUIPMENT.OWNER_ID))
        .leftJoin(SECOND_LIFE)
        .on(SECOND_LIFE.EQUIPMENT_ID.eq(EQUIPMENT.ID))
        .leftJoin(LOT_ITEM)
        .on(LOT_ITEM.EQUIPMENT_ID.eq(EQUIPMENT.ID));
  }

  private static Condition condition(Scope scope, WorkshopFilter filter) {
    Condition condition = scope.holdsSite(EQUIPMENT.SITE_ID);
    if (filter.workshopOnly()) {
      condition = condition.and(SECOND_LIFE.STAGE.ne(Stage.IN_USE.name()));
    }
    Stage stage = filter.stage();
    if (stage != null) {
      condition = condition.and(STAGE.eq(stage.name()));
    }
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
    return filter.text().isEmpty() ? condition : condition.and(text(filter.text()));
  }

  private static Condition text(String text) {
    Condition found =
        DSL.or(
            EQUIPMENT.SERIAL_NUMBER.containsIgnoreCase(text),
            EQUIPMENT.INVENTORY_NUMBER.containsIgnoreCase(text),
            EQUIPMENT.VENDOR.containsIgnoreCase(text),
            EQUIPMENT.MODEL.containsIgnoreCase(text));
    return ShortId.parse(text).map(id -> found.or(EQUIPMENT.SHORT_ID.eq(id.text()))).orElse(found);
  }

  private static Piece piece(Record row) {
    Long ownerId = row.get(EQUIPMENT.OWNER_ID);
    return new Piece(
        row.get(EQUIPMENT.ID),
        row.get(EQUIPMENT.SHORT_ID),
        EquipmentKind.valueOf(row.get(EQUIPMENT.KIND)),
        row.get(EQUIPMENT.SITE_ID),
        row.get(SITE.NAME),
        ownerId == null
            ? null
            : new Owner(ownerId, row.get(OWNER.NAME), OwnerKind.valueOf(row.get(OWNER.KIND))),
        row.get(EQUIPMENT.VENDOR),
        row.get(EQUIPMENT.MODEL),
        row.get(EQUIPMENT.SERIAL_NUMBER),
        row.get(EQUIPMENT.INVENTORY_NUMBER),
        row.get(EQUIPMENT.PURCHASED_ON),
        row.get(EQUIPMENT.MADE_BEFORE),
        row.get(EQUIPMENT.PROTECTED_CARRIER),
        stage(row.get(SECOND_LIFE.STAGE)),
        grade(row.get(SECOND_LIFE.GRADE)),
        row.get(SECOND_LIFE.DISKS_COUNTED),
        row.get(LOT_ITEM.LOT_ID));
  }

  private static Stage stage(@Nullable String name) {
    return name == null ? Stage.IN_USE : Stage.valueOf(name);
  }

  private static @Nullable Grade grade(@Nullable String name) {
    return name == null ? null : Grade.valueOf(name);
  }
}
