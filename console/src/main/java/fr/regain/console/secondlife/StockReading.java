package fr.regain.console.secondlife;

import static fr.regain.console.schema.Tables.EQUIPMENT;
import static fr.regain.console.schema.Tables.STOCK_ITEM;
import static fr.regain.console.schema.Tables.STOCK_SNAPSHOT;

import fr.regain.console.access.Scope;
import fr.regain.console.equipment.EquipmentKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Works stocks out from the history of steps, and reads those on record. */
final class StockReading {
  private static final int AT_A_TIME = 1_000;

  private StockReading() {}

  private record Standing(Stage stage, LocalDate reformedOn) {}

  /** The reformed goods in stock at a moment, as the steps that still count tell it. */
  static List<StockItem> at(DSLContext dsl, Instant moment, ZoneId zone) {
    Map<Long, Standing> standings = new HashMap<>();
    for (Record3<Long, String, OffsetDateTime> row : StepReading.inStockBefore(dsl, moment)) {
      LocalDate reformedOn = LocalDate.ofInstant(row.value3().toInstant(), zone);
      standings.put(row.value1(), new Standing(Stage.valueOf(row.value2()), reformedOn));
    }
    List<Long> ids = new ArrayList<>(standings.keySet());
    List<StockItem> items = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += AT_A_TIME) {
      List<Long> some = ids.subList(from, Math.min(from + AT_A_TIME, ids.size()));
      items.addAll(items(dsl, some, standings));
    }
    return items;
  }

  private static List<StockItem> items(
      DSLContext dsl, List<Long> ids, Map<Long, Standing> standings) {
    List<StockItem> items = new ArrayList<>();
    dsl.select(
            EQUIPMENT.ID,
            EQUIPMENT.OWNER_ID,
            EQUIPMENT.KIND,
            EQUIPMENT.PURCHASED_ON,
            EQUIPMENT.MADE_BEFORE,
            EQUIPMENT.PROTECTED_CARRIER)
        .from(EQUIPMENT)
        .where(EQUIPMENT.ID.in(ids))
        .forEach(
            row -> {
              Standing standing = standings.get(row.value1());
              EquipmentKind kind = EquipmentKind.valueOf(row.value3());
              if (standing != null) {
                items.add(
                    new StockItem(
                        row.value1(),
                        row.value2(),
                        kind,
                        standing.stage(),
                        Exclusion.of(
                                kind,
                                row.value4(),
                                row.value5(),
                                row.value6(),
                                standing.reformedOn())
                            .orElse(null)));
              }
            });
    return items;
  }

  /** The stock on record for a year, of what is now in a scope. */
  static Optional<OpeningStock> find(
      DSLContext dsl, Scope scope, int year, @Nullable Long ownerId) {
    return dsl.selectFrom(STOCK_SNAPSHOT)
        .where(STOCK_SNAPSHOT.TAKEN_FOR.eq(year))
        .fetchOptional(
            row -> {
              Map<Exclusion, Long> excluded = new EnumMap<>(Exclusion.class);
              long counted = count(dsl, scope, year, ownerId, excluded);
              return new OpeningStock(
                  row.getAsOf().toInstant(),
                  row.getTakenAt().toInstant(),
                  row.getAccountName(),
                  row.getOrigin().equals(StockStore.PERSON),
                  counted,
                  excluded);
            });
  }

  private static long count(
      DSLContext dsl,
      Scope scope,
      int year,
      @Nullable Long ownerId,
      Map<Exclusion, Long> excluded) {
    Condition owned = ownerId == null ? DSL.noCondition() : STOCK_ITEM.OWNER_ID.eq(ownerId);
    long counted = 0;
    for (var row :
        dsl.select(STOCK_ITEM.EXCLUSION, DSL.count())
            .from(STOCK_ITEM)
            .join(EQUIPMENT)
            .on(EQUIPMENT.ID.eq(STOCK_ITEM.EQUIPMENT_ID))
            .where(STOCK_ITEM.TAKEN_FOR.eq(year), scope.holdsSite(EQUIPMENT.SITE_ID), owned)
            .groupBy(STOCK_ITEM.EXCLUSION)
            .fetch()) {
      if (row.value1() == null) {
        counted = row.value2();
      } else {
        excluded.put(Exclusion.valueOf(row.value1()), row.value2().longValue());
      }
    }
    return counted;
  }
}
