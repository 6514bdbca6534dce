package fr.regain.console.device;

import static fr.regain.console.schema.Tables.CHECK_IN_STATE;
import static fr.regain.console.schema.Tables.DEVICE;
import static fr.regain.console.schema.Tables.SITE;
import static fr.regain.console.schema.Tables.STORAGE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.nullif;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import fr.regain.console.access.Scope;
import fr.regain.v1.Chassis;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads devices as lists show them. */
final class DeviceList {
  private static final List<SelectField<?>> COLUMNS =
      List.of(
          DEVICE.ID,
          DEVICE.SITE_ID,
          SITE.NAME,
          DEVICE.STATE,
          DEVICE.HOST_NAME,
          DEVICE.ENROLLED_AT,
          DEVICE.CLONED_FROM,
          DEVICE.VENDOR,
          DEVICE.MODEL,
          DEVICE.SERIAL_NUMBER,
          DEVICE.CHASSIS,
          DEVICE.PROCESSOR,
          DEVICE.MEMORY_BYTES,
          DEVICE.OPERATING_SYSTEM,
          DEVICE.MADE_AFTER,
          DEVICE.MADE_BEFORE,
          STORAGE.CAPACITY_BYTES,
          STORAGE.USED_BYTES,
          CHECK_IN_STATE.LAST_AT);

  private DeviceList() {}

  static DevicePage page(
      DSLContext dsl, Scope scope, DeviceFilter filter, DeviceSort sort, int page, int size) {
    Condition condition = scope.holdsSite(DEVICE.SITE_ID).and(condition(filter));
    long total = dsl.fetchCount(DEVICE, condition);
    List<DeviceRow> rows =
        dsl.select(COLUMNS)
            .from(DEVICE)
            .join(SITE)
            .on(SITE.ID.eq(DEVICE.SITE_ID))
            .leftJoin(CHECK_IN_STATE)
            .on(CHECK_IN_STATE.DEVICE_ID.eq(DEVICE.ID))
            .leftJoin(STORAGE)
            .on(STORAGE.DEVICE_ID.eq(DEVICE.ID))
            .where(condition)
            .orderBy(order(sort))
            .limit(size)
            .offset((page - 1L) * size)
            .fetch(DeviceList::row);
    return new DevicePage(rows, page, size, total);
  }

  static Optional<DeviceRow> find(DSLContext dsl, Scope scope, UUID id) {
    return dsl.select(COLUMNS)
        .from(DEVICE)
        .join(SITE)
        .on(SITE.ID.eq(DEVICE.SITE_ID))
        .leftJoin(CHECK_IN_STATE)
        .on(CHECK_IN_STATE.DEVICE_ID.eq(DEVICE.ID))
        .leftJoin(STORAGE)
        .on(STORAGE.DEVICE_ID.eq(DEVICE.ID))
        .where(DEVICE.ID.eq(id), scope.holdsSite(DEVICE.SITE_ID))
        .fetchOptional(DeviceList::row);
  }

  static Condition condition(DeviceFilter filter) {
    Condition condition = DSL.noCondition();
    String text = filter.text().strip();
    if (!text.isEmpty()) {
      condition =
          condition.and(
              DSL.or(
                  DEVICE.HOST_NAME.containsIgnoreCase(text),
                  DEVICE.SERIAL_NUMBER.containsIgnoreCase(text),
                  DEVICE.VENDOR.containsIgnoreCase(text),
                  DEVICE.MODEL.containsIgnoreCase(text)));
    }
    Long siteId = filter.siteId();
    if (siteId != null) {
      condition =
          condition.and(
              DEVICE.SITE_ID.in(
                  select(SITE.ID).from(SITE).where(SITE.PATH.contains("/" + siteId + "/"))));
    }
    Long ringId = filter.ringId();
    if (ringId != null) {
      condition = condition.and(DEVICE.RING_ID.eq(ringId));
    }
    if (!filter.chassis().isEmpty()) {
      condition = condition.and(chassis(filter));
    }
    DeviceState state = filter.state();
    if (state != null) {
      condition = condition.and(DEVICE.STATE.eq(state.name()));
    }
    if (filter.lowSpace()) {
      condition =
          condition.and(
              exists(
                  selectOne()
                      .from(STORAGE)
                      .where(STORAGE.DEVICE_ID.eq(DEVICE.ID), STORAGE.LOW_SPACE.isTrue())));
    }
    Instant silentSince = filter.silentSince();
    if (silentSince != null) {
      OffsetDateTime since = silentSince.atOffset(ZoneOffset.UTC);
      condition =
          condition.and(
              notExists(
                  selectOne()
                      .from(CHECK_IN_STATE)
                      .where(
                          CHECK_IN_STATE.DEVICE_ID.eq(DEVICE.ID),
                          CHECK_IN_STATE.LAST_AT.ge(since))));
    }
    return condition;
  }

  private static Condition chassis(DeviceFilter filter) {
    Condition known = DEVICE.CHASSIS.in(filter.chassis().stream().map(Chassis::name).toList());
    return filter.chassis().contains(Chassis.CHASSIS_UNSPECIFIED)
        ? known.or(DEVICE.CHASSIS.isNull())
        : known;
  }

  private static List<OrderField<?>> order(DeviceSort sort) {
    List<Field<?>> keys =
        switch (sort.key()) {
          case HOST_NAME -> List.of(lower(DEVICE.HOST_NAME));
          case MODEL -> List.of(lower(DEVICE.VENDOR), lower(DEVICE.MODEL));
          case USED_SHARE ->
              List.of(
                  STORAGE
                      .USED_BYTES
                      .cast(Double.class)
                      .div(nullif(STORAGE.CAPACITY_BYTES, DSL.inline(0L))));
          case AGE -> List.of(coalesce(DEVICE.MADE_AFTER, DEVICE.MADE_BEFORE));
          case LAST_CHECK_IN -> List.of(CHECK_IN_STATE.LAST_AT);
        };
    // The newest device is the one made last.
    boolean descending = sort.descending() != (sort.key() == DeviceSort.Key.AGE);
    List<OrderField<?>> order = new ArrayList<>();
    for (Field<?> key : keys) {
      SortField<?> field = descending ? key.desc() : key.asc();
      order.add(field.nullsLast());
    }
    order.add(DEVICE.ID);
    return order;
  }

  private static DeviceRow row(Record row) {
    return new DeviceRow(
        row.get(DEVICE.ID),
        row.get(DEVICE.SITE_ID),
        row.get(SITE.NAME),
        DeviceState.valueOf(row.get(DEVICE.STATE)),
        row.get(DEVICE.HOST_NAME),
        row.get(DEVICE.ENROLLED_AT).toInstant(),
        row.get(DEVICE.CLONED_FROM),
        row.get(DEVICE.VENDOR),
        row.get(DEVICE.MODEL),
        row.get(DEVICE.SERIAL_NUMBER),
        chassis(row.get(DEVICE.CHASSIS)),
        row.get(DEVICE.PROCESSOR),
        row.get(DEVICE.MEMORY_BYTES),
        row.get(DEVICE.OPERATING_SYSTEM),
        row.get(DEVICE.MADE_AFTER),
        row.get(DEVICE.MADE_BEFORE),
        row.get(STORAGE.CAPACITY_BYTES),
        row.get(STORAGE.USED_BYTES),
        instant(row.get(CHECK_IN_STATE.LAST_AT)));
  }

  private static Chassis chassis(@Nullable String name) {
    return name == null ? Chassis.CHASSIS_UNSPECIFIED : Chassis.valueOf(name);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
