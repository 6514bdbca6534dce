package fr.regain.agent.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.command.AgentCommandLine;
import fr.regain.agent.host.PolicySource;
import fr.regain.agent.host.StopSignal;
import fr.regain.agent.host.Surroundings;
import fr.regain.agent.host.SystemPaths;
import fr.regain.agent.message.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir Path directory;
  private final List<Duration> waits = new ArrayList<>();
  private final StringWriter error = new StringWriter();

  private ExitCode run(TestingDevice device, int wakes, String... arguments) {
    StopSignal signal =
        new StopSignal() {
          @Override
          public boolean awaited(Duration atMost) {
            waits.add(atMost);
            return waits.size() == wakes;
          }

          @Override
          public void close() {
            waits.add(Duration.ZERO);
          }
        };
    return new AgentCommandLine(
            List.of(new RunCommand(invocation -> device.checkIn(), () -> signal)),
            "1",
            () -> new PolicySource.Found(List.of(), List.of()),
            new SystemPaths(directory.resolve("none"), directory, directory),
            Surroundings.ofThisSystem(),
            Locale.ENGLISH,
            new PrintWriter(new StringWriter()),
            new PrintWriter(error, true))
        .run(arguments);
  }

  @Test
  void eachTurn_samplesAndTalks_whateverTheSlot_andGoesOnAfterAFailure() throws Exception {
    TestingDevice device = new TestingDevice(directory.resolve("agent"), NOW);
    try (TestingConsole console = TestingConsole.start(new TestingDevice(directory, NOW))) {
      device.enrol(console.token());
      console.answersToDrop = 1;

      assertThat(run(device, 3, "run", "--every", "10s")).isEqualTo(ExitCode.OK);

      assertThat(console.checkIns).hasSize(3);
      assertThat(error.toString()).contains("does not answer");
      assertThat(waits)
          .containsExactly(
              Duration.ofSeconds(10),
              Duration.ofSeconds(10),
              Duration.ofSeconds(10),
              Duration.ZERO);
    }
  }

  @Test
  void aDeviceThatIsNotEnrolled_endsTheLoop() {
    TestingDevice device = new TestingDevice(directory.resolve("agent"), NOW);

    assertThat(run(device, 3, "run", "--every", "10s")).isEqualTo(ExitCode.NOT_ENROLLED);
    assertThat(waits).containsExactly(Duration.ZERO);
  }

  @Test
  void anIntervalOutOfBounds_isAUsageProblem() {
    TestingDevice device = new TestingDevice(directory.resolve("agent"), NOW);

    assertThat(run(device, 1, "run", "--every", "10")).isEqualTo(ExitCode.USAGE);
    assertThat(error.toString()).contains("from 1s to 7d");
  }
}
