package fr.regain.console.device;

import static fr.regain.console.schema.Tables.STORAGE;

import com.google.protobuf.InvalidProtocolBufferException;
import fr.regain.console.platform.PlainSql;
import fr.regain.console.schema.tables.records.StorageRecord;
import fr.regain.v1.Sample;
import fr.regain.v1.Volume;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * The table {@code storage}: the volumes of each device as it last read them.
 *
 * <p>Rows are written as one batch, because this is the console's busiest path, and in the order of
 * the devices' places, so that two transactions never wait for each other.
 */
final class StorageStore {
  // 128 PiB: no volume of a workstation, and 64 of them still add up without overflow.
  private static final long IMPLAUSIBLE_BYTES = 1L << 57;
  private static final int FILE_SYSTEM_WIDTH = 64;
  private static final int LOW_SPACE_DIVISOR = 10;

  private StorageStore() {}

  static void put(DSLContext dsl, Collection<VolumesReading> readings) {
    Map<Long, StorageRecord> latest = new TreeMap<>();
    readings.forEach(
        reading -> latest.put(DevicePlace.of(reading.deviceId()), StorageStore.row(reading)));
    if (latest.isEmpty()) {
      return;
    }
    Map<Long, UsedSpace> before = usedSpace(dsl, latest.keySet());
    List<StorageRecord> first = new ArrayList<>();
    List<Object[]> again = new ArrayList<>(latest.size());
    List<StorageRecord> listedAnew = new ArrayList<>();
    for (StorageRecord row : latest.values()) {
      UsedSpace known = before.get(row.getPlace());
      if (known == null) {
        first.add(row);
      } else {
        again.add(
            new Object[] {
              row.getSampledAt(),
              row.getCapacityBytes(),
              row.getUsedBytes(),
              row.getLowSpace(),
              row.getVolumes(),
              row.getPlace()
            });
      }
      if (!UsedSpace.of(row).equals(known)) {
        listedAnew.add(row);
      }
    }
    if (!first.isEmpty()) {
      dsl.batchInsert(first).execute();
    }
    PlainSql.change(
        dsl,
        """
        update storage set sampled_at = ?, capacity_bytes = ?, used_bytes = ?, low_space = ?,
        volumes = ? where place = ?\
        """,
        again);
    ListedColumns.putSpace(dsl, listedAnew);
  }

  private static Map<Long, UsedSpace> usedSpace(DSLContext dsl, Collection<Long> places) {
    Map<Long, UsedSpace> found = new HashMap<>();
    PlainSql.read(
        dsl,
        "select place, capacity_bytes, used_bytes, low_space from storage where place = any(?)",
        row ->
            found.put(
                row.getLong(1),
                UsedSpace.of(
                    row.getObject(2, Long.class), row.getObject(3, Long.class), row.getBoolean(4))),
        (Object) places.toArray(Long[]::new));
    return found;
  }

  private static StorageRecord row(VolumesReading reading) {
    Collection<Volume> volumes = plausible(reading.volumes());
    Long capacity = null;
    Long used = null;
    boolean lowSpace = false;
    for (Volume volume : volumes) {
      capacity = (capacity == null ? 0 : capacity) + volume.getCapacityBytes();
      used = (used == null ? 0 : used) + volume.getUsedBytes();
      lowSpace |= volume.getAvailableBytes() < volume.getCapacityBytes() / LOW_SPACE_DIVISOR;
    }
    return new StorageRecord(
        DevicePlace.of(reading.deviceId()),
        reading.sampledAt().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC),
        capacity,
        used,
        lowSpace,
        Sample.newBuilder().addAllVolumes(volumes).build().toByteArray());
  }

  /** What is told without contradiction, each volume once. */
  private static Collection<Volume> plausible(List<Volume> reported) {
    SequencedMap<String, Volume> volumes = new LinkedHashMap<>();
    for (Volume volume : reported) {
      if (isPlausible(volume)) {
        Volume kept = withTextsBounded(volume);
        volumes.putIfAbsent(kept.getId(), kept);
      }
    }
    return volumes.values();
  }

  // Amounts above 2^63 arrive as negative numbers.
  private static boolean isPlausible(Volume volume) {
    return volume.getCapacityBytes() > 0
        && volume.getCapacityBytes() < IMPLAUSIBLE_BYTES
        && isPart(volume.getUsedBytes(), volume.getCapacityBytes())
        && isPart(volume.getAvailableBytes(), volume.getCapacityBytes());
  }

  private static boolean isPart(long part, long whole) {
    return 0 <= part && part <= whole;
  }

  private static Volume withTextsBounded(Volume volume) {
    Volume.Builder bounded =
        volume.toBuilder()
            .setId(ReportedText.orEmpty(volume.getId(), ReportedText.WIDTH))
            .setMountPoint(ReportedText.orEmpty(volume.getMountPoint(), ReportedText.WIDTH))
            .setFileSystem(ReportedText.orEmpty(volume.getFileSystem(), FILE_SYSTEM_WIDTH));
    String label = ReportedText.orAbsent(volume.getLabel(), ReportedText.WIDTH);
    return (label == null ? bounded.clearLabel() : bounded.setLabel(label)).build();
  }

  /** The volumes of a device, the system's first; empty before its first sample. */
  static List<VolumeState> volumes(DSLContext dsl, UUID id) {
    StorageRecord row =
        dsl.selectFrom(STORAGE).where(STORAGE.PLACE.eq(DevicePlace.of(id))).fetchOne();
    if (row == null) {
      return List.of();
    }
    Instant sampledAt = row.getSampledAt().toInstant();
    return parsed(row).getVolumesList().stream()
        .sorted(
            Comparator.comparing(Volume::getSystem)
                .reversed()
                .thenComparing(Volume::getMountPoint)
                .thenComparing(Volume::getId))
        .map(volume -> state(volume, sampledAt))
        .toList();
  }

  private static Sample parsed(StorageRecord row) {
    try {
      return Sample.parseFrom(row.getVolumes());
    } catch (InvalidProtocolBufferException damaged) {
      throw new IllegalStateException("The volumes on record at place " + row.getPlace(), damaged);
    }
  }

  private static VolumeState state(Volume volume, Instant sampledAt) {
    return new VolumeState(
        volume.getId(),
        volume.getMountPoint(),
        volume.hasLabel() ? volume.getLabel() : null,
        volume.getFileSystem(),
        volume.getCapacityBytes(),
        volume.getUsedBytes(),
        volume.getAvailableBytes(),
        volume.getSystem(),
        sampledAt);
  }
}
