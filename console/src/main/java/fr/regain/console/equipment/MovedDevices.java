package fr.regain.console.equipment;

import static fr.regain.console.schema.Tables.EQUIPMENT;

import fr.regain.console.device.MoveListener;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Equipment is where its device is. */
@Singleton
final class MovedDevices implements MoveListener {
  private final Clock clock;

  MovedDevices(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void moved(DSLContext database, Collection<UUID> devices, long siteId) {
    database
        .update(EQUIPMENT)
        .set(EQUIPMENT.SITE_ID, siteId)
        .set(EQUIPMENT.CHANGED_AT, clock.instant().atOffset(ZoneOffset.UTC))
        .where(EQUIPMENT.DEVICE_ID.eq(DSL.any(devices.toArray(UUID[]::new))))
        .execute();
  }
}
