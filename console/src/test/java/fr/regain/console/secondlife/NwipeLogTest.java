package fr.regain.console.secondlife;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Logs in the forms that nwipe has written since 2018, and what only looks like one. */
final class NwipeLogTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final String TODAY =
      """
      [2026/11/20 09:00:00]    info: nwipe 0.38
      [2026/11/20 09:00:01]  notice: Found /dev/sda,  ATA, ST1000DM003-1CH1, 1000 GB, S/N=Z1D3ABCD
      [2026/11/20 09:00:01]  notice: Found /dev/nvme0n1, NVME, KBG40ZNS256G NVMe, 256 GB, S/N=80XA1
      [2026/11/20 09:00:02]  notice: /dev/sda has serial number Z1D3ABCD
      [2026/11/20 09:00:02]  notice: /dev/sda, sect/blk/dev 512/4096/1000204886016
      [2026/11/20 09:00:02]  notice: /dev/nvme0n1 has serial number 80XA1
      [2026/11/20 09:00:02]  notice: /dev/nvme0n1, sect/blk/dev 512/4096/256060514304
      [2026/11/20 09:00:03]  notice: Invoking method 'PRNG Stream' on /dev/sda
      [2026/11/20 09:00:03]  notice: Invoking method 'Fill With Zeros' on /dev/nvme0n1
      [2026/11/20 09:00:03]  notice: Starting round 1 of 1 on /dev/sda
      [2026/11/20 11:00:00]  notice: 1000204886016 bytes written to /dev/sda
      [2026/11/20 11:00:00]  notice: Verifying pass 1 of 1, round 1 of 1, on /dev/sda
      [2026/11/20 13:00:00]  notice: Verified pass 1 of 1, round 1 of 1, on '/dev/sda'.
      [2026/11/20 13:00:00]  notice: Finished final round 1 of 1 on /dev/sda
      [2026/11/20 09:30:00]   error: Write error on '/dev/nvme0n1' at offset 40475033600
      [2026/11/20 09:40:00]  notice: Finished final round 1 of 1 on /dev/nvme0n1

      ******************************** Error Summary *********************************
      !   Device | Pass Errors | Verifications Errors | Fdatasync I\\O Errors
      --------------------------------------------------------------------------------
             sda |           0 |                    0 |                    0
      !  nvme0n1 |           1 |                    0 |                    0
      ********************************************************************************

      ********************************* Drive Status *********************************
      !   Device | Status | Thru-put | HH:MM:SS | Model/Serial Number
      --------------------------------------------------------------------------------
             sda | Erased |  140 MB/s | 04:00:00 | ST1000DM003-1CH1/Z1D3ABCD
      !  nvme0n1 |-FAILED-|  140 MB/s | 00:40:00 | KBG40ZNS256G NVMe/80XA1
      --------------------------------------------------------------------------------
      """;

  private static List<Erasure> read(String text) {
    return NwipeLog.read(text, PARIS, "Inès", "ab");
  }

  @Test
  void aDiskThatWasWrittenAndReadBack_isVerified_withAllThatACertificateSays() {
    Erasure disk = read(TODAY).getFirst();

    assertThat(disk)
        .isEqualTo(
            new Erasure(
                "ST1000DM003-1CH1",
                "Z1D3ABCD",
                1_000_204_886_016L,
                DiskMedium.UNKNOWN,
                "PRNG Stream",
                EraseLevel.CLEAR,
                "nwipe",
                "0.38",
                Instant.parse("2026-11-20T08:00:03Z"),
                Instant.parse("2026-11-20T12:00:00Z"),
                100,
                true,
                "Inès",
                "",
                "ab",
                Erasure.Origin.NWIPE));
    assertThat(disk.isVerified()).isTrue();
  }

  /** What Debian's nwipe wrote of a loop device, which has no serial number. */
  @Test
  void aLogOfTheProgramItself_isReadToItsEnd() throws IOException {
    try (InputStream log = NwipeLogTest.class.getResourceAsStream("nwipe-0.33.log")) {
      Erasure disk =
          read(new String(Objects.requireNonNull(log).readAllBytes(), StandardCharsets.UTF_8))
              .getFirst();

      assertThat(disk)
          .isEqualTo(
              new Erasure(
                  "Loopback device",
                  "",
                  16_777_216L,
                  DiskMedium.UNKNOWN,
                  "DoD Short",
                  EraseLevel.CLEAR,
                  "nwipe",
                  "0.33",
                  Instant.parse("2026-11-29T04:19:28Z"),
                  Instant.parse("2026-11-29T04:19:28Z"),
                  100,
                  true,
                  "Inès",
                  "",
                  "ab",
                  Erasure.Origin.NWIPE));
    }
  }

  @Test
  void aDiskThatFailed_isOnRecord_asFailed() {
    Erasure disk = read(TODAY).get(1);

    assertThat(disk.success()).isFalse();
    assertThat(disk.isVerified()).isFalse();
    assertThat(disk.medium()).isEqualTo(DiskMedium.NVME);
    assertThat(disk.verifiedPercent()).isNull();
  }

  @Test
  void theOldForm_isReadToo_andTellsNoSerialNumber() {
    String old =
        """
        [2018/08/18 15:41:48] nwipe: info: Device '/dev/sdb' is size 600127266816.
        [2018/08/18 15:41:48] nwipe: notice: Invoking method 'PRNG Stream' on device '/dev/sdb'.
        [2018/08/18 17:02:30] nwipe: notice: 600127266816 bytes written to device '/dev/sdb'.
        [2018/08/18 17:02:30] nwipe: notice: Finished round 1 of 1 on device '/dev/sdb'.
        """;
    Erasure disk = read(old).getFirst();

    assertThat(disk.diskBytes()).isEqualTo(600_127_266_816L);
    assertThat(disk.diskSerial()).isEmpty();
    assertThat(disk.success()).isTrue();
    assertThat(disk.isVerified()).as("nothing was read back").isFalse();
  }

  @Test
  void theFormOf2026_withItsTableOfPercentages_isReadToo() {
    String log =
        """
        [2026/11/20 09:00:00]    info: nwipe 0.42
        [2026/11/20 09:00:01]  notice: Found /dev/sdb, SATA, WDC WD5000LPCX-24, 500 GB, S/N=WD-WX61A
        [2026/11/20 09:00:02]  notice: /dev/sdb has serial number WD-WX61A
        [2026/11/20 09:00:02]  notice: /dev/sdb, sect/blk/dev 512/4096/500107862016
        [2026/11/20 09:00:03]  notice: Invoking method 'DoD Short' on /dev/sdb
        [2026/11/20 09:00:03]  notice: Starting round 1 of 1 on /dev/sdb
        [2026/11/20 09:00:03]  notice: Starting pass 1/3, round 1/1, on /dev/sdb
        [2026/11/20 13:00:00]  notice: Finished pass 3/3, round 1/1, on /dev/sdb
        [2026/11/20 13:00:00]  notice: Finished final round 1 of 1 on /dev/sdb
        [2026/11/20 13:00:00]  notice: Verifying that /dev/sdb is empty.
        [2026/11/20 15:00:00]  notice: [SUCCESS] Verified that /dev/sdb is empty.
        [2026/11/20 15:00:00]   debug: Status: /dev/sdb, result=0, pass_errors=0, verify_errors=0, fsync_errors=0

        ******************************** Error Summary *********************************
        !   Device | Pass Errors | Verifications Errors | Fdatasync I\\O Errors
        --------------------------------------------------------------------------------
               sdb |           0 |                    0 |                    0
        ********************************************************************************

        !   Device |      Bytes Erased |      Bytes Total | Percentage Erased
        --------------------------------------------------------------------------------
               sdb |      500107862016 |     500107862016 |           100.00%

        ********************************* Drive Status *********************************
        !   Device | Status | Thru-put | HH:MM:SS | Model/Serial Number
        --------------------------------------------------------------------------------
               sdb | Erased |  104 MB/s | 06:00:00 | WDC WD5000LPCX-24/WD-WX61A
        --------------------------------------------------------------------------------
        """;
    Erasure disk = read(log).getFirst();

    assertThat(disk.toolVersion()).isEqualTo("0.42");
    assertThat(disk.diskModel()).isEqualTo("WDC WD5000LPCX-24");
    assertThat(disk.diskSerial()).isEqualTo("WD-WX61A");
    assertThat(disk.endedAt()).isEqualTo(Instant.parse("2026-11-20T14:00:00Z"));
    assertThat(disk.isVerified()).isTrue();
    String unequal =
        log.replace(
            "[SUCCESS] Verified that /dev/sdb is empty.",
            "[FAILURE] /dev/sdb Verification errors, not empty");
    assertThat(read(unequal).getFirst().success()).isFalse();
  }

  @Test
  void aLogWithoutNames_tellsNoSerialNumber() {
    String quiet = TODAY.replace("Z1D3ABCD", "XXXXXXXXXXXXXXX").replace("80XA1", "?????");

    assertThat(read(quiet)).extracting(Erasure::diskSerial).containsOnly("");
    assertThat(NwipeMatch.of(read(quiet).subList(0, 1), List.of())).isEmpty();
  }

  @Test
  void anAbortedRun_erasedNothing() {
    String aborted =
        TODAY.lines().filter(line -> !line.contains("Finished")).reduce("", (a, b) -> a + b + "\n");
    assertThat(read(aborted)).noneMatch(Erasure::success);
    assertThat(read(TODAY.replace("| Erased |", "|UABORTED|"))).noneMatch(Erasure::success);
  }

  @Test
  void onlyTheFirstOfSeveralRounds_isNoErasure() {
    assertThat(
            read(TODAY.replace("Finished final round 1 of 1", "Finished round 1 of 3"))
                .getFirst()
                .success())
        .isFalse();
  }

  @Test
  void theSecondRunOfOneLog_isTheOneThatCounts() {
    String again =
        TODAY
            + """
            [2026/11/21 09:00:03]  notice: Invoking method 'PRNG Stream' on /dev/sda
            """;
    assertThat(read(again).getFirst().success()).isFalse();
  }

  @Test
  void anotherDiskUnderTheSameName_inALaterRun_isAnotherErasure() {
    String second =
        TODAY
            .replace("2026/11/20", "2026/11/21")
            .replace("80XA1", "SECOND")
            .replace("KBG40ZNS256G NVMe", "PM981")
            .replaceAll("(?m)^.* error: Write error.*\n", "")
            .replace("!  nvme0n1 |           1", "   nvme0n1 |           0")
            .replace("!  nvme0n1 |-FAILED-|", "   nvme0n1 | Erased |");
    List<Erasure> all = read(TODAY + second);

    assertThat(all)
        .extracting(Erasure::diskSerial, Erasure::diskModel, Erasure::success)
        .containsExactlyInAnyOrder(
            tuple("Z1D3ABCD", "ST1000DM003-1CH1", true),
            tuple("80XA1", "KBG40ZNS256G NVMe", false),
            tuple("Z1D3ABCD", "ST1000DM003-1CH1", true),
            tuple("SECOND", "PM981", true));
    assertThat(all.subList(0, 2)).as("the runs in their order").isEqualTo(read(TODAY));
    assertThat(NwipeMatch.of(all, List.of())).as("more than one disk").isEmpty();
  }

  @Test
  void twoRunsOnOneDisk_areBothOfThePiece_thatTellsOfNone() {
    List<Erasure> first = read(TODAY).subList(0, 1);
    List<Erasure> both = List.of(first.getFirst(), first.getFirst());

    assertThat(NwipeMatch.of(both, List.of())).isEqualTo(both);
  }

  @Test
  void whatIsNoLog_orTooLong_tellsNothing() {
    assertThat(read("")).isEmpty();
    assertThat(read("Bonjour")).isEmpty();
    assertThat(read("x".repeat(NwipeLog.LONGEST + 1))).isEmpty();
    assertThat(read("[2026/99/99 09:00:00] notice: Invoking method 'x' on /dev/sda").getFirst())
        .extracting(Erasure::startedAt)
        .isNull();
  }

  @Test
  void anEndlessNumberOfDisks_isCut() {
    StringBuilder text = new StringBuilder();
    for (int disk = 0; disk < 1_000; disk++) {
      text.append("[2026/11/20 09:00:03] notice: Invoking method 'x' on /dev/d" + disk + "\n");
    }
    assertThat(read(text.toString())).hasSize(64);
  }

  @Property(tries = 300)
  void anyText_isReadWithoutFailing(@ForAll String text) {
    assertThat(read("[2026/11/20 09:00:03] notice: " + text)).hasSizeLessThan(65);
  }

  @Test
  void onlyTheDisksOfThePiece_areTakenOver() {
    List<Erasure> all = read(TODAY);

    assertThat(NwipeMatch.of(all, List.of(Samples.disk("z1d3-abcd")))).containsExactly(all.get(0));
    assertThat(NwipeMatch.of(all, List.of(Samples.disk("other")))).isEmpty();
    assertThat(NwipeMatch.of(all, List.of())).as("two disks, and nothing to tell").isEmpty();
    assertThat(NwipeMatch.of(all.subList(0, 1), List.of())).hasSize(1);
  }
}
