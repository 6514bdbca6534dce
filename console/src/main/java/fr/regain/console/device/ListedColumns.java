package fr.regain.console.device;

import static fr.regain.console.schema.Tables.DEVICE;

import fr.regain.console.platform.PlainSql;
import fr.regain.console.platform.SearchText;
import fr.regain.console.schema.tables.records.StorageRecord;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The columns of {@code device} that lists order, narrow and search by. They repeat what others
 * say, in a form that an index can use.
 */
final class ListedColumns {
  // As wide as the columns, which an index of PostgreSQL must hold whole whatever their letters.
  private static final int SEARCH_WIDTH = 500;
  private static final int SORT_WIDTH = 300;

  private ListedColumns() {}

  /** Writes again what follows from a device's name and inventory. */
  static void refresh(DSLContext dsl, UUID id) {
    dsl.select(
            DEVICE.HOST_NAME,
            DEVICE.SERIAL_NUMBER,
            DEVICE.VENDOR,
            DEVICE.MODEL,
            DEVICE.MADE_AFTER,
            DEVICE.MADE_BEFORE)
        .from(DEVICE)
        .where(DEVICE.ID.eq(id))
        .fetchOptional()
        .ifPresent(
            row -> {
              LocalDate after = row.value5();
              dsl.update(DEVICE)
                  .set(
                      DEVICE.SORT_NAME,
                      cut(row.value1().toLowerCase(Locale.ROOT), ReportedText.WIDTH))
                  .set(DEVICE.SORT_MODEL, sortModel(row.value3(), row.value4()))
                  .set(DEVICE.MADE_ON, after == null ? row.value6() : after)
                  .set(
                      DEVICE.SEARCH,
                      SearchText.of(
                          SEARCH_WIDTH, row.value1(), row.value2(), row.value3(), row.value4()))
                  .where(DEVICE.ID.eq(id))
                  .execute();
            });
  }

  private static @Nullable String sortModel(@Nullable String vendor, @Nullable String model) {
    String name =
        (Objects.toString(vendor, "") + " " + Objects.toString(model, "")).toLowerCase(Locale.ROOT);
    return vendor == null && model == null ? null : cut(name, SORT_WIDTH);
  }

  private static String cut(String text, int width) {
    return text.substring(0, Math.min(text.length(), width));
  }

  /** Notes how full devices are. */
  static void putSpace(DSLContext dsl, List<StorageRecord> readings) {
    PlainSql.change(
        dsl,
        "update device set used_permille = ?, low_space = ? where place = ?",
        readings.stream().map(ListedColumns::space).toList());
  }

  private static Object[] space(StorageRecord reading) {
    UsedSpace space = UsedSpace.of(reading);
    return new Object[] {space.permille(), space.low(), reading.getPlace()};
  }
}
