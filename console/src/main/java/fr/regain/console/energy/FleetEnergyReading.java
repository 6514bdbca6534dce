package fr.regain.console.energy;

import static fr.regain.console.schema.Tables.DEVICE;
import static fr.regain.console.schema.Tables.ENERGY_HOUR;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.sum;

import fr.regain.console.access.Scope;
import fr.regain.console.platform.Database;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/** Sums the energy of devices by series. It reads each of their hours, which takes its time. */
@Singleton
public final class FleetEnergyReading {
  /** Most devices that are summed: a year of them is read in seconds. */
  public static final int MOST_DEVICES = 1_000;

  private final Database database;

  /** The energy in this database. */
  public FleetEnergyReading(Database database) {
    this.database = database;
  }

  /**
   * The energy of the devices that are in a scope today, in the hours that start from one moment
   * until before another. One sum at a time, so that pages that only look never wait for those that
   * reckon.
   */
  public synchronized FleetSums of(Scope scope, Instant from, Instant until) {
    long devices =
        database.read(dsl -> (long) dsl.fetchCount(DEVICE, scope.holdsSite(DEVICE.SITE_ID)));
    return devices > MOST_DEVICES
        ? new FleetSums.TooMany(devices)
        : new FleetSums.Reckoned(sums(scope, from, until));
  }

  private Map<EnergySeries, FleetEnergy> sums(Scope scope, Instant from, Instant until) {
    Map<EnergySeries, FleetEnergy> sums = new TreeMap<>();
    database
        .read(
            dsl ->
                dsl.select(
                        ENERGY_HOUR.METHOD,
                        ENERGY_HOUR.SCOPE,
                        countDistinct(ENERGY_HOUR.PLACE),
                        sum(ENERGY_HOUR.SECONDS),
                        sum(ENERGY_HOUR.JOULES),
                        sum(ENERGY_HOUR.LOW_JOULES),
                        sum(ENERGY_HOUR.HIGH_JOULES))
                    .from(ENERGY_HOUR)
                    .join(DEVICE)
                    .on(DEVICE.PLACE.eq(ENERGY_HOUR.PLACE))
                    .where(
                        ENERGY_HOUR.HOUR_START.ge(from.atOffset(ZoneOffset.UTC)),
                        ENERGY_HOUR.HOUR_START.lt(until.atOffset(ZoneOffset.UTC)),
                        scope.holdsSite(DEVICE.SITE_ID))
                    .groupBy(ENERGY_HOUR.METHOD, ENERGY_HOUR.SCOPE)
                    .fetch())
        .forEach(
            row ->
                EnergySeries.named(row.value1(), row.value2())
                    .ifPresent(
                        series ->
                            sums.put(
                                series,
                                new FleetEnergy(
                                    row.value3(),
                                    new EnergyAmount(
                                        row.value4().longValue(),
                                        joules(row.value5()),
                                        joules(row.value6()),
                                        joules(row.value7()))))));
    return sums;
  }

  private static double joules(BigDecimal sum) {
    return sum.doubleValue();
  }
}
