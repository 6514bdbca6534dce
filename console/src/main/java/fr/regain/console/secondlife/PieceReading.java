package fr.regain.console.secondlife;

import static fr.regain.console.schema.Tables.EQUIPMENT;
import static fr.regain.console.schema.Tables.LOT_ITEM;
import static fr.regain.console.schema.Tables.OWNER;
import static fr.regain.console.schema.Tables.SECOND_LIFE;
import static fr.regain.console.schema.Tables.SITE;
import static org.jooq.impl.DSL.any;

import fr.regain.console.access.Scope;
import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.equipment.Owner;
import fr.regain.console.equipment.OwnerKind;
import fr.regain.console.equipment.ShortId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.SelectOnConditionStep;
import org.jspecify.annotations.Nullable;

/** Reads pieces of equipment with what the workshop knows of them. */
final class PieceReading {
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
          SECOND_LIFE.CHANGED_AT,
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

  /** Those of some numbers that are beyond a scope; none for whoever works nowhere at all. */
  static Set<Long> beyond(DSLContext dsl, Scope scope, Collection<Long> ids) {
    return scope.isEmpty() || scope.isEverywhere()
        ? Set.of()
        : dsl.select(EQUIPMENT.ID)
            .from(EQUIPMENT)
            .where(
                EQUIPMENT.ID.eq(any(ids.toArray(Long[]::new))),
                scope.holdsSite(EQUIPMENT.SITE_ID).not())
            .fetchSet(EQUIPMENT.ID);
  }

  /** The pieces of a lot, in the order of their labels, wherever they are. */
  static List<Piece> ofLot(DSLContext dsl, long lotId) {
    return from(dsl, COLUMNS)
        .where(LOT_ITEM.LOT_ID.eq(lotId))
        .orderBy(EQUIPMENT.SHORT_ID)
        .fetch(PieceReading::piece);
  }

  /** The pieces of these numbers. */
  static Map<Long, Piece> numbered(DSLContext dsl, Collection<Long> ids) {
    return from(dsl, COLUMNS)
        .where(EQUIPMENT.ID.eq(any(ids.toArray(Long[]::new))))
        .fetchMap(EQUIPMENT.ID, PieceReading::piece);
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
        LotReading.instant(row.get(SECOND_LIFE.CHANGED_AT)),
        row.get(LOT_ITEM.LOT_ID));
  }

  private static Stage stage(@Nullable String name) {
    return name == null ? Stage.IN_USE : Stage.valueOf(name);
  }

  private static @Nullable Grade grade(@Nullable String name) {
    return name == null ? null : Grade.valueOf(name);
  }
}
