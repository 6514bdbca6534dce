package fr.regain.console.device;

import fr.regain.console.site.SiteService;
import fr.regain.console.testing.DatabaseContract;
import fr.regain.v1.HardwareFacts;
import fr.regain.v1.Volume;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** Devices on a fresh database, and what they read of themselves. */
abstract class DeviceContract extends DatabaseContract {
  static final long GIB = 1L << 30;

  DeviceService devices;
  SiteService sites;
  int made;

  @BeforeEach
  void services() {
    devices = new DeviceService(database, clock, (dsl, held) -> {}, List.of());
    sites = new SiteService(database, clock);
  }

  UUID register(String hostName, long siteId) {
    UUID id = new UUID(0x1234_5678_9abc_4defL, ++made);
    Registration registration =
        new Registration(id, siteId, hostName, HardwareFacts.getDefaultInstance(), null);
    database.update(dsl -> devices.register(dsl, registration, "a token", clock.instant()));
    return id;
  }

  void record(InventoryReading reading) {
    database.update(dsl -> devices.recordInventories(dsl, List.of(reading)));
  }

  void record(VolumesReading reading) {
    database.update(dsl -> devices.recordVolumes(dsl, List.of(reading)));
  }

  static Volume volume(String id, long capacityGib, long usedGib, boolean system) {
    return Volume.newBuilder()
        .setId(id)
        .setMountPoint("/" + id)
        .setFileSystem("ext4")
        .setCapacityBytes(capacityGib * GIB)
        .setUsedBytes(usedGib * GIB)
        .setAvailableBytes(Math.max(0, capacityGib - usedGib) * GIB)
        .setSystem(system)
        .build();
  }
}
