package fr.regain.console.device;

import static fr.regain.console.schema.Tables.DEVICE;
import static fr.regain.console.schema.Tables.INVENTORY;

import com.google.protobuf.InvalidProtocolBufferException;
import fr.regain.console.schema.tables.records.InventoryRecord;
import fr.regain.v1.Chassis;
import fr.regain.v1.Inventory;
import fr.regain.v1.OperatingSystem;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code inventory}, and the columns of {@code device} that repeat it for lists.
 *
 * <p>Each statement runs once as a batch over all readings, because this is the console's busiest
 * path. Rows are touched in the order of the devices' ids, so that two transactions never wait for
 * each other.
 */
final class InventoryStore {
  private InventoryStore() {}

  static void put(DSLContext dsl, Collection<InventoryReading> readings) {
    Map<UUID, InventoryReading> latest = new TreeMap<>();
    readings.forEach(reading -> latest.put(reading.deviceId(), reading));
    if (latest.isEmpty()) {
      return;
    }
    BatchBindStep update =
        dsl.batch(
            dsl.update(INVENTORY)
                .set(INVENTORY.DIGEST, "")
                .set(INVENTORY.RECEIVED_AT, (OffsetDateTime) null)
                .set(INVENTORY.BODY, new byte[0])
                .where(INVENTORY.DEVICE_ID.eq((UUID) null)));
    for (InventoryReading reading : latest.values()) {
      update =
          update.bind(
              reading.digest(),
              time(reading.receivedAt()),
              reading.inventory().toByteArray(),
              reading.deviceId());
    }
    List<InventoryReading> missing = missing(update.execute(), latest.values());
    if (!missing.isEmpty()) {
      dsl.batchInsert(missing.stream().map(InventoryStore::inventoryRow).toList()).execute();
    }
    for (InventoryReading reading : latest.values()) {
      putColumns(dsl, reading.deviceId(), reading.inventory());
    }
  }

  private static InventoryRecord inventoryRow(InventoryReading reading) {
    return new InventoryRecord(
        reading.deviceId(),
        reading.digest(),
        time(reading.receivedAt()),
        reading.inventory().toByteArray());
  }

  private static void putColumns(DSLContext dsl, UUID id, Inventory inventory) {
    String hostName = text(inventory.getHostName());
    dsl.update(DEVICE)
        .set(
            DEVICE.HOST_NAME, hostName == null ? DEVICE.HOST_NAME : org.jooq.impl.DSL.val(hostName))
        .set(DEVICE.VENDOR, text(inventory.getVendor()))
        .set(DEVICE.MODEL, text(inventory.getModel()))
        .set(DEVICE.SERIAL_NUMBER, text(inventory.getSerialNumber()))
        .set(DEVICE.CHASSIS, chassis(inventory.getChassis()))
        .set(DEVICE.PROCESSOR, text(inventory.getProcessor().getName()))
        .set(
            DEVICE.MEMORY_BYTES, inventory.getMemoryBytes() > 0 ? inventory.getMemoryBytes() : null)
        .set(DEVICE.OPERATING_SYSTEM, operatingSystem(inventory.getOperatingSystem()))
        .set(DEVICE.MADE_AFTER, ReportedText.day(inventory.getAge().getEarliest()))
        .set(DEVICE.MADE_BEFORE, ReportedText.day(inventory.getAge().getLatest()))
        .where(DEVICE.ID.eq(id))
        .execute();
    ListedColumns.refresh(dsl, id);
  }

  private static @Nullable String text(String reported) {
    return ReportedText.orAbsent(reported, ReportedText.WIDTH);
  }

  private static @Nullable String chassis(Chassis chassis) {
    return chassis == Chassis.CHASSIS_UNSPECIFIED || chassis == Chassis.UNRECOGNIZED
        ? null
        : chassis.name();
  }

  private static @Nullable String operatingSystem(OperatingSystem system) {
    return text(system.getName() + " " + system.getVersion());
  }

  private static <T> List<T> missing(int[] updated, Collection<T> rows) {
    List<T> missing = new ArrayList<>();
    int index = 0;
    for (T row : rows) {
      if (updated[index++] == 0) {
        missing.add(row);
      }
    }
    return missing;
  }

  // What every database of ours keeps exactly, so that equal moments compare as equal.
  private static OffsetDateTime time(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
  }

  static @Nullable InventoryRecord find(DSLContext dsl, UUID id) {
    return dsl.selectFrom(INVENTORY).where(INVENTORY.DEVICE_ID.eq(id)).fetchOne();
  }

  static Inventory parsed(InventoryRecord row) {
    try {
      return Inventory.parseFrom(row.getBody());
    } catch (InvalidProtocolBufferException damaged) {
      throw new IllegalStateException("The inventory on record of " + row.getDeviceId(), damaged);
    }
  }
}
