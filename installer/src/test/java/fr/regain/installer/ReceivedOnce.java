package fr.regain.installer;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.InvalidProtocolBufferException;
import fr.regain.agent.spool.Spool;
import fr.regain.console.checkin.CheckInHistory;
import fr.regain.v1.Energy;
import fr.regain.v1.Report;
import fr.regain.v1.Sample;
import fr.regain.v1.Volume;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jooq.Record;

/** Compares what agents took with what the console holds, once both have ended. */
final class ReceivedOnce {
  /** Times by a clock that is further off than this are corrected by the console. */
  private static final Duration CORRECTED = Duration.ofMinutes(2);

  private final ConsoleDatabase console;
  private final Path scratch;

  /**
   * @param scratch a directory for copies
   */
  ReceivedOnce(ConsoleDatabase console, Path scratch) {
    this.console = console;
    this.scratch = scratch;
  }

  /** What was measured by one method in one hour. */
  private record Series(Instant hour, String method, String scope) {}

  private record Amount(long seconds, double joules, double low, double high) {
    Amount plus(Amount other) {
      return new Amount(
          seconds + other.seconds, joules + other.joules, low + other.low, high + other.high);
    }
  }

  /** The console holds each report of the agent once, none was lost, and their sums are right. */
  void check(InstalledAgent agent) {
    Spool spool = agent.spoolFromTheBeginning(scratch);
    List<Report> reports = everything(spool);
    assertThat(reports)
        .extracting(Report::getNumber)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, reports.size()).boxed().toList());
    Record state = state(spool);
    assertThat(state.get("RECEIVED_THROUGH", Long.class)).isEqualTo(reports.size());
    assertThat(state.get("RECEIVED_REPORTS", Long.class)).isEqualTo(reports.size());
    assertThat(state.get("LOST_REPORTS", Long.class)).isZero();
    checkPastCheckIns(state, reports.size());
    checkSums(agent);
  }

  /** The console holds the sums of what the agent's reports say, whether or not some were lost. */
  void checkSums(InstalledAgent agent) {
    Spool spool = agent.spoolFromTheBeginning(scratch);
    List<Report> reports = everything(spool);
    Record state = state(spool);
    long place = state.get("PLACE", Long.class);
    boolean rightClock =
        Duration.ofMillis(state.get("CLOCK_OFFSET_MILLIS", Long.class)).abs().compareTo(CORRECTED)
            < 0;
    checkPoweredOn(place, reports, rightClock);
    checkEnergy(place, reports, rightClock);
    checkVolumes(place, reports.getLast(), rightClock);
  }

  private static List<Report> everything(Spool spool) {
    return spool.pending(Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  private Record state(Spool spool) {
    return console
        .query("select * from check_in_state where spool_id = ?", ConsoleDatabase.uuid(spool.id()))
        .getFirst();
  }

  /** Each of the last check-ins brought what was new then: together not more than there is. */
  private static void checkPastCheckIns(Record state, long reports) {
    ByteBuffer lines = ByteBuffer.wrap(state.get("PAST_CHECK_INS", byte[].class));
    long brought = 0;
    int checkIns = 0;
    long later = Long.MAX_VALUE;
    while (lines.hasRemaining()) {
      long at = lines.getLong();
      assertThat(at).isLessThanOrEqualTo(later);
      later = at;
      brought += lines.getInt();
      assertThat(lines.getInt()).as("bytes of a request").isPositive();
      checkIns++;
    }
    if (checkIns < CheckInHistory.SHOWN) {
      assertThat(brought).isEqualTo(reports);
    } else {
      assertThat(brought).isBetween(0L, reports);
    }
  }

  /** There are as many devices as there were machines, none of them taken for a copy. */
  void checkDevices(int machines) {
    assertThat(console.number("select count(*) from device")).isEqualTo(machines);
    assertThat(console.number("select count(*) from past_spool")).isZero();
    assertThat(
            console.number(
                "select count(*) from device_event where kind in ('CLONE_DETECTED',"
                    + " 'ENROLLED_AS_CLONE')"))
        .isZero();
  }

  private void checkPoweredOn(long place, List<Report> reports, boolean rightClock) {
    Map<Instant, Long> taken = new HashMap<>();
    for (Report report : reports) {
      int seconds = report.getSample().getPoweredOnSeconds();
      if (seconds > 0) {
        taken.merge(hour(report, rightClock), (long) seconds, Long::sum);
      }
    }
    Map<Instant, Long> held = new HashMap<>();
    console
        .query(
            "select hour_start, powered_on_seconds from energy_hour"
                + " where place = ? and powered_on_seconds > 0",
            place)
        .forEach(
            row ->
                held.merge(
                    hour(row, rightClock), row.get("POWERED_ON_SECONDS", Long.class), Long::sum));
    assertThat(held).as("powered-on seconds by the hour").isEqualTo(taken);
  }

  private void checkEnergy(long place, List<Report> reports, boolean rightClock) {
    Map<Series, Amount> held = new HashMap<>();
    console
        .query("select * from energy_hour where place = ? and method <> 'POWERED_ON'", place)
        .forEach(
            row ->
                held.merge(
                    new Series(
                        hour(row, rightClock),
                        row.get("METHOD", String.class),
                        row.get("SCOPE", String.class)),
                    new Amount(
                        row.get("SECONDS", Long.class),
                        row.get("JOULES", Double.class),
                        row.get("LOW_JOULES", Double.class),
                        row.get("HIGH_JOULES", Double.class)),
                    Amount::plus));
    Map<Series, Amount> taken = taken(reports, rightClock);
    assertThat(held.keySet()).isEqualTo(taken.keySet());
    taken.forEach(
        (series, amount) -> {
          Amount kept = held.get(series);
          assertThat(kept.seconds()).as("%s", series).isEqualTo(amount.seconds());
          checkJoules(series, kept.joules(), amount.joules());
          checkJoules(series, kept.low(), amount.low());
          checkJoules(series, kept.high(), amount.high());
        });
  }

  // Sums of floating-point numbers depend on their order. No two reports say the same to nine
  // digits, so one that is there twice in another's place shows.
  private static void checkJoules(Series series, double held, double taken) {
    assertThat(held).as("%s", series).isCloseTo(taken, within(taken * 1e-9));
  }

  private static Map<Series, Amount> taken(List<Report> reports, boolean rightClock) {
    Map<Series, Amount> taken = new HashMap<>();
    for (Report report : reports) {
      for (Energy energy : report.getSample().getEnergyList()) {
        taken.merge(
            new Series(
                hour(report, rightClock),
                energy.getMethod().name().substring("ENERGY_METHOD_".length()),
                energy.getScope().name().substring("ENERGY_SCOPE_".length())),
            new Amount(
                energy.getSeconds(),
                energy.getJoules(),
                energy.getLowJoules(),
                energy.getHighJoules()),
            Amount::plus);
      }
    }
    return taken;
  }

  private static Instant hour(Report report, boolean rightClock) {
    return hour(Instant.ofEpochMilli(report.getTakenAtMillis()), rightClock);
  }

  private static Instant hour(Record row, boolean rightClock) {
    return hour(row.get("HOUR_START", OffsetDateTime.class).toInstant(), rightClock);
  }

  /** Of times that the console corrected, the hours are its own affair: one sum over them all. */
  private static Instant hour(Instant at, boolean rightClock) {
    return rightClock ? at.truncatedTo(ChronoUnit.HOURS) : Instant.EPOCH;
  }

  private void checkVolumes(long place, Report last, boolean rightClock) {
    Record held =
        console.query("select volumes, sampled_at from storage where place = ?", place).getFirst();
    if (rightClock) {
      assertThat(held.get("SAMPLED_AT", OffsetDateTime.class).toInstant())
          .as("when the volumes of report %d were read", last.getNumber())
          .isEqualTo(Instant.ofEpochMilli(last.getTakenAtMillis()));
    }
    assertThat(figures(sample(held.get("VOLUMES", byte[].class)).getVolumesList()))
        .isEqualTo(figures(last.getSample().getVolumesList()));
  }

  private static Map<String, List<Long>> figures(List<Volume> volumes) {
    return volumes.stream()
        .collect(
            toMap(
                Volume::getId,
                volume ->
                    List.of(
                        volume.getCapacityBytes(),
                        volume.getUsedBytes(),
                        volume.getAvailableBytes())));
  }

  private static Sample sample(byte[] serialised) {
    try {
      return Sample.parseFrom(serialised);
    } catch (InvalidProtocolBufferException damaged) {
      throw new AssertionError("the console's volumes cannot be read", damaged);
    }
  }
}
