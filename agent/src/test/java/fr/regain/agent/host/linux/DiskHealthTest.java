package fr.regain.agent.host.linux;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.host.DiskHealthAnswer;
import fr.regain.agent.host.DiskHealthAnswer.Reason;
import fr.regain.agent.host.DiskHealthAnswer.Told;
import fr.regain.agent.host.DiskHealthAnswer.Untold;
import fr.regain.agent.host.FixedDisk;
import fr.regain.agent.host.RecordedTree;
import fr.regain.v1.Disk;
import fr.regain.v1.DiskHealth;
import fr.regain.v1.DiskHealthSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The samples are the output of smartctl on real disks; see {@code smart-LICENSE.txt}. */
@EnabledOnOs(OS.LINUX)
class DiskHealthTest {
  private static final FixedDisk DISK = new FixedDisk("sda", Disk.getDefaultInstance());

  @TempDir Path root;
  private RecordedTree tree;

  @BeforeEach
  void layATree() {
    tree = RecordedTree.lay("laptop", root);
  }

  private DiskHealthAnswer ask() {
    return new LinuxMachine(root).health(DISK);
  }

  private static DiskHealthAnswer untold(Reason reason) {
    return new Untold(reason);
  }

  /** A smartctl that prints a sample and ends with a status. */
  private void prints(String sample, int status) {
    Path output = root.resolve("printed.json");
    try (InputStream in =
        Objects.requireNonNull(getClass().getResourceAsStream("smart-" + sample + ".json"))) {
      Files.write(output, in.readAllBytes());
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
    tree.program("usr/sbin/smartctl", "cat '%s'\nexit %d".formatted(output, status));
  }

  private void answers(String json, int status) {
    tree.program("usr/sbin/smartctl", "echo '%s'\nexit %d".formatted(json, status));
  }

  @Test
  void anNvmeDisk_tellsItsHealthLog() {
    prints("nvme", 0);

    assertThat(ask())
        .isEqualTo(
            new Told(
                DiskHealth.newBuilder()
                    .setSource(DiskHealthSource.DISK_HEALTH_SOURCE_SMARTCTL)
                    .setPassed(true)
                    .setPowerOnHours(2401)
                    .setPercentageUsed(0)
                    .setAvailableSparePercent(100)
                    .setAvailableSpareThresholdPercent(10)
                    .setMediaErrors(0)
                    .build()));
  }

  @Test
  void anAtaDisk_tellsTheAttributesThatItKeeps_andTheOthersAreAbsent() {
    prints("ata", 0);

    assertThat(ask())
        .isEqualTo(
            new Told(
                DiskHealth.newBuilder()
                    .setSource(DiskHealthSource.DISK_HEALTH_SOURCE_SMARTCTL)
                    .setPassed(true)
                    .setPowerOnHours(1730)
                    .setReallocatedSectors(0)
                    .setPendingSectors(0)
                    .setOfflineUncorrectableSectors(0)
                    .build()));
  }

  @Test
  void aDiskThatTellsItsVerdictAlone_hasNothingElse() {
    prints("pass", 0);

    assertThat(((Told) ask()).health())
        .isEqualTo(
            DiskHealth.newBuilder()
                .setSource(DiskHealthSource.DISK_HEALTH_SOURCE_SMARTCTL)
                .setPassed(true)
                .build());
  }

  @Test
  void aFailingDisk_isToldSo_whateverTheExitStatusSays() {
    answers("{\"smart_status\":{\"passed\":false}}", 0b1101_1000);

    assertThat(((Told) ask()).health().getPassed()).isFalse();
  }

  @Test
  void aDiskThatCouldNotBeOpened_isAbsent() {
    prints("fail", 2);

    assertThat(ask()).isEqualTo(untold(Reason.NO_ANSWER));
  }

  @Test
  void packedCounters_areTakenApart() {
    answers(
        """
        {"ata_smart_attributes":{"table":[
          {"id":188,"raw":{"value":4295032835,"string":"1 1 3"}},
          {"id":5,"raw":{"value":8590000128}},
          {"id":"197","raw":{"value":7}},
          {"id":198,"raw":{"value":-1}},
          {"id":1099511627776,"raw":{"value":9}},
          {"raw":null}, null, 5]}}\
        """,
        0);

    assertThat(((Told) ask()).health())
        .isEqualTo(
            DiskHealth.newBuilder()
                .setSource(DiskHealthSource.DISK_HEALTH_SOURCE_SMARTCTL)
                .setCommandTimeouts(3)
                .setReallocatedSectors(8590000128L & 0xffff)
                .build());
  }

  @Test
  void withoutSmartctl_thatIsTheReason() {
    assertThat(ask()).isEqualTo(untold(Reason.NO_TOOL));
  }

  @Test
  void withoutPermission_thatIsTheReason() {
    answers(
        "{\"smartctl\":{\"messages\":[{\"string\":\"Smartctl open device: /dev/sda failed:"
            + " Permission denied\"}],\"exit_status\":2}}",
        2);

    assertThat(ask()).isEqualTo(untold(Reason.NOT_PERMITTED));
  }

  @Test
  void aSleepingDisk_staysAsleep() {
    answers(
        "{\"smartctl\":{\"messages\":[{\"string\":\"Device is in STANDBY (OS) mode, exit(2)\"}]}}",
        2);

    assertThat(ask()).isEqualTo(untold(Reason.ASLEEP));
  }

  @Test
  void aDiskThatAControllerHides_isUnsupported() {
    answers("{\"device\":{\"protocol\":\"SCSI\"},\"scsi_vendor\":\"DELL PERC\"}", 0);
    assertThat(ask()).isEqualTo(untold(Reason.UNSUPPORTED));

    answers(
        "{\"smartctl\":{\"messages\":[{\"string\":\"/dev/sda: Unable to detect device type\"}]}}",
        1);
    assertThat(ask()).isEqualTo(untold(Reason.UNSUPPORTED));
  }

  @Test
  void outputThatIsNoJson_isNoAnswer() {
    answers("smartctl 6.6 : option invalide", 1);
    assertThat(ask()).isEqualTo(untold(Reason.NO_ANSWER));

    answers("[1, 2", 0);
    assertThat(ask()).isEqualTo(untold(Reason.NO_ANSWER));
  }

  @Test
  void outputWithoutEnd_isCutOff() {
    tree.program("usr/sbin/smartctl", "exec cat /dev/zero");

    assertThat(ask()).isEqualTo(untold(Reason.NO_ANSWER));
  }

  @Test
  void aDiskThatDoesNotAnswer_isLeftAfterTheLimit() {
    tree.program("usr/sbin/smartctl", "exec sleep 600");

    assertThat(new Smartctl(root.resolve("usr/sbin/smartctl"), Duration.ofMillis(200)).ask("sda"))
        .isEqualTo(untold(Reason.NO_ANSWER));
  }

  @Test
  void theProgram_getsThePlainLocale_andNothingElseOfTheEnvironment_andWakesNoDisk() {
    Path seen = root.resolve("seen");
    tree.program(
        "usr/sbin/smartctl",
        "(env | cut -d= -f1; echo \"$LC_ALL\"; echo \"$@\") > '%s'; cat".formatted(seen));

    ask();

    assertThat(seen)
        .content()
        .contains("LC_ALL", "\nC\n")
        .contains("--json --nocheck=standby --info --health --attributes /dev/sda")
        .doesNotContain("HOME", "JAVA", "USER");
  }
}
