package fr.regain.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jooq.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trial, as the README starts it. */
class QuickstartIT {
  private static final int INTERRUPTED = 130;

  @TempDir private Path directory;
  private final String pagesPort = Integer.toString(InstalledConsole.freePort());
  private final String agentsPort = Integer.toString(InstalledConsole.freePort());

  @Test
  void interrupted_endsWithAllOfIt_andTheNextStartFindsTheSameDeviceAndItsHistory()
      throws Exception {
    runUntilItHasCheckedIn();
    Record first = database().query("select * from check_in_state").getFirst();
    long volumes = database().number("select count(*) from storage");

    runUntilItHasCheckedIn();
    Record second = database().query("select * from check_in_state").getFirst();
    assertThat(database().number("select count(*) from device")).isOne();
    assertThat(second.get("PLACE")).isEqualTo(first.get("PLACE"));
    assertThat(second.get("SPOOL_ID")).isEqualTo(first.get("SPOOL_ID"));
    assertThat(second.get("RECEIVED_REPORTS", Long.class))
        .isGreaterThan(first.get("RECEIVED_REPORTS", Long.class));
    assertThat(second.get("RECEIVED_THROUGH", Long.class))
        .isEqualTo(second.get("RECEIVED_REPORTS", Long.class));
    assertThat(volumes).isPositive().isEqualTo(database().number("select count(*) from storage"));
  }

  /** Starts the trial, waits for its line and for a check-in after it, and presses Ctrl-C. */
  private void runUntilItHasCheckedIn() throws Exception {
    long before = checkIns();
    try (Program quickstart = start()) {
      assertThat(quickstart.awaitLine(line -> line.startsWith("Regain: ")))
          .contains("http://127.0.0.1:" + pagesPort);
      Eventually.holds("the agent has checked in", () -> checkIns() > before);
      List<ProcessHandle> parts = quickstart.descendants();
      assertThat(parts).hasSize(2);
      quickstart.interrupt();
      assertThat(quickstart.awaitEnd()).as("%s", quickstart).isEqualTo(INTERRUPTED);
      assertThat(parts).noneMatch(ProcessHandle::isAlive);
      assertThat(quickstart.output()).doesNotContain("Exception");
    }
  }

  private Program start() {
    return Program.start(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            Images.quickstart(),
            Quickstart.class.getName(),
            Images.agentImage().toString(),
            Images.consoleImage().toString(),
            directory.toString(),
            pagesPort,
            agentsPort),
        Map.of());
  }

  /** When the agent last noted that it had talked to the console; 0 before the first time. */
  private long checkIns() throws IOException {
    Path state = directory.resolve("agent/check-in.properties");
    return Files.exists(state) && Files.readString(state).contains("last.code=ok")
        ? Files.getLastModifiedTime(state).toMillis()
        : 0;
  }

  private ConsoleDatabase database() {
    return new ConsoleDatabase(directory.resolve("console/regain"));
  }
}
