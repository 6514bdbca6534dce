package fr.regain.console.campaign;

import static fr.regain.console.schema.Tables.STORAGE;
import static org.jooq.impl.DSL.any;

import fr.regain.console.device.DevicePlace;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What the volumes of devices hold, by their last samples. */
final class Capacities {
  private final Map<Long, Volumes> volumes = new HashMap<>();

  private record Volumes(@Nullable Long capacity, @Nullable Long used) {}

  private Capacities() {}

  static Capacities of(DSLContext dsl, Collection<UUID> devices) {
    Capacities capacities = new Capacities();
    dsl.select(STORAGE.PLACE, STORAGE.CAPACITY_BYTES, STORAGE.USED_BYTES)
        .from(STORAGE)
        .where(STORAGE.PLACE.eq(any(devices.stream().map(DevicePlace::of).toArray(Long[]::new))))
        .forEach(
            row -> capacities.volumes.put(row.value1(), new Volumes(row.value2(), row.value3())));
    return capacities;
  }

  /** Size of all volumes, bytes; null when the device has told none. */
  @Nullable Long capacity(UUID device) {
    Volumes known = volumes.get(DevicePlace.of(device));
    return known == null ? null : known.capacity();
  }

  /** Bytes in use on all volumes; null when the device has told none. */
  @Nullable Long used(UUID device) {
    Volumes known = volumes.get(DevicePlace.of(device));
    return known == null ? null : known.used();
  }
}
