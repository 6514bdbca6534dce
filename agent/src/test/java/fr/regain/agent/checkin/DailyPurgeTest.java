package fr.regain.agent.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DailyPurgeTest {
  @TempDir private Path directory;
  private Instant now = Instant.parse("2026-11-22T12:00:00Z");
  private int purges;

  private void wake() throws Exception {
    new DailyPurge(directory, () -> now, () -> purges++).run();
  }

  @Test
  void withoutAQuarantine_nothingIsStarted() throws Exception {
    wake();

    assertThat(purges).isZero();
  }

  @Test
  void itRunsOnceADay() throws Exception {
    Files.createDirectory(directory.resolve("quarantine"));
    wake();
    now = now.plus(Duration.ofHours(23));
    wake();
    assertThat(purges).isEqualTo(1);

    now = now.plus(Duration.ofHours(1));
    wake();
    assertThat(purges).isEqualTo(2);
  }

  @Test
  void aClockSetBack_orADamagedNote_doesNotPutItOff() throws Exception {
    Files.createDirectory(directory.resolve("quarantine"));
    wake();
    now = now.minus(Duration.ofDays(300));
    wake();
    assertThat(purges).isEqualTo(2);

    Files.writeString(directory.resolve("last-purge"), "torn");
    wake();
    assertThat(purges).isEqualTo(3);
  }
}
