package fr.regain.console.lease;

import static fr.regain.console.schema.Tables.LEASE;
import static fr.regain.console.schema.Tables.STRAY_LEASE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;

import fr.regain.console.platform.Database;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** The door for what people see of leases. */
@Singleton
public final class LeaseReading {
  // A device at work tells of itself every 10 s at least.
  private static final Duration AT_WORK = Duration.ofSeconds(30);

  private final Database database;
  private final Clock clock;

  LeaseReading(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * The devices of a campaign that are at work at this moment and in touch.
   *
   * @param devices how many
   * @param itemsDone items of their plans behind them
   * @param items all items of their plans
   */
  public record AtWork(long devices, long itemsDone, long items) {}

  /**
   * Leases that a device speaks of and that this console has not given it.
   *
   * @param reports how often it reported on one
   * @param held how often it said that it holds one
   * @param deletedBytes what it says it deleted by them; in no campaign's sums
   * @param heldBytes what it says it moved to its quarantine by them; in no campaign's sums
   * @param lastAt when it last spoke of one
   */
  public record Stray(long reports, long held, long deletedBytes, long heldBytes, Instant lastAt) {}

  /** Devices at work; those that cannot be followed are not among them. */
  public AtWork atWork(UUID campaign) {
    return database.read(
        dsl ->
            dsl.select(
                    count(),
                    coalesce(sum(LEASE.ITEMS_DONE), BigDecimal.ZERO),
                    coalesce(sum(LEASE.ITEMS), BigDecimal.ZERO))
                .from(LEASE)
                .where(
                    LEASE.CAMPAIGN_ID.eq(campaign),
                    LEASE.STATE.eq(LeaseState.HELD.name()),
                    LEASE.PROGRESS_AT.ge(clock.instant().minus(AT_WORK).atOffset(ZoneOffset.UTC)))
                .fetchSingle(
                    row ->
                        new AtWork(
                            row.value1(), row.value2().longValue(), row.value3().longValue())));
  }

  /** Stray leases of a device; empty when there were none. */
  public Optional<Stray> stray(UUID device) {
    return database.read(
        dsl ->
            dsl.fetchOptional(STRAY_LEASE, STRAY_LEASE.DEVICE_ID.eq(device))
                .map(
                    row ->
                        new Stray(
                            row.getReports(),
                            row.getHeld(),
                            row.getDeletedBytes(),
                            row.getHeldBytes(),
                            row.getLastAt().toInstant())));
  }
}
