package fr.regain.console.checkin;

import static fr.regain.console.schema.Tables.CHECK_IN_STATE;

import com.google.common.collect.Lists;
import fr.regain.console.platform.Database;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the history of check-ins after a month: it serves to find out why a device is silent, and
 * a device that checks in each hour so never has more than some 750 lines.
 */
@Singleton
final class CheckInRetention {
  /** For how long a check-in stays in the history. */
  static final Duration LIFE = Duration.ofDays(31);

  private static final Logger LOG = LoggerFactory.getLogger(CheckInRetention.class);

  // A write of moments, among those of the check-ins.
  private static final int DEVICES_AT_ONCE = 500;

  private final Database database;
  private final CheckInStore store;
  private final Clock clock;

  CheckInRetention(Database database, CheckInStore store, Clock clock) {
    this.database = database;
    this.store = store;
    this.clock = clock;
  }

  @Scheduled(initialDelay = "10m", fixedDelay = "6h")
  void purge() {
    Instant before = clock.instant().minus(LIFE);
    List<UUID> devices =
        database.read(
            context ->
                context
                    .select(CHECK_IN_STATE.DEVICE_ID)
                    .from(CHECK_IN_STATE)
                    .orderBy(CHECK_IN_STATE.DEVICE_ID)
                    .fetch(CHECK_IN_STATE.DEVICE_ID));
    for (List<UUID> some : Lists.partition(devices, DEVICES_AT_ONCE)) {
      database.update(context -> store.removeHistory(context, some, before));
    }
    LOG.debug("Removed check-ins older than {} days", LIFE.toDays());
  }
}
