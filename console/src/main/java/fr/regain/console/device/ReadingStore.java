package fr.regain.console.device;

import static fr.regain.console.schema.Tables.DEVICE;
import static fr.regain.console.schema.Tables.INVENTORY;
import static fr.regain.console.schema.Tables.VOLUME;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.count;

import com.google.protobuf.InvalidProtocolBufferException;
import fr.regain.console.schema.tables.records.InventoryRecord;
import fr.regain.v1.Chassis;
import fr.regain.v1.Inventory;
import fr.regain.v1.OperatingSystem;
import fr.regain.v1.Volume;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What devices read of themselves: the tables {@code inventory} and {@code volume}, and the columns
 * of {@code device} that repeat them for lists.
 *
 * <p>Each statement runs once as a batch over all readings, because this is the console's busiest
 * path. Rows are touched in the order of the devices' ids, so that two transactions never wait for
 * each other.
 */
final class ReadingStore {
  // 128 PiB: no volume of a workstation, and 64 of them still add up without overflow.
  private static final long IMPLAUSIBLE_BYTES = 1L << 57;

  private ReadingStore() {}

  static void putInventories(DSLContext dsl, Collection<InventoryReading> readings) {
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
      dsl.batchInsert(missing.stream().map(ReadingStore::inventoryRow).toList()).execute();
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
        .set(DEVICE.MADE_AFTER, date(inventory.getAge().getEarliest()))
        .set(DEVICE.MADE_BEFORE, date(inventory.getAge().getLatest()))
        .where(DEVICE.ID.eq(id))
        .execute();
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

  private static @Nullable LocalDate date(String reported) {
    if (reported.length() != "2026-11-21".length()) {
      return null;
    }
    try {
      return LocalDate.parse(reported);
    } catch (DateTimeParseException malformed) {
      // What cannot be read is absent.
      return null;
    }
  }

  static void putVolumes(DSLContext dsl, Collection<VolumesReading> readings) {
    Map<UUID, VolumesReading> latest = new TreeMap<>();
    readings.forEach(reading -> latest.put(reading.deviceId(), reading));
    if (latest.isEmpty()) {
      return;
    }
    List<VolumeRow> rows = new ArrayList<>();
    latest.values().forEach(reading -> rows.addAll(rows(reading)));
    if (!rows.isEmpty()) {
      upsert(dsl, rows);
    }
    removeGone(dsl, latest, rows);
    putSums(dsl, latest.values(), rows);
  }

  private record VolumeRow(UUID deviceId, Volume volume, OffsetDateTime sampledAt) {}

  private static Collection<VolumeRow> rows(VolumesReading reading) {
    SequencedMap<String, VolumeRow> rows = new LinkedHashMap<>();
    for (Volume volume : reading.volumes()) {
      String id = ReportedText.orEmpty(volume.getId(), ReportedText.WIDTH);
      if (isPlausible(volume)) {
        rows.putIfAbsent(id, new VolumeRow(reading.deviceId(), volume, time(reading.sampledAt())));
      }
    }
    return rows.values();
  }

  // A figure that contradicts itself is not shown. Amounts above 2^63 arrive as negative numbers.
  private static boolean isPlausible(Volume volume) {
    return volume.getCapacityBytes() > 0
        && volume.getCapacityBytes() < IMPLAUSIBLE_BYTES
        && isPart(volume.getUsedBytes(), volume.getCapacityBytes())
        && isPart(volume.getAvailableBytes(), volume.getCapacityBytes());
  }

  private static boolean isPart(long part, long whole) {
    return 0 <= part && part <= whole;
  }

  private static void upsert(DSLContext dsl, List<VolumeRow> rows) {
    BatchBindStep update =
        dsl.batch(
            dsl.update(VOLUME)
                .set(VOLUME.MOUNT_POINT, "")
                .set(VOLUME.LABEL, "")
                .set(VOLUME.FILE_SYSTEM, "")
                .set(VOLUME.CAPACITY_BYTES, 0L)
                .set(VOLUME.USED_BYTES, 0L)
                .set(VOLUME.AVAILABLE_BYTES, 0L)
                .set(VOLUME.SYSTEM_VOLUME, false)
                .set(VOLUME.SAMPLED_AT, (OffsetDateTime) null)
                .where(VOLUME.DEVICE_ID.eq((UUID) null), VOLUME.ID.eq("")));
    for (VolumeRow row : rows) {
      update = update.bind(values(row));
    }
    List<VolumeRow> missing = missing(update.execute(), rows);
    if (missing.isEmpty()) {
      return;
    }
    BatchBindStep insert =
        dsl.batch(
            dsl.insertInto(
                    VOLUME,
                    VOLUME.MOUNT_POINT,
                    VOLUME.LABEL,
                    VOLUME.FILE_SYSTEM,
                    VOLUME.CAPACITY_BYTES,
                    VOLUME.USED_BYTES,
                    VOLUME.AVAILABLE_BYTES,
                    VOLUME.SYSTEM_VOLUME,
                    VOLUME.SAMPLED_AT,
                    VOLUME.DEVICE_ID,
                    VOLUME.ID)
                .values("", "", "", 0L, 0L, 0L, false, null, null, ""));
    for (VolumeRow row : missing) {
      insert = insert.bind(values(row));
    }
    insert.execute();
  }

  private static @Nullable Object[] values(VolumeRow row) {
    Volume volume = row.volume();
    return new @Nullable Object[] {
      ReportedText.orEmpty(volume.getMountPoint(), ReportedText.WIDTH),
      ReportedText.orAbsent(volume.getLabel(), ReportedText.WIDTH),
      ReportedText.orEmpty(volume.getFileSystem(), 64),
      volume.getCapacityBytes(),
      volume.getUsedBytes(),
      volume.getAvailableBytes(),
      volume.getSystem(),
      row.sampledAt(),
      row.deviceId(),
      ReportedText.orEmpty(volume.getId(), ReportedText.WIDTH)
    };
  }

  // Volumes are seldom removed: one query tells which devices have more of them than they read.
  private static void removeGone(
      DSLContext dsl, Map<UUID, VolumesReading> readings, List<VolumeRow> rows) {
    Map<UUID, Long> read =
        rows.stream().collect(Collectors.groupingBy(VolumeRow::deviceId, Collectors.counting()));
    Map<UUID, Integer> held =
        dsl.select(VOLUME.DEVICE_ID, count())
            .from(VOLUME)
            .where(VOLUME.DEVICE_ID.eq(any(readings.keySet().toArray(UUID[]::new))))
            .groupBy(VOLUME.DEVICE_ID)
            .fetchMap(VOLUME.DEVICE_ID, count());
    readings.forEach(
        (id, reading) -> {
          if (held.getOrDefault(id, 0) > read.getOrDefault(id, 0L)) {
            dsl.deleteFrom(VOLUME)
                .where(VOLUME.DEVICE_ID.eq(id), VOLUME.SAMPLED_AT.ne(time(reading.sampledAt())))
                .execute();
          }
        });
  }

  private static void putSums(
      DSLContext dsl, Collection<VolumesReading> readings, List<VolumeRow> rows) {
    Map<UUID, long[]> sums = new TreeMap<>();
    for (VolumeRow row : rows) {
      long[] sum = sums.computeIfAbsent(row.deviceId(), unused -> new long[2]);
      sum[0] += row.volume().getCapacityBytes();
      sum[1] += row.volume().getUsedBytes();
    }
    BatchBindStep update =
        dsl.batch(
            dsl.update(DEVICE)
                .set(DEVICE.CAPACITY_BYTES, 0L)
                .set(DEVICE.USED_BYTES, 0L)
                .where(DEVICE.ID.eq((UUID) null)));
    for (VolumesReading reading : readings) {
      long[] sum = sums.get(reading.deviceId());
      update =
          sum == null
              ? update.bind(null, null, reading.deviceId())
              : update.bind(sum[0], sum[1], reading.deviceId());
    }
    update.execute();
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

  static @Nullable InventoryRecord inventory(DSLContext dsl, UUID id) {
    return dsl.selectFrom(INVENTORY).where(INVENTORY.DEVICE_ID.eq(id)).fetchOne();
  }

  static Inventory parsed(InventoryRecord row) {
    try {
      return Inventory.parseFrom(row.getBody());
    } catch (InvalidProtocolBufferException damaged) {
      throw new IllegalStateException("The inventory on record of " + row.getDeviceId(), damaged);
    }
  }

  static List<VolumeState> volumes(DSLContext dsl, UUID id) {
    return dsl.selectFrom(VOLUME)
        .where(VOLUME.DEVICE_ID.eq(id))
        .orderBy(VOLUME.SYSTEM_VOLUME.desc(), VOLUME.MOUNT_POINT, VOLUME.ID)
        .fetch(
            row ->
                new VolumeState(
                    row.getId(),
                    row.getMountPoint(),
                    row.getLabel(),
                    row.getFileSystem(),
                    row.getCapacityBytes(),
                    row.getUsedBytes(),
                    row.getAvailableBytes(),
                    row.getSystemVolume(),
                    row.getSampledAt().toInstant()));
  }
}
