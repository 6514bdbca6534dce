package fr.regain.console.eligibility;

import static fr.regain.console.schema.Tables.DEVICE;
import static fr.regain.console.schema.Tables.ELIGIBILITY;
import static fr.regain.console.schema.Tables.EQUIPMENT;
import static fr.regain.console.schema.Tables.OWNER;
import static fr.regain.console.schema.Tables.SITE;
import static org.jooq.impl.DSL.bitAnd;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.select;

import fr.regain.console.access.Scope;
import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.equipment.Made;
import fr.regain.console.equipment.ShortId;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Reads the table {@code eligibility}, and what lists show beside it. */
final class EligibilityReader {
  private EligibilityReader() {}

  static EligibilityPage page(
      DSLContext dsl,
      Scope scope,
      EligibilityFilter filter,
      EligibilitySort sort,
      int page,
      int size,
      LocalDate today) {
    Map<Route, Long> routes = routes(dsl, scope, filter.withRoute(null), today);
    Route route = filter.route();
    long total =
        route == null
            ? routes.values().stream().mapToLong(Long::longValue).sum()
            : routes.getOrDefault(route, 0L);
    List<Long> ids =
        dsl.select(ELIGIBILITY.EQUIPMENT_ID)
            .from(ELIGIBILITY)
            .where(condition(scope, filter, today))
            .orderBy(order(sort))
            .limit(size)
            .offset((page - 1L) * size)
            .fetch(ELIGIBILITY.EQUIPMENT_ID);
    return new EligibilityPage(
        total == 0 ? List.of() : rows(dsl, scope, ids, sort), page, size, total, routes);
  }

  private static Map<Route, Long> routes(
      DSLContext dsl, Scope scope, EligibilityFilter filter, LocalDate today) {
    Map<Route, Long> routes = new EnumMap<>(Route.class);
    dsl.select(ELIGIBILITY.ROUTE, count())
        .from(ELIGIBILITY)
        .where(condition(scope, filter, today))
        .groupBy(ELIGIBILITY.ROUTE)
        .forEach(row -> routes.put(Route.valueOf(row.value1()), row.value2().longValue()));
    return routes;
  }

  private static Condition condition(Scope scope, EligibilityFilter filter, LocalDate today) {
    Condition condition = scope.holdsSite(ELIGIBILITY.SITE_ID);
    Route route = filter.route();
    if (route != null) {
      condition = condition.and(ELIGIBILITY.ROUTE.eq(route.name()));
    }
    Long siteId = filter.siteId();
    if (siteId != null) {
      condition =
          condition.and(
              ELIGIBILITY.SITE_ID.in(
                  select(SITE.ID).from(SITE).where(SITE.PATH.contains("/" + siteId + "/"))));
    }
    EquipmentKind kind = filter.kind();
    if (kind != null) {
      condition = condition.and(ELIGIBILITY.KIND.eq(kind.name()));
    }
    Long ownerId = filter.ownerId();
    if (ownerId != null) {
      condition =
          condition.and(
              ownerId == 0 ? ELIGIBILITY.OWNER_ID.isNull() : ELIGIBILITY.OWNER_ID.eq(ownerId));
    }
    AgeBand band = filter.band();
    if (band != null) {
      condition = condition.and(band(band, today));
    }
    ReasonCode reason = filter.reason();
    if (reason != null) {
      condition = condition.and(bitAnd(ELIGIBILITY.REASONS, DSL.inline(reason.bit())).ne(0L));
    }
    String text = filter.text().strip();
    return text.isEmpty() ? condition : condition.and(text(text));
  }

  private static Condition text(String text) {
    Condition found =
        DSL.or(
            EQUIPMENT.SERIAL_NUMBER.containsIgnoreCase(text),
            EQUIPMENT.INVENTORY_NUMBER.containsIgnoreCase(text),
            EQUIPMENT.VENDOR.containsIgnoreCase(text),
            EQUIPMENT.MODEL.containsIgnoreCase(text),
            EQUIPMENT.DEVICE_ID.in(
                select(DEVICE.ID).from(DEVICE).where(DEVICE.HOST_NAME.containsIgnoreCase(text))));
    Condition labelled =
        ShortId.parse(text).map(id -> EQUIPMENT.SHORT_ID.eq(id.text()).or(found)).orElse(found);
    return ELIGIBILITY.EQUIPMENT_ID.in(select(EQUIPMENT.ID).from(EQUIPMENT).where(labelled));
  }

  private static Condition band(AgeBand band, LocalDate today) {
    LocalDate five = today.minusYears(5);
    LocalDate ten = today.minusYears(Criteria.LEGAL_LIMIT);
    Condition young = ELIGIBILITY.MADE_AFTER.gt(five);
    Condition old = ELIGIBILITY.MADE_BEFORE.le(five).and(ELIGIBILITY.MADE_AFTER.gt(ten));
    Condition past = ELIGIBILITY.MADE_BEFORE.le(ten);
    return switch (band) {
      case YOUNG -> young;
      case OLD -> old;
      case PAST -> past;
      // A comparison with what is not known is neither true nor false.
      case OPEN ->
          DSL.not(DSL.coalesce(DSL.field(young), DSL.inline(false)).isTrue())
              .and(DSL.not(DSL.coalesce(DSL.field(old), DSL.inline(false)).isTrue()))
              .and(DSL.not(DSL.coalesce(DSL.field(past), DSL.inline(false)).isTrue()));
    };
  }

  private static List<OrderField<?>> order(EligibilitySort sort) {
    return switch (sort) {
      case OLDEST -> List.of(ELIGIBILITY.MADE_ORDER.asc(), ELIGIBILITY.EQUIPMENT_ID.asc());
      case YOUNGEST -> List.of(ELIGIBILITY.MADE_ORDER.desc(), ELIGIBILITY.EQUIPMENT_ID.desc());
      case LEAVES_FIRST -> List.of(ELIGIBILITY.STAYS_ORDER.asc(), ELIGIBILITY.EQUIPMENT_ID.asc());
    };
  }

  // The copy of the site in the list's own table may be a minute old: the piece's own one decides.
  private static List<EligibilityRow> rows(
      DSLContext dsl, Scope scope, List<Long> ids, EligibilitySort sort) {
    return dsl.select(
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
        .orderBy(order(sort))
        .fetch(EligibilityReader::row);
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
