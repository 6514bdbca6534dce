package fr.regain.agent.spool;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import fr.regain.v1.Report;
import fr.regain.v1.Sample;
import fr.regain.v1.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final SpoolLimits WIDE = new SpoolLimits(64L << 20, Duration.ofDays(30));

  @TempDir Path directory;

  private Spool open() {
    return open(NOW, WIDE);
  }

  private Spool open(Instant now, SpoolLimits limits) {
    return Spool.open(
        directory.resolve("spool"), limits, Clock.fixed(now, ZoneOffset.UTC), new Random(1));
  }

  private static Sample sample(int seconds) {
    return Sample.newBuilder().setPoweredOnSeconds(seconds).build();
  }

  private static Sample large() {
    return Sample.newBuilder()
        .addVolumes(Volume.newBuilder().setLabel("x".repeat(100_000)))
        .build();
  }

  private static void append(Spool spool, int count) {
    for (int index = 1; index <= count; index++) {
      spool.append(sample(index), ByteString.copyFromUtf8("counters " + index));
    }
  }

  private static List<Long> numbers(List<Report> reports) {
    return reports.stream().map(Report::getNumber).toList();
  }

  private Path onlySegment() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("spool"))) {
      return files.filter(file -> file.toString().endsWith(".segment")).findFirst().orElseThrow();
    }
  }

  @Test
  void recordsOfOneProcess_areThereForTheNext() {
    append(open(), 3);

    Spool reopened = open();

    assertThat(numbers(reopened.pending(500, 1 << 20))).containsExactly(1L, 2L, 3L);
    assertThat(reopened.newest().orElseThrow().counters().toStringUtf8()).isEqualTo("counters 3");
    assertThat(reopened.lost()).isZero();
  }

  @Test
  void aNewSpool_hasPrivateFilesAndAnIdThatStays() throws IOException {
    Spool spool = open();
    append(spool, 1);

    assertThat(spool.id().size()).isEqualTo(16);
    assertThat(open().id()).isEqualTo(spool.id());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(onlySegment())))
        .isEqualTo("rw-------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("spool"))))
        .isEqualTo("rwx------");
  }

  @Test
  void aDirectoryWithoutASpool_isNotTakenForOne() throws IOException {
    assertThat(Spool.isIn(directory.resolve("spool"))).isFalse();
    Files.createDirectory(directory.resolve("spool"));
    assertThat(Spool.isIn(directory.resolve("spool"))).isFalse();
    Files.delete(directory.resolve("spool"));

    open();

    assertThat(Spool.isIn(directory.resolve("spool"))).isTrue();
  }

  @Test
  void aSpoolWhoseDirectoryVanished_startsUnderAnotherId() throws IOException {
    Spool spool = open();
    append(spool, 2);
    ByteString before = spool.id();
    try (Stream<Path> files = Files.list(directory.resolve("spool"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory.resolve("spool"));

    Spool after =
        Spool.open(
            directory.resolve("spool"), WIDE, Clock.fixed(NOW, ZoneOffset.UTC), new Random(2));

    assertThat(after.id()).isNotEqualTo(before);
    assertThat(after.pending(500, 1 << 20)).isEmpty();
  }

  @Test
  void acknowledgedRecords_areNotOfferedAgain_butTheLastCountersStay() {
    Spool spool = open();
    append(spool, 5);
    spool.pending(500, 1 << 20);
    spool.acknowledge(5);

    Spool reopened = open();

    assertThat(reopened.pending(500, 1 << 20)).isEmpty();
    assertThat(reopened.newest().orElseThrow().counters().toStringUtf8()).isEqualTo("counters 5");
    assertThat(reopened.append(sample(6), ByteString.EMPTY).getNumber()).isEqualTo(6);
  }

  @Test
  void anAcknowledgementOfNumbersNeverSent_isNotBelieved() {
    Spool spool = open();
    append(spool, 3);
    spool.pending(1, 1 << 20);

    spool.acknowledge(1_000_000);

    assertThat(numbers(open().pending(500, 1 << 20))).containsExactly(2L, 3L);
  }

  @Test
  void pendingRecords_keepTheLimitsOfARequest() {
    Spool spool = open();
    append(spool, 10);

    assertThat(numbers(spool.pending(4, 1 << 20))).containsExactly(1L, 2L, 3L, 4L);
    assertThat(spool.pending(500, 1)).hasSize(1);
  }

  @Test
  void aFullSpool_dropsTheOldest_andCountsTheLoss() {
    Spool spool = open(NOW, new SpoolLimits(2L << 20, Duration.ofDays(30)));
    for (int index = 0; index < 60; index++) {
      spool.append(large(), ByteString.EMPTY);
    }

    SpoolStatus status = spool.status();
    assertThat(status.bytes()).isLessThanOrEqualTo(2L << 20);
    assertThat(status.lost()).isPositive();
    assertThat(status.lost() + status.records()).isEqualTo(60);
    assertThat(spool.pending(1, 1 << 20).getFirst().getNumber()).isEqualTo(status.lost() + 1);
  }

  @Test
  void aSegmentThatCannotBeDeleted_costsTheNewSampleNothing() throws IOException {
    append(open(NOW.minus(Duration.ofDays(40)), WIDE), 1);
    Path oldest = onlySegment();
    append(open(NOW.minus(Duration.ofDays(1)), WIDE), 1);
    Spool spool = open();
    Files.delete(oldest);
    Files.createDirectories(oldest.resolve("held by another program"));

    append(spool, 1);

    assertThat(spool.newest().orElseThrow().report().getNumber()).isEqualTo(3);
    assertThat(oldest).exists();
  }

  @Test
  void recordsOverTheAge_areDropped_andTheLossCounted() {
    append(open(NOW.minus(Duration.ofDays(32)), WIDE), 3);
    for (int day = 31; day > 0; day--) {
      append(open(NOW.minus(Duration.ofDays(day)), WIDE), 1);
    }
    Spool before = open(NOW.minus(Duration.ofDays(1)), WIDE);
    assertThat(before.lost()).isZero();

    Spool spool = open();
    append(spool, 1);

    assertThat(spool.lost()).isEqualTo(3);
    assertThat(spool.pending(500, 1 << 20).getFirst().getNumber()).isEqualTo(4);
  }

  @Test
  void aClockThatGoesYearsAheadAndComesBack_costsNoReport() {
    append(open(NOW, WIDE), 2);
    append(open(NOW.plus(Duration.ofDays(3_650)), WIDE), 2);
    append(open(NOW.plus(Duration.ofHours(1)), WIDE), 1);
    append(open(NOW.minus(Duration.ofDays(9_000)), WIDE), 1);

    Spool spool = open(NOW.plus(Duration.ofHours(2)), WIDE);
    append(spool, 1);

    assertThat(spool.lost()).isZero();
    assertThat(numbers(spool.pending(500, 1 << 20))).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
  }

  @Test
  void aLossThatWasAcknowledgedOver_isStillCounted() {
    Spool spool = open(NOW, new SpoolLimits(1L << 20, Duration.ofDays(30)));
    for (int index = 0; index < 30; index++) {
      spool.append(large(), ByteString.EMPTY);
    }
    long lost = spool.lost();
    List<Report> pending = spool.pending(500, 64 << 20);
    spool.acknowledge(pending.getLast().getNumber());

    assertThat(lost).isPositive();
    assertThat(open().lost()).isEqualTo(lost);
  }

  @Test
  void aDamagedRecordInTheMiddle_isALossOfOne() throws IOException {
    append(open(), 9);
    byte[] content = Files.readAllBytes(onlySegment());
    content[content.length / 2] ^= 0x10;
    Files.write(onlySegment(), content);

    Spool spool = open();

    assertThat(spool.pending(500, 1 << 20)).hasSize(8);
    assertThat(spool.lost()).isEqualTo(1);
  }

  @Test
  void aRecordThatWasSentAndThenTorn_neverLendsItsNumberToAnother() throws IOException {
    Spool spool = open();
    append(spool, 2);
    spool.pending(500, 1 << 20);
    byte[] content = Files.readAllBytes(onlySegment());
    Files.write(onlySegment(), java.util.Arrays.copyOf(content, content.length - 3));

    Report next = open().append(sample(3), ByteString.EMPTY);

    assertThat(next.getNumber()).isEqualTo(3);
  }

  @Test
  void aLostStateFile_isRecoveredFromTheRecords() throws IOException {
    Spool spool = open();
    append(spool, 3);
    Files.delete(directory.resolve("spool").resolve("state"));

    Spool recovered = open();

    assertThat(recovered.id()).isEqualTo(spool.id());
    assertThat(numbers(recovered.pending(500, 1 << 20))).containsExactly(1L, 2L, 3L);
    assertThat(recovered.lost()).isZero();
  }

  @Test
  void aRestart_forgetsEverythingUnderANewId() {
    Spool spool = open();
    append(spool, 3);
    ByteString before = spool.id();
    spool.restart();

    assertThat(spool.id()).isNotEqualTo(before);
    assertThat(spool.newest()).isEmpty();
    assertThat(spool.append(sample(1), ByteString.EMPTY).getNumber()).isEqualTo(1);
    assertThat(spool.lost()).isZero();
  }

  @Test
  void manySegments_areReadInOrder_andDroppedOnceAcknowledged() throws IOException {
    for (int day = 20; day > 0; day--) {
      append(open(NOW.minus(Duration.ofDays(day)), WIDE), 2);
    }
    Spool spool = open();
    assertThat(numbers(spool.pending(500, 1 << 20))).hasSize(40).isSorted();

    spool.acknowledge(39);

    assertThat(numbers(open().pending(500, 1 << 20))).containsExactly(40L);
    try (Stream<Path> files = Files.list(directory.resolve("spool"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".segment"))).hasSize(1);
    }
  }
}
