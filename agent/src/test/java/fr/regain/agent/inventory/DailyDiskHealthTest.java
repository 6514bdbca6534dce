package fr.regain.agent.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.host.DiskHealthAnswer;
import fr.regain.agent.host.DiskHealthAnswer.Reason;
import fr.regain.agent.host.DiskHealthAnswer.Told;
import fr.regain.agent.host.DiskHealthAnswer.Untold;
import fr.regain.agent.host.FixedDisk;
import fr.regain.v1.Disk;
import fr.regain.v1.DiskHealth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DailyDiskHealthTest {
  private static final FixedDisk DISK =
      new FixedDisk("sda", Disk.newBuilder().setModel("A disk: a=b").build());

  @TempDir Path directory;
  private Instant now = Instant.parse("2026-11-21T12:00:00Z");
  private DiskHealthAnswer answer = hours(10);
  private int asked;

  private static DiskHealthAnswer hours(long hours) {
    return new Told(DiskHealth.newBuilder().setPowerOnHours(hours).build());
  }

  private DiskHealthAnswer today(FixedDisk disk) {
    return new DailyDiskHealth(
            directory.resolve("health"),
            any -> {
              asked++;
              return answer;
            },
            () -> now)
        .apply(disk);
  }

  @Test
  void withinADay_aDiskIsAskedOnce_evenByAnotherProcess() {
    assertThat(today(DISK)).isEqualTo(hours(10));
    answer = hours(11);
    now = now.plus(Duration.ofHours(23));

    assertThat(today(DISK)).isEqualTo(hours(10));
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void afterADay_itIsAskedAgain() {
    today(DISK);
    answer = hours(34);
    now = now.plus(Duration.ofDays(1));

    assertThat(today(DISK)).isEqualTo(hours(34));
  }

  @Test
  void aDiskThatCannotTell_isNotAskedAllDayEither() {
    answer = new Untold(Reason.NO_TOOL);
    today(DISK);
    today(DISK);

    assertThat(asked).isEqualTo(1);
    assertThat(today(DISK)).isEqualTo(new Untold(Reason.NO_TOOL));
  }

  @Test
  void aSleepingDisk_keepsItsLastAnswer_andIsAskedAgain() {
    today(DISK);
    answer = new Untold(Reason.ASLEEP);
    now = now.plus(Duration.ofDays(2));

    assertThat(today(DISK)).isEqualTo(hours(10));
    today(DISK);
    assertThat(asked).isEqualTo(3);
  }

  @Test
  void aDiskThatAlwaysSlept_isAsleep() {
    answer = new Untold(Reason.ASLEEP);

    assertThat(today(DISK)).isEqualTo(new Untold(Reason.ASLEEP));
  }

  @Test
  void anotherDiskUnderTheSameName_isAskedForItself() {
    today(DISK);
    answer = hours(1);

    assertThat(today(new FixedDisk("sda", Disk.newBuilder().setModel("New").build())))
        .isEqualTo(hours(1));
  }

  @Test
  void whatCannotBeRemembered_isToldAllTheSame() {
    Path unwritable = directory.resolve("absent").resolve("health");

    assertThat(new DailyDiskHealth(unwritable, any -> answer, () -> now).apply(DISK))
        .isEqualTo(hours(10));
  }

  @Test
  void aClockSetBack_orADamagedFile_asksAnew() throws IOException {
    today(DISK);
    now = now.minus(Duration.ofDays(3));
    today(DISK);
    assertThat(asked).isEqualTo(2);

    Files.writeString(directory.resolve("health"), "sda/A\\ disk\\:\\ a\\=b/=when? ?\n\\u00");
    assertThat(today(DISK)).isEqualTo(hours(10));
    assertThat(asked).isEqualTo(3);
  }
}
