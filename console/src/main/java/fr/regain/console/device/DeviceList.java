package fr.regain.console.device;

import static fr.regain.console.schema.Tables.CHECK_IN_STATE;
import static fr.regain.console.schema.Tables.DEVICE;
import static fr.regain.console.schema.Tables.RING;
import static fr.regain.console.schema.Tables.SITE;
import static fr.regain.console.schema.Tables.STORAGE;
import static org.jooq.impl.DSL.any;

import fr.regain.console.access.Scope;
import fr.regain.console.platform.paging.Count;
import fr.regain.console.platform.paging.CountedSlice;
import fr.regain.console.platform.paging.Cursor;
import fr.regain.console.platform.paging.Keyset;
import fr.regain.console.platform.paging.Slice;
import fr.regain.console.platform.paging.Sort;
import fr.regain.v1.Chassis;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.SelectOnConditionStep;
import org.jspecify.annotations.Nullable;

/** Reads devices as lists show them. */
final class DeviceList {
  private static final List<SelectField<?>> COLUMNS =
      List.of(
          DEVICE.ID,
          DEVICE.SITE_ID,
          SITE.NAME,
          RING.NAME,
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
          CHECK_IN_STATE.LAST_AT,
          DEVICE.AGENT_VERSION);

  // Up to this many devices are found first and put in order then.
  private static final int MOST_GATHERED = 5_000;

  private DeviceList() {}

  static CountedSlice<DeviceRow> page(
      DSLContext dsl,
      Scope scope,
      DeviceFilter filter,
      Sort<DeviceSort> sort,
      @Nullable Cursor at,
      int size) {
    Optional<List<UUID>> named = DeviceConditions.named(dsl, filter, MOST_GATHERED);
    Count count = count(dsl, scope, filter, named);
    Condition where =
        named
            .map(found -> DeviceConditions.among(dsl, found, scope, filter))
            .orElseGet(
                () ->
                    filter.text().isEmpty() && count.rows() <= MOST_GATHERED
                        ? DeviceConditions.gathering(scope, filter)
                        : DeviceConditions.walking(scope, filter));
    Slice<UUID> ids = order(sort).page(dsl, DEVICE, where, at, size);
    return new CountedSlice<>(ids.map(shown -> rows(dsl, shown)), count);
  }

  static Count count(DSLContext dsl, Scope scope, DeviceFilter filter) {
    return count(dsl, scope, filter, DeviceConditions.named(dsl, filter, MOST_GATHERED));
  }

  private static Count count(
      DSLContext dsl, Scope scope, DeviceFilter filter, Optional<List<UUID>> named) {
    Condition where =
        named
            .map(found -> DeviceConditions.among(dsl, found, scope, filter))
            .orElseGet(() -> DeviceConditions.counting(scope, filter));
    return Count.of(dsl, DEVICE, where);
  }

  private static List<DeviceRow> rows(DSLContext dsl, List<UUID> ids) {
    Map<UUID, DeviceRow> rows =
        select(dsl)
            .where(DEVICE.ID.eq(any(ids.toArray(UUID[]::new))))
            .fetchMap(DEVICE.ID, DeviceList::row);
    return ids.stream().map(rows::get).filter(Objects::nonNull).toList();
  }

  private static SelectOnConditionStep<Record> select(DSLContext dsl) {
    return dsl.select(COLUMNS)
        .from(DEVICE)
        .join(SITE)
        .on(SITE.ID.eq(DEVICE.SITE_ID))
        .leftJoin(RING)
        .on(RING.ID.eq(DEVICE.RING_ID))
        .leftJoin(CHECK_IN_STATE)
        .on(CHECK_IN_STATE.PLACE.eq(DEVICE.PLACE))
        .leftJoin(STORAGE)
        .on(STORAGE.PLACE.eq(DEVICE.PLACE));
  }

  static Optional<DeviceRow> find(DSLContext dsl, Scope scope, UUID id) {
    return select(dsl)
        .where(DEVICE.ID.eq(id), scope.holdsSite(DEVICE.SITE_ID))
        .fetchOptional(DeviceList::row);
  }

  private static Keyset<?, UUID> order(Sort<DeviceSort> sort) {
    return switch (sort.key()) {
      case HOST_NAME -> new Keyset<>(DEVICE.SORT_NAME, DEVICE.ID, sort.descending());
      case MODEL -> new Keyset<>(DEVICE.SORT_MODEL, DEVICE.ID, sort.descending());
      case USED_SHARE -> new Keyset<>(DEVICE.USED_PERMILLE, DEVICE.ID, sort.descending());
      // The newest device is the one made last.
      case AGE -> new Keyset<>(DEVICE.MADE_ON, DEVICE.ID, !sort.descending());
      case LAST_CHECK_IN -> new Keyset<>(DEVICE.CONTACT_ON, DEVICE.ID, sort.descending());
    };
  }

  private static DeviceRow row(Record row) {
    return new DeviceRow(
        row.get(DEVICE.ID),
        row.get(DEVICE.SITE_ID),
        row.get(SITE.NAME),
        row.get(RING.NAME),
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
        instant(row.get(CHECK_IN_STATE.LAST_AT)),
        row.get(DEVICE.AGENT_VERSION));
  }

  private static Chassis chassis(@Nullable String name) {
    return name == null ? Chassis.CHASSIS_UNSPECIFIED : Chassis.valueOf(name);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
