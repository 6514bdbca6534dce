package fr.regain.console.equipment;

import fr.regain.console.platform.Database;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the inventories that came since it last did, and makes or updates the equipment that they
 * tell of: each device, and the screens that are connected to it. Check-ins know nothing of it, and
 * wait for it only as one short transaction waits for another.
 */
@Singleton
public final class Survey {
  /** Inventories of one transaction. */
  static final int AT_A_TIME = 500;

  // A check-in that was received before another may be written after it, by no more than this.
  private static final Duration LATENESS = Duration.ofMinutes(2);

  private static final Logger LOG = LoggerFactory.getLogger(Survey.class);

  private final Database database;
  private final Clock clock;
  private final SecureRandom random;

  /** The survey of this database. */
  public Survey(Database database, Clock clock, SecureRandom random) {
    this.database = database;
    this.clock = clock;
    this.random = random;
  }

  @Scheduled(initialDelay = "30s", fixedDelay = "1m")
  void onTime() {
    int read = run();
    if (read > 0) {
      LOG.debug("Surveyed {} inventories", read);
    }
  }

  /**
   * Reads all inventories that came since the last time, and once more those of the two minutes
   * before.
   *
   * @return how many brought news
   */
  public int run() {
    Instant settled = clock.instant().minus(LATENESS);
    Instant through = database.read(SurveyStore::cursor);
    if (through.isAfter(settled)) {
      // A clock that was ahead has moved it: what came once it was set right is before it.
      database.update(dsl -> SurveyStore.takeCursorBack(dsl, settled));
      through = settled;
    }
    InventoryReader.Place place = InventoryReader.Place.from(through);
    int news = 0;
    while (true) {
      InventoryReader.Place from = place;
      List<SeenInventory> page =
          database.read(dsl -> InventoryReader.inventories(dsl, from, AT_A_TIME));
      if (page.isEmpty()) {
        if (from.device() != null) {
          database.update(dsl -> SurveyStore.moveCursor(dsl, settled));
        }
        return news;
      }
      Instant last = page.getLast().receivedAt().toInstant();
      news +=
          database.write(
              dsl -> {
                SurveyStore.lock(dsl);
                int brought = new SurveyRound(dsl, random, clock.instant()).take(page);
                SurveyStore.moveCursor(dsl, last.isBefore(settled) ? last : settled);
                return brought;
              });
      place = InventoryReader.Place.after(page.getLast());
    }
  }
}
