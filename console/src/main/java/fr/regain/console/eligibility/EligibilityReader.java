package fr.regain.console.eligibility;

import static fr.regain.console.schema.Tables.DEVICE;
import static fr.regain.console.schema.Tables.ELIGIBILITY;
import static fr.regain.console.schema.Tables.EQUIPMENT;
import static fr.regain.console.schema.Tables.OWNER;
import static fr.regain.console.schema.Tables.SITE;

import fr.regain.console.access.Scope;
import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.equipment.Made;
import fr.regain.console.equipment.ShortId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads the table {@code eligibility}, and what lists show beside it. */
final class EligibilityReader {
  private EligibilityReader() {}

  /**
   * The sites that a list may show.
   *
   * @param siteId and below it only; null: all of the scope
   * @return null: everywhere
   */
  static @Nullable Set<Long> sites(DSLContext dsl, Scope scope, @Nullable Long siteId) {
    if (scope.isEverywhere() && siteId == null) {
      return null;
    }
    return dsl.select(SITE.ID)
        .from(SITE)
        .where(
            scope.holds(SITE.PATH),
            siteId == null ? DSL.noCondition() : SITE.PATH.contains("/" + siteId + "/"))
        .fetchSet(SITE.ID);
  }

  /**
   * Rows of those numbers that are in the scope, in the order of the numbers. The copy of the site
   * in the list's own table may be a minute old: the piece's own one decides.
   */
  static List<EligibilityRow> rows(DSLContext dsl, Scope scope, List<Long> ids) {
    Map<Long, EligibilityRow> rows =
        dsl.select(
                EQUIPMENT.ID,
                EQUIPMENT.SHORT_ID,
                EQUIPMENT.DEVICE_ID,
                DEVICE.HOST_NAME,
                EQUIPMENT.VENDOR,
                EQUIPMENT.MODEL,
                EQUIPMENT.SERIAL_NUMBER,
                SITE.NAME,
                OWNER.NAME,
                EQUIPMENT.KIND,
                ELIGIBILITY.MADE_AFTER,
                ELIGIBILITY.MADE_BEFORE,
                ELIGIBILITY.ROUTE,
                ELIGIBILITY.POSSIBLE,
                ELIGIBILITY.REASONS,
                ELIGIBILITY.STAYS_UNTIL)
            .from(ELIGIBILITY)
            .join(EQUIPMENT)
            .on(EQUIPMENT.ID.eq(ELIGIBILITY.EQUIPMENT_ID))
            .join(SITE)
            .on(SITE.ID.eq(EQUIPMENT.SITE_ID))
            .leftJoin(OWNER)
            .on(OWNER.ID.eq(EQUIPMENT.OWNER_ID))
            .leftJoin(DEVICE)
            .on(DEVICE.ID.eq(EQUIPMENT.DEVICE_ID))
            .where(ELIGIBILITY.EQUIPMENT_ID.in(ids), scope.holdsSite(EQUIPMENT.SITE_ID))
            .fetchMap(EQUIPMENT.ID, EligibilityReader::row);
    return ids.stream().map(rows::get).filter(Objects::nonNull).toList();
  }

  private static EligibilityRow row(Record row) {
    return new EligibilityRow(
        new ShortId(row.get(EQUIPMENT.SHORT_ID)),
        row.get(EQUIPMENT.DEVICE_ID),
        row.get(DEVICE.HOST_NAME),
        row.get(EQUIPMENT.VENDOR),
        row.get(EQUIPMENT.MODEL),
        row.get(EQUIPMENT.SERIAL_NUMBER),
        row.get(SITE.NAME),
        row.get(OWNER.NAME),
        EquipmentKind.valueOf(row.get(EQUIPMENT.KIND)),
        new Made(row.get(ELIGIBILITY.MADE_AFTER), row.get(ELIGIBILITY.MADE_BEFORE)),
        Route.valueOf(row.get(ELIGIBILITY.ROUTE)),
        Route.ofBits(row.get(ELIGIBILITY.POSSIBLE)),
        reasons(row.get(ELIGIBILITY.REASONS)),
        row.get(ELIGIBILITY.STAYS_UNTIL));
  }

  private static Set<ReasonCode> reasons(long bits) {
    Set<ReasonCode> reasons = EnumSet.noneOf(ReasonCode.class);
    Arrays.stream(ReasonCode.values())
        .filter(code -> (bits & code.bit()) != 0)
        .forEach(reasons::add);
    return reasons;
  }
}
