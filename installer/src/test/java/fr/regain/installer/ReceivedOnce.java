package fr.regain.installer;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.InvalidProtocolBufferException;
import fr.regain.agent.spool.Spool;
import fr.regain.v1.Energy;
import fr.regain.v1.Report;
import fr.regain.v1.Sample;
import fr.regain.v1.Volume;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jooq.Record;

/** Compares what agents took with what the console holds, once both have ended. */
final class ReceivedOnce {
  private final ConsoleDatabase console;
  private final Path scratch;

  /**
   * @param scratch a directory for copies
   */
  ReceivedOnce(ConsoleDatabase console, Path scratch) {
    this.console = console;
    this.scratch = scratch;
  }

  /** What was measured in one hour, or by one method, of one device. */
  private record Amount(long seconds, double joules) {
    Amount plus(Amount other) {
      return new Amount(seconds + other.seconds, joules + other.joules);
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
    checkSums(agent);
  }

  /** The console holds the sums of what the agent's reports say, whether or not some were lost. */
  void checkSums(InstalledAgent agent) {
    Spool spool = agent.spoolFromTheBeginning(scratch);
    List<Report> reports = everything(spool);
    UUID device = state(spool).get("DEVICE_ID", UUID.class);
    checkEnergy(device, reports);
    checkVolumes(device, reports.getLast().getSample().getVolumesList());
  }

  private static List<Report> everything(Spool spool) {
    return spool.pending(Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  private Record state(Spool spool) {
    return console
        .query("select * from check_in_state where spool_id = ?", ConsoleDatabase.uuid(spool.id()))
        .getFirst();
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

  private void checkEnergy(UUID device, List<Report> reports) {
    Map<String, Amount> held =
        console
            .query(
                "select method, scope, sum(seconds) as seconds, sum(joules) as joules"
                    + " from energy_hour where device_id = ? and method <> 'POWERED_ON'"
                    + " group by method, scope"
                    + " union all select 'POWERED_ON', 'DEVICE', sum(powered_on_seconds), 0"
                    + " from energy_hour where device_id = ? having sum(powered_on_seconds) > 0",
                device,
                device)
            .stream()
            .collect(
                toMap(
                    row -> row.get("METHOD") + " " + row.get("SCOPE"),
                    row ->
                        new Amount(
                            row.get("SECONDS", Long.class), row.get("JOULES", Double.class))));
    Map<String, Amount> taken = taken(reports);
    assertThat(held.keySet()).isEqualTo(taken.keySet());
    taken.forEach(
        (name, amount) -> {
          assertThat(held.get(name).seconds()).as(name).isEqualTo(amount.seconds());
          // Sums of floating-point numbers depend on their order.
          assertThat(held.get(name).joules())
              .as(name)
              .isCloseTo(amount.joules(), within(amount.joules() * 1e-9));
        });
  }

  private static Map<String, Amount> taken(List<Report> reports) {
    Map<String, Amount> taken = new HashMap<>();
    for (Report report : reports) {
      int seconds = report.getSample().getPoweredOnSeconds();
      if (seconds > 0) {
        taken.merge("POWERED_ON DEVICE", new Amount(seconds, 0), Amount::plus);
      }
      for (Energy energy : report.getSample().getEnergyList()) {
        String method = energy.getMethod().name().substring("ENERGY_METHOD_".length());
        String scope = energy.getScope().name().substring("ENERGY_SCOPE_".length());
        taken.merge(
            method + " " + scope,
            new Amount(energy.getSeconds(), energy.getJoules()),
            Amount::plus);
      }
    }
    return taken;
  }

  private void checkVolumes(UUID device, List<Volume> last) {
    Record held =
        console.query("select volumes from storage where device_id = ?", device).getFirst();
    assertThat(used(sample(held.get("VOLUMES", byte[].class)).getVolumesList()))
        .isEqualTo(used(last));
  }

  private static Map<String, Long> used(List<Volume> volumes) {
    return volumes.stream().collect(toMap(Volume::getId, Volume::getUsedBytes));
  }

  private static Sample sample(byte[] serialised) {
    try {
      return Sample.parseFrom(serialised);
    } catch (InvalidProtocolBufferException damaged) {
      throw new AssertionError("the console's volumes cannot be read", damaged);
    }
  }
}
