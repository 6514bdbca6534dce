package fr.regain.agent.spool;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import fr.regain.v1.Report;
import fr.regain.v1.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens to the bytes on disk: what is read was written, and what is not read is counted.
 */
class SpoolDamageTest {
  private static final int RECORDS = 6;

  private static Spool open(Path directory) {
    return Spool.open(
        directory,
        new SpoolLimits(64L << 20, Duration.ofDays(30)),
        Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC),
        new Random(7));
  }

  private static Path filled(Path directory) throws IOException {
    Spool spool = open(directory);
    for (int index = 1; index <= RECORDS; index++) {
      spool.append(
          Sample.newBuilder().setPoweredOnSeconds(index).build(),
          ByteString.copyFromUtf8("counters " + index));
    }
    spool.pending(500, 1 << 20);
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".segment")).findFirst().orElseThrow();
    }
  }

  private static void assertHonest(Path directory) {
    Spool spool = open(directory);
    List<Report> pending = spool.pending(500, 1 << 20);
    assertThat(pending)
        .allSatisfy(
            report ->
                assertThat(report.getSample().getPoweredOnSeconds())
                    .isEqualTo((int) report.getNumber()));
    assertThat(pending.size() + spool.lost()).isEqualTo(RECORDS);

    Report next =
        spool.append(
            Sample.newBuilder().setPoweredOnSeconds(RECORDS + 1).build(), ByteString.EMPTY);
    assertThat(next.getNumber()).isEqualTo(RECORDS + 1);
    Spool reopened = open(directory);
    assertThat(reopened.pending(500, 1 << 20)).hasSize(pending.size() + 1);
    assertThat(reopened.lost()).isEqualTo(RECORDS - pending.size());
  }

  @Test
  void aSegmentCutAtAnyByte_keepsWholeRecords_andCountsTheRest(@TempDir Path directory)
      throws IOException {
    Path segment = filled(directory);
    byte[] whole = Files.readAllBytes(segment);
    byte[] state = Files.readAllBytes(directory.resolve("state"));
    for (int length = 0; length <= whole.length; length++) {
      Files.write(segment, Arrays.copyOf(whole, length));
      Files.write(directory.resolve("state"), state);
      assertHonest(directory);
    }
  }

  @Property(tries = 300)
  void flippedBits_neverInventARecord(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 0, max = 1_000_000) Integer> positions)
      throws IOException {
    Path directory = Files.createTempDirectory("spool");
    Path segment = filled(directory);
    byte[] content = Files.readAllBytes(segment);
    for (int position : positions) {
      content[position / 8 % content.length] ^= (byte) (1 << position % 8);
    }
    Files.write(segment, content);
    assertHonest(directory);
    deleteAll(directory);
  }

  @Property(tries = 200)
  void garbageBehindTheLastRecord_isDropped(@ForAll byte[] garbage) throws IOException {
    Path directory = Files.createTempDirectory("spool");
    Path segment = filled(directory);
    byte[] content = Files.readAllBytes(segment);
    byte[] longer = Arrays.copyOf(content, content.length + garbage.length);
    System.arraycopy(garbage, 0, longer, content.length, garbage.length);
    Files.write(segment, longer);
    assertHonest(directory);
    deleteAll(directory);
  }

  @Test
  void aStateCutAtAnyByte_losesNoRecordAndNoCount(@TempDir Path directory) throws IOException {
    Path segment = filled(directory);
    byte[] state = Files.readAllBytes(directory.resolve("state"));
    byte[] records = Files.readAllBytes(segment);
    for (int length = 0; length < state.length; length += 13) {
      Files.write(segment, records);
      Files.write(directory.resolve("state"), Arrays.copyOf(state, length));
      assertHonest(directory);
    }
  }

  private static void deleteAll(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }
}
