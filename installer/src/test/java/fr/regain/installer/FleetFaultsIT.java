package fr.regain.installer;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.message.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a fleet meets on the day of its deployment: one sentence each, and nothing measured is lost.
 */
class FleetFaultsIT {
  @TempDir private Path directory;

  @Test
  void aTokenThatHasExpired_isSaid_andWhatWasMeasuredWaits() throws Exception {
    InstalledConsole console = new InstalledConsole(directory);
    InstalledAgent agent = InstalledAgent.ofThisMachine(directory.resolve("agent"), console);
    startAndEnd(console);
    assertThat(
            console
                .database()
                .number(
                    "select count(*) from final table (update enrolment_token"
                        + " set expires_at = dateadd(hour, -1, current_timestamp))"))
        .isOne();
    try (Program program = console.start()) {
      assertOneSentence(agent, 5, "The console refused: Le jeton d’enrôlement a expiré.");
      program.terminate();
      program.awaitEnd();
    }
    assertThat(console.database().number("select count(*) from device")).isZero();
    assertWaiting(agent);
  }

  @Test
  void noNetwork_isSaid_andWhatWasMeasuredWaits() throws Exception {
    InstalledConsole console = new InstalledConsole(directory);
    InstalledAgent agent = InstalledAgent.ofThisMachine(directory.resolve("agent"), console);
    startAndEnd(console);
    assertOneSentence(agent, 4, "does not answer", "--console", "console.invalid:8443");
    assertWaiting(agent);
  }

  /** For the token that it makes. */
  private static void startAndEnd(InstalledConsole console) throws InterruptedException {
    try (Program program = console.start()) {
      program.terminate();
      program.awaitEnd();
    }
  }

  /** No word of a library and no stack trace. */
  private static void assertOneSentence(
      InstalledAgent agent, int exitCode, String sentence, String... more)
      throws InterruptedException {
    try (Program wake = agent.checkIn(more)) {
      assertThat(wake.awaitEnd()).as("%s", wake).isEqualTo(exitCode);
      assertThat(wake.output())
          .contains(sentence)
          .doesNotContain("WARNING", "Exception:", "\tat ")
          .hasLineCount(2);
    }
  }

  private static void assertWaiting(InstalledAgent agent) throws InterruptedException {
    try (Program status = agent.status()) {
      assertThat(status.awaitEnd()).as("not enrolled").isEqualTo(ExitCode.NOT_ENROLLED.number());
      assertThat(status.output()).containsPattern("waiting +1 report ");
    }
  }
}
