package fr.regain.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jooq.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A device whose clock is years off: an empty battery on its board, or a pupil. */
class WrongClockIT {
  private static final Duration YEAR = Duration.ofDays(365);

  @TempDir private Path directory;

  @Test
  void clockThatGoesTenYearsAhead_isReported_andTheDeviceStaysItself() throws Exception {
    Map<String, String> wrong = ClockOff.by(YEAR.multipliedBy(10));
    InstalledConsole console = new InstalledConsole(directory);
    InstalledAgent agent = InstalledAgent.ofThisMachine(directory.resolve("agent"), console);
    try (Program program = console.start()) {
      checkIn(agent, Map.of());
      checkIn(agent, wrong);
      checkIn(agent, wrong);
      try (Program status = agent.status()) {
        assertThat(status.awaitEnd()).isZero();
        assertThat(status.output()).contains("minutes ahead");
      }
      program.terminate();
      program.awaitEnd();
    }
    checkReported(console.database(), 10, 3);
  }

  @Test
  void clockThatWasAlwaysTenYearsBehind_doesNotKeepTheDeviceFromEnrolling() throws Exception {
    Map<String, String> wrong = ClockOff.by(YEAR.multipliedBy(-10));
    InstalledConsole console = new InstalledConsole(directory);
    InstalledAgent agent = InstalledAgent.ofThisMachine(directory.resolve("agent"), console);
    try (Program program = console.start()) {
      checkIn(agent, wrong);
      checkIn(agent, wrong);
      program.terminate();
      program.awaitEnd();
    }
    checkReported(console.database(), -10, 2);
    new ReceivedOnce(console.database(), directory).check(agent);
  }

  /** One device with one certificate and all its reports, whose clock is known to be wrong. */
  private static void checkReported(ConsoleDatabase console, int years, int reports) {
    Record state = console.query("select * from check_in_state").getFirst();
    assertThat(Duration.ofMillis(state.get("CLOCK_OFFSET_MILLIS", Long.class)))
        .isCloseTo(YEAR.multipliedBy(years), Duration.ofHours(1));
    assertThat(state.get("HEALTH", String.class)).contains("clock.wrong: ");
    assertThat(state.get("RECEIVED_REPORTS", Integer.class)).isEqualTo(reports);
    assertThat(state.get("LOST_REPORTS", Long.class)).isZero();
    assertThat(console.number("select count(*) from device")).isOne();
    assertThat(console.number("select count(*) from certificate")).isOne();
    assertThat(
            console.number(
                "select count(*) from energy_hour"
                    + " where hour_start < dateadd(hour, -2, current_timestamp)"
                    + " or hour_start > current_timestamp"))
        .as("hours that the console's own clock has not seen")
        .isZero();
  }

  private static void checkIn(InstalledAgent agent, Map<String, String> environment)
      throws InterruptedException {
    try (Program program = agent.checkIn(environment)) {
      assertThat(program.awaitEnd()).as("%s", program).isZero();
    }
  }
}
