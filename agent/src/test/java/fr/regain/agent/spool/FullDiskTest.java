package fr.regain.agent.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.protobuf.ByteString;
import fr.regain.agent.message.AgentProblem;
import fr.regain.v1.Report;
import fr.regain.v1.Sample;
import fr.regain.v1.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real file system of 256 KiB. */
class FullDiskTest {
  @TempDir Path directory;
  private Path mount;
  private boolean mounted;

  @BeforeEach
  void mount() throws Exception {
    mount = Files.createDirectory(directory.resolve("small"));
    mounted = run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", mount.toString());
    assumeThat(mounted)
        .as("needs the right to mount a small file system: run the tests as root")
        .isTrue();
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      assertThat(run("umount", mount.toString())).isTrue();
    }
  }

  private static boolean run(String... command) throws Exception {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  private Spool open() {
    return Spool.open(
        mount.resolve("spool"),
        new SpoolLimits(64L << 20, Duration.ofDays(30)),
        Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC),
        new Random(3));
  }

  private static Sample sample() {
    return Sample.newBuilder().addVolumes(Volume.newBuilder().setLabel("x".repeat(10_000))).build();
  }

  @Test
  void aFullDisk_refusesTheSample_countsIt_andLosesNothingElse() throws Exception {
    Spool spool = open();
    spool.append(sample(), ByteString.copyFromUtf8("kept"));
    Path filler = mount.resolve("filler");
    fill(filler);

    assertThatThrownBy(() -> open().append(sample(), ByteString.copyFromUtf8("dropped")))
        .isInstanceOfSatisfying(
            AgentProblem.class,
            problem -> assertThat(problem.code()).isEqualTo("spool.unwritable"));

    Spool after = open();
    assertThat(after.lost()).isEqualTo(1);
    assertThat(after.newest().orElseThrow().counters().toStringUtf8()).isEqualTo("kept");
    List<Report> pending = after.pending(500, 1 << 20);
    assertThat(pending).hasSize(1);
    after.acknowledge(1);
    assertThat(open().pending(500, 1 << 20)).isEmpty();

    Files.delete(filler);
    assertThat(open().append(sample(), ByteString.EMPTY).getNumber()).isEqualTo(3);
    assertThat(open().lost()).isEqualTo(1);
  }

  private static void fill(Path filler) throws IOException {
    try (var output = Files.newOutputStream(filler)) {
      for (int count = 0; count < 1_000; count++) {
        output.write(new byte[4096]);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("space");
    }
  }
}
