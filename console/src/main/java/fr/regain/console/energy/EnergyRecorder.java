package fr.regain.console.energy;

import static fr.regain.console.schema.Tables.ENERGY_HOUR;

import fr.regain.console.checkin.ReceivedReport;
import fr.regain.console.checkin.ReportListener;
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
import java.util.UUID;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;

/** Adds what each sample measured to its device's hour. */
@Singleton
final class EnergyRecorder implements ReportListener {
  /** The row that carries powered-on seconds alone. */
  static final String POWERED_ON = "POWERED_ON";

  private static final String WHOLE_DEVICE = "DEVICE";
  private static final int METHOD_PREFIX = "ENERGY_METHOD_".length();
  private static final int SCOPE_PREFIX = "ENERGY_SCOPE_".length();

  private record Hour(UUID deviceId, OffsetDateTime start, String method, String scope) {}

  private record Amount(long seconds, double joules, double low, double high) {
    Amount plus(Amount other) {
      return new Amount(
          seconds + other.seconds, joules + other.joules, low + other.low, high + other.high);
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
    UUID deviceId = received.deviceId();
    OffsetDateTime start =
        received.takenAt().truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC);
    if (sample.getPoweredOnSeconds() > 0) {
      amounts.merge(
          new Hour(deviceId, start, POWERED_ON, WHOLE_DEVICE),
          new Amount(sample.getPoweredOnSeconds(), 0, 0, 0),
          Amount::plus);
    }
    for (Energy energy : sample.getEnergyList()) {
      if (isUnderstood(energy)) {
        amounts.merge(
            new Hour(
                deviceId,
                start,
                energy.getMethod().name().substring(METHOD_PREFIX),
                energy.getScope().name().substring(SCOPE_PREFIX)),
            new Amount(
                energy.getSeconds(),
                energy.getJoules(),
                energy.getLowJoules(),
                energy.getHighJoules()),
            Amount::plus);
      }
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
    BatchBindStep update =
        database.batch(
            database
                .update(ENERGY_HOUR)
                .set(ENERGY_HOUR.SECONDS, ENERGY_HOUR.SECONDS.plus((Long) null))
                .set(ENERGY_HOUR.JOULES, ENERGY_HOUR.JOULES.plus((Double) null))
                .set(ENERGY_HOUR.LOW_JOULES, ENERGY_HOUR.LOW_JOULES.plus((Double) null))
                .set(ENERGY_HOUR.HIGH_JOULES, ENERGY_HOUR.HIGH_JOULES.plus((Double) null))
                .where(
                    ENERGY_HOUR.DEVICE_ID.eq((UUID) null),
                    ENERGY_HOUR.HOUR_START.eq((OffsetDateTime) null),
                    ENERGY_HOUR.METHOD.eq((String) null),
                    ENERGY_HOUR.SCOPE.eq((String) null)));
    List<Object[]> rows = new ArrayList<>(amounts.size());
    for (Map.Entry<Hour, Amount> entry : amounts.entrySet()) {
      Hour hour = entry.getKey();
      Amount amount = entry.getValue();
      Object[] row = {
        amount.seconds(),
        amount.joules(),
        amount.low(),
        amount.high(),
        hour.deviceId(),
        hour.start(),
        hour.method(),
        hour.scope()
      };
      update = update.bind(row);
      rows.add(row);
    }
    int[] updated = update.execute();
    BatchBindStep insert =
        database.batch(
            database
                .insertInto(
                    ENERGY_HOUR,
                    ENERGY_HOUR.SECONDS,
                    ENERGY_HOUR.JOULES,
                    ENERGY_HOUR.LOW_JOULES,
                    ENERGY_HOUR.HIGH_JOULES,
                    ENERGY_HOUR.DEVICE_ID,
                    ENERGY_HOUR.HOUR_START,
                    ENERGY_HOUR.METHOD,
                    ENERGY_HOUR.SCOPE)
                .values((Long) null, null, null, null, null, null, null, null));
    for (int i = 0; i < updated.length; i++) {
      if (updated[i] == 0) {
        insert = insert.bind(rows.get(i));
      }
    }
    if (insert.size() > 0) {
      insert.execute();
    }
  }
}
