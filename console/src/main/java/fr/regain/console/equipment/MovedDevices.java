package fr.regain.console.equipment;

import static fr.regain.console.schema.Tables.EQUIPMENT;

import fr.regain.console.device.MoveListener;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Equipment is where its device is, and so are the screens that stand with it. */
@Singleton
final class MovedDevices implements MoveListener {
  private final Clock clock;

  MovedDevices(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void moved(DSLContext database, Collection<UUID> devices, long siteId) {
    UUID[] moved = devices.toArray(UUID[]::new);
    var own = EQUIPMENT.as("own");
    // A screen that stood with its device comes along; one that was put elsewhere stays there.
    move(
        database,
        siteId,
        EQUIPMENT
            .SEEN_WITH
            .eq(DSL.any(moved))
            .and(EQUIPMENT.DEVICE_ID.isNull())
            .andExists(
                DSL.selectOne()
                    .from(own)
                    .where(
                        own.DEVICE_ID.eq(EQUIPMENT.SEEN_WITH), own.SITE_ID.eq(EQUIPMENT.SITE_ID))));
    move(database, siteId, EQUIPMENT.DEVICE_ID.eq(DSL.any(moved)));
  }

  /** What has left stays where it left from: the accounts of that site tell of it. */
  private void move(DSLContext database, long siteId, Condition which) {
    database
        .update(EQUIPMENT)
        .set(EQUIPMENT.SITE_ID, siteId)
        .set(EQUIPMENT.CHANGED_AT, clock.instant().atOffset(ZoneOffset.UTC))
        .where(which, EQUIPMENT.LEFT_AT.isNull())
        .execute();
  }
}
