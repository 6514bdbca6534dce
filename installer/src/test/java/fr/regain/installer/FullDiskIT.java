package fr.regain.installer;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.message.ExitCode;
import java.nio.file.Path;
import org.jooq.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full, on either side. */
class FullDiskIT {
  private static final int CONSOLE_MEGABYTES = 260;
  private static final int AGENT_MEGABYTES = 1;
  private static final int WAKES = 3;

  @TempDir private Path directory;

  @Test
  void fullDiskOfTheConsole_acknowledgesNothing_andLosesNothing() throws Exception {
    try (SmallVolume volume = SmallVolume.mount(directory.resolve("small"), CONSOLE_MEGABYTES)) {
      InstalledConsole console = new InstalledConsole(directory.resolve("small"));
      InstalledAgent agent = InstalledAgent.ofThisMachine(directory.resolve("agent"), console);
      try (Program program = console.start()) {
        checkIn(agent);
        volume.fill();
        for (int wake = 0; wake < WAKES; wake++) {
          try (Program refused = agent.checkIn()) {
            assertThat(refused.awaitEnd()).as("%s", refused).isEqualTo(ExitCode.REFUSED.number());
            assertThat(refused.output()).contains("Sample", "kept", "disque");
          }
        }
        volume.makeRoom();
        checkIn(agent);
        program.terminate();
        program.awaitEnd();
      }
      new ReceivedOnce(console.database(), directory).check(agent);
    }
  }

  @Test
  void fullDiskOfTheConsole_survivesItsRestart() throws Exception {
    try (SmallVolume volume = SmallVolume.mount(directory.resolve("small"), CONSOLE_MEGABYTES)) {
      InstalledConsole console = new InstalledConsole(directory.resolve("small"));
      InstalledAgent agent = InstalledAgent.ofThisMachine(directory.resolve("agent"), console);
      try (Program program = console.start()) {
        checkIn(agent);
        volume.fill();
        try (Program refused = agent.checkIn()) {
          assertThat(refused.awaitEnd()).as("%s", refused).isNotZero();
        }
        program.terminate();
        program.awaitEnd();
      }
      try (Program program = console.launch()) {
        assertThat(program.awaitEnd()).as("%s", program).isOne();
        assertThat(program.output()).contains("Free some space").doesNotContain("\tat ");
      }
      volume.makeRoom();
      try (Program program = console.start()) {
        checkIn(agent);
        program.terminate();
        program.awaitEnd();
      }
      new ReceivedOnce(console.database(), directory).check(agent);
    }
  }

  @Test
  void fullDiskOfTheAgent_saysSo_andCountsItsTimeOnce() throws Exception {
    try (SmallVolume volume = SmallVolume.mount(directory.resolve("small"), AGENT_MEGABYTES)) {
      InstalledConsole console = new InstalledConsole(directory);
      InstalledAgent agent =
          InstalledAgent.ofThisMachine(directory.resolve("small/agent"), console);
      try (Program program = console.start()) {
        checkIn(agent);
        volume.fill();
        for (int wake = 0; wake < WAKES; wake++) {
          try (Program full = agent.checkIn()) {
            assertThat(full.awaitEnd()).as("%s", full).isEqualTo(ExitCode.LOCAL_STORAGE.number());
            assertThat(full.output()).containsAnyOf("make room", "Check free space");
          }
        }
        volume.makeRoom();
        checkIn(agent);
        program.terminate();
        program.awaitEnd();
      }
      ReceivedOnce received = new ReceivedOnce(console.database(), directory);
      received.checkSums(agent);
      Record state = console.database().query("select * from check_in_state").getFirst();
      assertThat(state.get("RECEIVED_REPORTS", Long.class) + state.get("LOST_REPORTS", Long.class))
          .isEqualTo(state.get("RECEIVED_THROUGH", Long.class));
    }
  }

  private static void checkIn(InstalledAgent agent) throws InterruptedException {
    try (Program program = agent.checkIn()) {
      assertThat(program.awaitEnd()).as("%s", program).isZero();
    }
  }
}
