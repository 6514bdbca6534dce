package fr.regain.console.energy;

import fr.regain.console.checkin.ReceivedReport;
import fr.regain.console.checkin.ReportListener;
import fr.regain.console.device.DevicePlace;
import fr.regain.console.platform.PlainSql;
import fr.regain.v1.Energy;
import fr.regain.v1.EnergyMethod;
import fr.regain.v1.EnergyScope;
import fr.regain.v1.Sample;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/** Adds what each sample measured to its device's hour. */
@Singleton
final class EnergyRecorder implements ReportListener {
  /** The row of hours in which no energy was measured: it carries powered-on seconds alone. */
  private static final String POWERED_ON = "POWERED_ON";

  private static final String WHOLE_DEVICE = "DEVICE";
  private static final int METHOD_PREFIX = "ENERGY_METHOD_".length();
  private static final int SCOPE_PREFIX = "ENERGY_SCOPE_".length();

  private record Hour(long place, OffsetDateTime start, String method, String scope) {}

  private record Amount(
      long poweredOnSeconds, long seconds, double joules, double low, double high) {
    Amount plus(Amount other) {
      return new Amount(
          poweredOnSeconds + other.poweredOnSeconds,
          seconds + other.seconds,
          joules + other.joules,
          low + other.low,
          high + other.high);
    }
  }

  @Override
  public void received(DSLContext database, List<ReceivedReport> reports) {
    Map<Hour, Amount> amounts = new LinkedHashMap<>();
    for (ReceivedReport received : reports) {
      if (received.report().hasSample()) {
        collect(received, received.report().getSample(), amounts);
      }
    }
    add(database, amounts);
  }

  private static void collect(ReceivedReport received, Sample sample, Map<Hour, Amount> amounts) {
    long place = DevicePlace.of(received.deviceId());
    OffsetDateTime start =
        received.takenAt().truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC);
    // The first figure's row carries them, so that most samples cost one row.
    long poweredOn = sample.getPoweredOnSeconds();
    for (Energy energy : sample.getEnergyList()) {
      if (isUnderstood(energy)) {
        amounts.merge(
            new Hour(
                place,
                start,
                energy.getMethod().name().substring(METHOD_PREFIX),
                energy.getScope().name().substring(SCOPE_PREFIX)),
            new Amount(
                poweredOn,
                energy.getSeconds(),
                energy.getJoules(),
                energy.getLowJoules(),
                energy.getHighJoules()),
            Amount::plus);
        poweredOn = 0;
      }
    }
    if (poweredOn > 0) {
      amounts.merge(
          new Hour(place, start, POWERED_ON, WHOLE_DEVICE),
          new Amount(poweredOn, 0, 0, 0, 0),
          Amount::plus);
    }
  }

  private static boolean isUnderstood(Energy energy) {
    return energy.getMethod() != EnergyMethod.UNRECOGNIZED
        && energy.getMethod() != EnergyMethod.ENERGY_METHOD_UNSPECIFIED
        && energy.getScope() != EnergyScope.UNRECOGNIZED
        && energy.getScope() != EnergyScope.ENERGY_SCOPE_UNSPECIFIED;
  }

  private static void add(DSLContext database, Map<Hour, Amount> amounts) {
    if (amounts.isEmpty()) {
      return;
    }
    List<Object[]> rows = amounts.entrySet().stream().map(EnergyRecorder::row).toList();
    int[] updated =
        PlainSql.change(
            database,
            """
            update energy_hour set powered_on_seconds = powered_on_seconds + ?,
            seconds = seconds + ?, joules = joules + ?, low_joules = low_joules + ?,
            high_joules = high_joules + ?
            where place = ? and hour_start = ? and method = ? and scope = ?\
            """,
            rows);
    List<Object[]> missing = new ArrayList<>();
    for (int i = 0; i < updated.length; i++) {
      if (updated[i] == 0) {
        missing.add(rows.get(i));
      }
    }
    PlainSql.change(
        database,
        """
        insert into energy_hour (powered_on_seconds, seconds, joules, low_joules, high_joules,
        place, hour_start, method, scope) values (?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        missing);
  }

  private static Object[] row(Map.Entry<Hour, Amount> entry) {
    Hour hour = entry.getKey();
    Amount amount = entry.getValue();
    return new Object[] {
      amount.poweredOnSeconds(),
      amount.seconds(),
      amount.joules(),
      amount.low(),
      amount.high(),
      hour.place(),
      hour.start(),
      hour.method(),
      hour.scope()
    };
  }
}
