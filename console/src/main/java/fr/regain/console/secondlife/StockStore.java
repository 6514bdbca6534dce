package fr.regain.console.secondlife;

import static fr.regain.console.schema.Tables.STOCK_ITEM;
import static fr.regain.console.schema.Tables.STOCK_SNAPSHOT;

import fr.regain.console.schema.tables.records.StockItemRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/** The tables {@code stock_snapshot} and {@code stock_item}. */
final class StockStore {
  static final String CALENDAR = "CALENDAR";
  static final String PERSON = "PERSON";

  private StockStore() {}

  static boolean has(DSLContext dsl, int year) {
    return dsl.fetchExists(STOCK_SNAPSHOT, STOCK_SNAPSHOT.TAKEN_FOR.eq(year));
  }

  /** Puts a stock on record; false: that of the year is there already, and stays. */
  static boolean insert(
      DSLContext dsl,
      int year,
      Instant asOf,
      Instant takenAt,
      String origin,
      String by,
      List<StockItem> items) {
    int inserted =
        dsl.insertInto(STOCK_SNAPSHOT)
            .set(STOCK_SNAPSHOT.TAKEN_FOR, year)
            .set(STOCK_SNAPSHOT.AS_OF, StepStore.time(asOf))
            .set(STOCK_SNAPSHOT.TAKEN_AT, StepStore.time(takenAt))
            .set(STOCK_SNAPSHOT.ORIGIN, origin)
            .set(STOCK_SNAPSHOT.ACCOUNT_NAME, by)
            .onConflictDoNothing()
            .execute();
    if (inserted == 0) {
      return false;
    }
    List<StockItemRecord> rows = new ArrayList<>();
    for (StockItem item : items) {
      StockItemRecord row = dsl.newRecord(STOCK_ITEM);
      row.setTakenFor(year);
      row.setEquipmentId(item.equipmentId());
      row.setOwnerId(item.ownerId());
      row.setKind(item.kind().name());
      row.setStage(item.stage().name());
      Exclusion exclusion = item.exclusion();
      row.setExclusion(exclusion == null ? null : exclusion.name());
      rows.add(row);
    }
    dsl.batchInsert(rows).execute();
    return true;
  }
}
