package fr.regain.agent.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.host.LocalFileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.host.file.WatchedFileAccess;
import fr.regain.agent.quarantine.Held;
import fr.regain.agent.quarantine.ItemId;
import fr.regain.agent.quarantine.Outcome;
import fr.regain.agent.quarantine.Quarantine;
import fr.regain.agent.storage.tree.RealVolume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every call of a clean-up and of a restore fails in turn, for the reasons that a system has. */
@ParameterizedClass
@EnumSource(RealVolume.class)
class CleanupFaultTest {
  private static final int FILES = 3;

  @Parameter private RealVolume volume;
  @AutoClose private RealVolume.Scratch scratch;

  @BeforeEach
  void make() throws IOException {
    scratch = volume.scratch();
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "DENIED",
        "MEDIUM",
        "FULL",
        "QUOTA",
        "READ_ONLY",
        "BUSY",
        "GONE",
        "EXISTS",
        "OTHER_VOLUME",
        "OPEN_FILES",
        "UNSUPPORTED"
      })
  void I25_aCallThatFails_losesNoFile_andWhatIsCountedIsTrue(Reason reason) throws IOException {
    int at = 0;
    boolean reached = true;
    while (reached) {
      TestingHome home = new TestingHome(Files.createDirectory(scratch.path().resolve("at" + at)));
      Set<String> downloads = new HashSet<>();
      for (int i = 0; i < FILES; i++) {
        downloads.add(Files.readString(home.write(home.downloads().resolve("lesson" + i))));
        home.write(home.browserCache().resolve("copy" + i));
      }
      StoredPlan plan = home.plan("dl.old", "cache.browser");
      Fault fault = Fault.at(at, reason);
      home.reachThrough(new WatchedFileAccess(LocalFileAccess.ofThisSystem(), fault));
      try {
        CleanupResult result = home.clean(plan);
        long stayed = result.skipped().values().stream().mapToLong(Long::longValue).sum();
        assertThat(result.deletedFiles() + result.quarantinedFiles() + result.removedDirectories())
            .as("failed at call %d", at)
            .isEqualTo(plan.plan().removals().size() - stayed);
        assertThat(result.deletedFiles()).isEqualTo(FILES - present(home));
        assertThat(result.quarantinedFiles()).as("failed at call %d", at).isEqualTo(held(home));
      } catch (FileAccessException refused) {
        // The quarantine could not be opened or closed: the command says so and ends.
        assertThat(refused.reason()).isNotNull();
      }
      assertThat(TestingHome.contents(home.home()).keySet()).containsAll(downloads);
      home.reachThrough(LocalFileAccess.ofThisSystem());
      home.clean(home.plan("dl.old", "cache.browser"));
      assertThat(home.downloads()).isEmptyDirectory();
      assertThat(present(home)).isZero();
      assertThat(TestingHome.contents(home.home()).keySet()).containsAll(downloads);
      reached = fault.wasReached();
      at++;
    }
    assertThat(at).isGreaterThan(50);
  }

  @Test
  void I25_aVolumeThatFillsUp_isToldTruly_andItsQuarantineStillOpens() throws IOException {
    int at = 0;
    boolean reached = true;
    while (reached) {
      TestingHome home = new TestingHome(Files.createDirectory(scratch.path().resolve("at" + at)));
      for (int i = 0; i < FILES; i++) {
        home.write(home.downloads().resolve("lesson" + i));
      }
      StoredPlan plan = home.plan("dl.old");
      home.quarantine().close();
      Fault fault = Fault.fullFrom(at);
      home.reachThrough(new WatchedFileAccess(LocalFileAccess.ofThisSystem(), fault));
      CleanupResult result = home.clean(plan);
      assertThat(result.quarantinedFiles()).as("full at call %d", at).isEqualTo(held(home));
      reached = fault.wasReached();
      Instant taken = home.now();
      home.pass(Duration.ofDays(1));
      try (Quarantine quarantine = home.quarantine()) {
        assertThat(quarantine.held())
            .hasSize(Math.toIntExact(result.quarantinedFiles()))
            .allMatch(item -> item.since().equals(Optional.of(taken)));
      }
      home.reachThrough(LocalFileAccess.ofThisSystem());
      try (Quarantine quarantine = home.quarantine()) {
        for (Held item : quarantine.held()) {
          assertThat(quarantine.restore(item.id())).matches(CleanupFaultTest::isBackUnchanged);
        }
      }
      assertThat(TestingHome.contents(home.downloads())).hasSize(FILES);
      at++;
    }
  }

  private static boolean isBackUnchanged(Outcome outcome) {
    return outcome instanceof Outcome.Back back && back.unchanged();
  }

  @ParameterizedTest
  @EnumSource(names = {"DENIED", "MEDIUM", "FULL", "READ_ONLY", "GONE", "EXISTS", "OPEN_FILES"})
  void I25_aRestoreOfWhichACallFails_saysWhereTheFileIs(Reason reason) throws IOException {
    int at = 0;
    boolean reached = true;
    int back = 0;
    while (reached) {
      TestingHome home = new TestingHome(Files.createDirectory(scratch.path().resolve("at" + at)));
      Path file = home.write(home.downloads().resolve("lesson"));
      home.clean(home.plan("dl.old"));
      assertThat(file).doesNotExist();
      Fault fault = Fault.at(at, reason);
      home.reachThrough(new WatchedFileAccess(LocalFileAccess.ofThisSystem(), fault));
      try (Quarantine quarantine = home.quarantine()) {
        Outcome outcome = quarantine.restore(new ItemId(1, 1));
        if (outcome instanceof Outcome.Back(var to, var name, boolean _)) {
          assertThat(Path.of(to.child(name).display())).as("failed at call %d", at).exists();
          back++;
        } else {
          assertThat(outcome).isInstanceOf(Outcome.Stays.class);
          assertThat(held(home)).as("failed at call %d", at).isEqualTo(1);
        }
      } catch (FileAccessException refused) {
        // The quarantine could not be opened: nothing is told of the file.
        assertThat(held(home)).isEqualTo(1);
      }
      home.reachThrough(LocalFileAccess.ofThisSystem());
      try (Quarantine quarantine = home.quarantine()) {
        assertThat(quarantine.held()).hasSize(Math.toIntExact(held(home)));
      }
      reached = fault.wasReached();
      at++;
    }
    // The two syncs, the record and the last look, and the round without a fault.
    assertThat(back).isGreaterThanOrEqualTo(5);
  }

  private static long held(TestingHome home) throws IOException {
    return TestingHome.contents(home.storage().resolve("quarantine/content")).size();
  }

  private static long present(TestingHome home) {
    return IntStream.range(0, FILES)
        .filter(i -> Files.exists(home.browserCache().resolve("copy" + i)))
        .count();
  }
}
