package fr.regain.console.energy;

import static fr.regain.console.schema.Tables.ENERGY_HOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import fr.regain.console.access.Scope;
import fr.regain.console.checkin.ReceivedReport;
import fr.regain.console.device.DeviceService;
import fr.regain.console.device.Registration;
import fr.regain.console.testing.DatabaseContract;
import fr.regain.v1.Energy;
import fr.regain.v1.EnergyMethod;
import fr.regain.v1.EnergyScope;
import fr.regain.v1.HardwareFacts;
import fr.regain.v1.Report;
import fr.regain.v1.Sample;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class EnergyRecorderContract extends DatabaseContract {
  private static final UUID DEVICE = new UUID(1, 2);

  private final EnergyRecorder recorder = new EnergyRecorder();

  @BeforeEach
  void device() {
    database.update(
        context ->
            new DeviceService(database, clock, (dsl, held) -> {}, List.of())
                .register(
                    context,
                    new Registration(DEVICE, 1, "poste", HardwareFacts.getDefaultInstance(), null),
                    "a token",
                    clock.instant()));
  }

  private static ReceivedReport sample(
      String takenAt, int seconds, EnergyMethod method, double joules) {
    return new ReceivedReport(
        DEVICE,
        Instant.parse(takenAt),
        Report.newBuilder()
            .setSample(
                Sample.newBuilder()
                    .setPoweredOnSeconds(seconds)
                    .addEnergy(
                        Energy.newBuilder()
                            .setMethod(method)
                            .setScope(EnergyScope.ENERGY_SCOPE_PROCESSOR)
                            .setSeconds(seconds)
                            .setJoules(joules)
                            .setLowJoules(joules / 2)
                            .setHighJoules(joules * 2)))
            .build());
  }

  private void record(ReceivedReport... reports) {
    database.update(context -> recorder.received(context, List.of(reports)));
  }

  private List<String> rows() {
    return database.read(
        context ->
            context
                .selectFrom(ENERGY_HOUR)
                .orderBy(ENERGY_HOUR.HOUR_START, ENERGY_HOUR.METHOD)
                .fetch(
                    row ->
                        "%s %s %d s on, %d s %.0f J (%.0f to %.0f)"
                            .formatted(
                                row.getHourStart().toInstant(),
                                row.getMethod(),
                                row.getPoweredOnSeconds(),
                                row.getSeconds(),
                                row.getJoules(),
                                row.getLowJoules(),
                                row.getHighJoules())));
  }

  @Test
  void samplesOfOneHour_addUp_inOneTransactionAndInSeveral() {
    record(
        sample("2026-11-23T08:00:00Z", 900, EnergyMethod.ENERGY_METHOD_RAPL, 100),
        sample("2026-11-23T08:59:59Z", 900, EnergyMethod.ENERGY_METHOD_RAPL, 50));
    record(sample("2026-11-23T08:30:00Z", 600, EnergyMethod.ENERGY_METHOD_RAPL, 10));

    assertThat(rows())
        .containsExactly("2026-11-23T08:00:00Z RAPL 2400 s on, 2400 s 160 J (80 to 320)");
  }

  @Test
  void methodsAndHours_areKeptApart() {
    record(
        sample("2026-11-23T08:15:00Z", 900, EnergyMethod.ENERGY_METHOD_RAPL, 100),
        sample("2026-11-23T09:00:00Z", 900, EnergyMethod.ENERGY_METHOD_PROCESSOR_LOAD, 7));

    assertThat(rows())
        .containsExactly(
            "2026-11-23T08:00:00Z RAPL 900 s on, 900 s 100 J (50 to 200)",
            "2026-11-23T09:00:00Z PROCESSOR_LOAD 900 s on, 900 s 7 J (4 to 14)");
  }

  @Test
  void aFigureWithoutAMethod_isNotCounted_andTheTimeThatTheDeviceWasOnIs() {
    record(sample("2026-11-23T08:15:00Z", 900, EnergyMethod.ENERGY_METHOD_UNSPECIFIED, 100));

    assertThat(rows())
        .containsExactly("2026-11-23T08:00:00Z POWERED_ON 900 s on, 0 s 0 J (0 to 0)");
  }

  @Test
  void theFleetsEnergy_isSummedBySeries_fromOneMomentUntilBeforeAnother() {
    record(
        sample("2026-11-21T08:59:00Z", 900, EnergyMethod.ENERGY_METHOD_RAPL, 1),
        sample("2026-11-21T09:00:00Z", 900, EnergyMethod.ENERGY_METHOD_RAPL, 2_000),
        sample("2026-11-21T10:10:00Z", 600, EnergyMethod.ENERGY_METHOD_RAPL, 4_000),
        sample("2026-11-21T10:10:00Z", 60, EnergyMethod.ENERGY_METHOD_PROCESSOR_LOAD, 500),
        sample("2026-11-21T11:00:00Z", 900, EnergyMethod.ENERGY_METHOD_RAPL, 1));
    FleetEnergyReading fleet = new FleetEnergyReading(database);
    Instant nine = Instant.parse("2026-11-21T09:00:00Z");
    Instant eleven = Instant.parse("2026-11-21T11:00:00Z");

    assertThat(sums(fleet.of(Scope.EVERYWHERE, nine, eleven)))
        .containsExactly(
            entry(
                new EnergySeries(
                    EnergyMethod.ENERGY_METHOD_RAPL, EnergyScope.ENERGY_SCOPE_PROCESSOR),
                new FleetEnergy(1, new EnergyAmount(1_500, 6_000, 3_000, 12_000))),
            entry(
                new EnergySeries(
                    EnergyMethod.ENERGY_METHOD_PROCESSOR_LOAD, EnergyScope.ENERGY_SCOPE_PROCESSOR),
                new FleetEnergy(1, new EnergyAmount(60, 500, 250, 1_000))));
    assertThat(sums(fleet.of(new Scope(List.of("/1/99/")), nine, eleven))).isEmpty();
  }

  private static Map<EnergySeries, FleetEnergy> sums(FleetSums sums) {
    return switch (sums) {
      case FleetSums.Reckoned(Map<EnergySeries, FleetEnergy> bySeries) -> bySeries;
      case FleetSums.TooMany tooMany -> throw new AssertionError(tooMany);
    };
  }
}
