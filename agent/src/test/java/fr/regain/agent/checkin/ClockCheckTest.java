package fr.regain.agent.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.cleanup.CleanCommand;
import fr.regain.agent.cleanup.PlanCommand;
import fr.regain.agent.cleanup.QuarantinePurgeCommand;
import fr.regain.agent.cleanup.Workspaces;
import fr.regain.agent.command.AgentCommandLine;
import fr.regain.agent.host.Machine;
import fr.regain.agent.host.MonotonicClock;
import fr.regain.agent.host.PolicySource;
import fr.regain.agent.host.Surroundings;
import fr.regain.agent.host.SystemPaths;
import fr.regain.agent.message.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A clock that is days off, asked by the commands that judge by age. */
class ClockCheckTest {
  private static final String WRONG = "clock of this device is wrong";

  @TempDir Path directory;
  private final StringWriter said = new StringWriter();

  private ExitCode run(String command) {
    MonotonicClock time = MonotonicClock.ofThisMachine();
    Workspaces workspaces =
        new Workspaces(Map.of("HOME", directory.toString()), ClockCheck::require);
    return new AgentCommandLine(
            List.of(
                new PlanCommand(
                    workspaces,
                    workspace -> path -> false,
                    Machine::here,
                    MonotonicClock.ofThisMachine()),
                new CleanCommand(workspaces, Machine::here, time),
                new QuarantinePurgeCommand(workspaces)),
            "test",
            () -> new PolicySource.Found(List.of(), List.of()),
            new SystemPaths(
                directory.resolve("none.conf"),
                directory.resolve("agent"),
                directory.resolve("shared")),
            Surroundings.ofThisSystem(),
            Locale.ENGLISH,
            new PrintWriter(said, true),
            new PrintWriter(said, true))
        .run(
            Stream.concat(
                    Stream.of(command.split(" ")),
                    Stream.of(
                        "--data-directory",
                        directory.resolve("agent").toString(),
                        "--shared-directory",
                        directory.resolve("shared").toString()))
                .toArray(String[]::new));
  }

  private void lastTalkSaw(Duration offset) throws IOException {
    Path leases = Files.createDirectories(directory.resolve("agent/leases"));
    Files.writeString(
        leases.resolve("time.properties"),
        """
        time.console=2020-01-01T00:00:00Z
        time.since-boot=PT1H
        time.ahead=%s
        time.latest=2020-01-01T00:00:00Z
        """
            .formatted(offset));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "clean --plan 0123", "quarantine purge"})
  void aClockThatTheLastCheckInSawDaysOff_letsNothingBePlannedCleanedOrPurged(String command)
      throws IOException {
    lastTalkSaw(Duration.ofDays(-40));

    assertThat(run(command)).isEqualTo(ExitCode.LOCAL_STORAGE);
    assertThat(said.toString()).contains(WRONG);
  }

  @Test
  void aPersonsProcess_goesByWhatTheAgentShares() throws IOException {
    Path campaigns = Files.createDirectories(directory.resolve("shared/campaigns"));
    Files.writeString(
        campaigns.resolve("trust.properties"),
        """
        lease-key=00
        device=00
        forbidden=
        time.console=2026-11-02T08:00:00Z
        time.since-boot=PT1H
        time.ahead=PT960H
        time.latest=2026-11-02T08:00:00Z
        """);

    assertThat(run("quarantine purge")).isEqualTo(ExitCode.LOCAL_STORAGE);
    assertThat(said.toString()).contains(WRONG);
  }

  @Test
  void aClockThatIsHoursOff_orThatNoConsoleHasSeen_isNoReasonToStop() throws IOException {
    run("clean --plan 0123");
    lastTalkSaw(Duration.ofHours(3));
    run("clean --plan 0123");

    assertThat(said.toString()).doesNotContain(WRONG);
  }
}
