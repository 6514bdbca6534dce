package fr.regain.console.roadmap;

import static fr.regain.console.schema.Tables.ROAD_MAP;
import static fr.regain.console.schema.Tables.ROAD_MAP_YEAR;

import fr.regain.console.report.Method;
import fr.regain.console.schema.tables.records.RoadMapRecord;
import fr.regain.console.schema.tables.records.RoadMapYearRecord;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The tables {@code road_map} and {@code road_map_year}. */
final class YearStore {
  private YearStore() {}

  static Aim aim(DSLContext dsl, long siteId) {
    return dsl.selectFrom(ROAD_MAP)
        .where(ROAD_MAP.SITE_ID.eq(siteId))
        .fetchOptional(
            row ->
                new Aim(
                    row.getBaseYear(),
                    row.getTargetYear(),
                    row.getReductionPercent(),
                    row.getVersion()))
        .orElse(Aim.USUAL);
  }

  /** Whether the aim was still at its version, and is changed. */
  static boolean putAim(DSLContext dsl, long siteId, Aim aim) {
    RoadMapRecord row = new RoadMapRecord();
    row.setBaseYear(aim.baseYear());
    row.setTargetYear(aim.targetYear());
    row.setReductionPercent(aim.reductionPercent());
    row.setVersion(aim.version() + 1);
    if (aim.version() == 0) {
      row.setSiteId(siteId);
      return dsl.insertInto(ROAD_MAP).set(row).onConflictDoNothing().execute() == 1;
    }
    return dsl.update(ROAD_MAP)
            .set(row)
            .where(ROAD_MAP.SITE_ID.eq(siteId), ROAD_MAP.VERSION.eq(aim.version()))
            .execute()
        == 1;
  }

  /** The figures of a site, the first year first. */
  static List<YearFigure> figures(DSLContext dsl, long siteId) {
    return dsl.selectFrom(ROAD_MAP_YEAR)
        .where(ROAD_MAP_YEAR.SITE_ID.eq(siteId))
        .orderBy(ROAD_MAP_YEAR.CALENDAR_YEAR)
        .fetch(YearStore::figure);
  }

  private static YearFigure figure(RoadMapYearRecord row) {
    return new YearFigure(
        row.getCalendarYear(),
        row.getKilograms(),
        range(row.getLowKilograms(), row.getHighKilograms()),
        Method.valueOf(row.getMethod()),
        row.getSource(),
        row.getPerimeter(),
        row.getVersion());
  }

  /** The range between two ends that are kept together. */
  static @Nullable Range range(@Nullable Long low, @Nullable Long high) {
    return low == null || high == null ? null : new Range(low, high);
  }

  /** Whether the figure was still at its version, and is changed. */
  static boolean put(DSLContext dsl, long siteId, YearFigure figure) {
    RoadMapYearRecord row = new RoadMapYearRecord();
    row.setKilograms(figure.kilograms());
    Range range = figure.range();
    row.setLowKilograms(range == null ? null : range.low());
    row.setHighKilograms(range == null ? null : range.high());
    row.setMethod(figure.method().name());
    row.setSource(figure.source());
    row.setPerimeter(figure.perimeter());
    row.setVersion(figure.version() + 1);
    if (figure.version() == 0) {
      row.setSiteId(siteId);
      row.setCalendarYear(figure.year());
      return dsl.insertInto(ROAD_MAP_YEAR).set(row).onConflictDoNothing().execute() == 1;
    }
    return dsl.update(ROAD_MAP_YEAR)
            .set(row)
            .where(
                ROAD_MAP_YEAR.SITE_ID.eq(siteId),
                ROAD_MAP_YEAR.CALENDAR_YEAR.eq(figure.year()),
                ROAD_MAP_YEAR.VERSION.eq(figure.version()))
            .execute()
        == 1;
  }

  /** Whether the figure was still at that version, and is gone. */
  static boolean remove(DSLContext dsl, long siteId, int year, long version) {
    return dsl.deleteFrom(ROAD_MAP_YEAR)
            .where(
                ROAD_MAP_YEAR.SITE_ID.eq(siteId),
                ROAD_MAP_YEAR.CALENDAR_YEAR.eq(year),
                ROAD_MAP_YEAR.VERSION.eq(version))
            .execute()
        == 1;
  }
}
