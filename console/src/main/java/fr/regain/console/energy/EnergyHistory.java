package fr.regain.console.energy;

import static fr.regain.console.schema.Tables.ENERGY_HOUR;

import fr.regain.console.device.DevicePlace;
import fr.regain.console.platform.Database;
import fr.regain.console.schema.tables.records.EnergyHourRecord;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Reads the energy of a device by the day. */
@Singleton
public final class EnergyHistory {
  private final Database database;

  EnergyHistory(Database database) {
    this.database = database;
  }

  /**
   * The last days, the oldest first; a day without a figure is there, and empty.
   *
   * @param zone whose days; an hour belongs to the day in which it starts
   * @param today the last day
   * @param days how many, 1 or more
   */
  public List<EnergyDay> days(UUID device, ZoneId zone, LocalDate today, int days) {
    LocalDate first = today.minusDays(days - 1L);
    List<EnergyHourRecord> hours =
        database.read(
            dsl ->
                dsl.selectFrom(ENERGY_HOUR)
                    .where(ENERGY_HOUR.PLACE.eq(DevicePlace.of(device)))
                    .and(ENERGY_HOUR.HOUR_START.ge(first.atStartOfDay(zone).toOffsetDateTime()))
                    .fetch());
    Map<LocalDate, Long> poweredOn = new HashMap<>();
    Map<LocalDate, Map<EnergySeries, EnergyAmount>> amounts = new HashMap<>();
    for (EnergyHourRecord hour : hours) {
      LocalDate date = hour.getHourStart().atZoneSameInstant(zone).toLocalDate();
      if (hour.getPoweredOnSeconds() > 0) {
        poweredOn.merge(date, hour.getPoweredOnSeconds(), Long::sum);
      }
      EnergySeries.named(hour.getMethod(), hour.getScope())
          .ifPresent(
              series ->
                  amounts
                      .computeIfAbsent(date, unused -> new TreeMap<>())
                      .merge(series, amount(hour), EnergyAmount::plus));
    }
    List<EnergyDay> result = new ArrayList<>();
    for (LocalDate date = first; !date.isAfter(today); date = date.plusDays(1)) {
      result.add(new EnergyDay(date, poweredOn.get(date), amounts.getOrDefault(date, Map.of())));
    }
    return result;
  }

  private static EnergyAmount amount(EnergyHourRecord hour) {
    return new EnergyAmount(
        hour.getSeconds(), hour.getJoules(), hour.getLowJoules(), hour.getHighJoules());
  }
}
