package fr.regain.console.checkin;

import static fr.regain.console.schema.Tables.CHECK_IN;

import fr.regain.console.platform.Database;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
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

  private final Database database;
  private final Clock clock;

  CheckInRetention(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Scheduled(initialDelay = "10m", fixedDelay = "1h")
  void purge() {
    int removed =
        database.write(
            context ->
                context
                    .deleteFrom(CHECK_IN)
                    .where(CHECK_IN.AT.lt(clock.instant().minus(LIFE).atOffset(ZoneOffset.UTC)))
                    .execute());
    LOG.debug("Removed {} check-ins older than {} days", removed, LIFE.toDays());
  }
}
