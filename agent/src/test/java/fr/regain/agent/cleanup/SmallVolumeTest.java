package fr.regain.agent.cleanup;

import static fr.regain.agent.cleanup.TestingHome.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import fr.regain.agent.host.LocalFileAccess;
import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.Principal;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.plan.KeepReason;
import fr.regain.agent.quarantine.OwnedDirectories;
import fr.regain.agent.quarantine.Quarantine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On volumes made for the test: one that is full, one that is read-only, one inside another. */
class SmallVolumeTest {
  @TempDir private Path directory;
  private Path mounted;

  @BeforeEach
  void mount() throws Exception {
    assumeThat(LocalFileAccess.ofThisSystem().account().id())
        .as("mounting a volume needs root")
        .isEqualTo("0");
    mounted = Files.createDirectory(directory.resolve("volume"));
    run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", mounted.toString());
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted != null) {
      run("umount", "-R", mounted.toString());
    }
  }

  private static void run(String... command) throws Exception {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  private static void fill(Path volume) throws IOException {
    Path ballast = volume.resolve("ballast");
    try (var out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(new byte[4096]);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
  }

  @Test
  void onAFullVolume_nothingMovesWithoutItsIntent_andNothingIsLost() throws Exception {
    TestingHome home = new TestingHome(mounted);
    home.write(home.downloads().resolve("old.iso"));
    StoredPlan plan = home.plan("dl.old");
    Map<String, Path> before = TestingHome.contents(home.downloads());
    fill(mounted);
    try {
      CleanupResult result = home.clean(plan);
      assertThat(result.quarantinedFiles()).isZero();
      assertThat(result.skipped()).containsOnlyKeys(KeepReason.FULL);
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("full");
    }
    assertThat(TestingHome.contents(home.downloads())).isEqualTo(before);
  }

  @Test
  void onAFullVolume_cachesGoAllTheSame() throws Exception {
    TestingHome home = new TestingHome(mounted);
    home.write(home.browserCache().resolve("file"));
    StoredPlan plan = home.plan("cache.browser");
    home.quarantine().close();
    fill(mounted);
    assertThat(home.clean(plan).deletedFiles()).isEqualTo(1);
  }

  @Test
  void I19_aReadOnlyVolume_keepsEverything() throws Exception {
    TestingHome home = new TestingHome(mounted);
    Path file = home.write(home.browserCache().resolve("file"));
    StoredPlan plan = home.plan("cache.browser");
    home.quarantine().close();
    run("mount", "--bind", home.browserCache().toString(), home.browserCache().toString());
    run("mount", "-o", "remount,bind,ro", home.browserCache().toString());
    CleanupResult result = home.clean(plan);
    assertThat(file).exists();
    assertThat(result.deletedFiles()).isZero();
    assertThat(result.skipped().values()).allMatch(count -> count > 0);
  }

  @Test
  void I3_aMountInsideAPlace_isNotCrossed() throws Exception {
    TestingHome home = new TestingHome(directory);
    Path inside = Files.createDirectories(home.browserCache().resolve("inside"));
    Path file = home.write(mounted.resolve("file"));
    run("mount", "--bind", mounted.toString(), inside.toString());
    try {
      StoredPlan plan = home.plan("cache.browser");
      assertThat(reason(plan, inside)).contains(KeepReason.OTHER_VOLUME);
      home.clean(plan);
      assertThat(file).exists();
    } finally {
      run("umount", inside.toString());
    }
  }

  @Test
  void I3_aMountPutThereAfterThePlan_isNotCrossed() throws Exception {
    TestingHome home = new TestingHome(directory);
    Path inside = home.browserCache().resolve("inside");
    home.write(inside.resolve("file"));
    Path precious = home.write(mounted.resolve("file"));
    StoredPlan plan = home.plan("cache.browser");
    run("mount", "--bind", mounted.toString(), inside.toString());
    try {
      CleanupResult result = home.clean(plan);
      assertThat(precious).exists();
      assertThat(result.skipped()).containsKey(KeepReason.OTHER_VOLUME);
    } finally {
      run("umount", inside.toString());
    }
  }

  /** Machines often have {@code /var} on a volume of its own, and the agent's directory there. */
  @Test
  void theSystemsDirectories_mayLieOnAVolumeOfTheirOwn() throws Exception {
    FileAccess access = LocalFileAccess.ofThisSystem();
    OwnedDirectories directories =
        new OwnedDirectories(access, access.path("/"), Principal.ofUser(0));
    FilePath quarantine = access.path(mounted.resolve("lib/regain/quarantine").toString());
    try (Quarantine made = Quarantine.open(access, directories, quarantine, Instant::now)) {
      assertThat(made.held()).isEmpty();
    }
    Files.setPosixFilePermissions(
        mounted.resolve("lib"), PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThatThrownBy(() -> directories.open(quarantine))
        .isInstanceOfSatisfying(
            FileAccessException.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.UNTRUSTED));
  }

  @Test
  void I16_aPlaceOnAnotherVolumeThanTheQuarantine_stays() throws Exception {
    TestingHome home = new TestingHome(directory);
    Files.createDirectories(home.downloads());
    run("mount", "--bind", mounted.toString(), home.downloads().toString());
    try {
      Path file = home.write(home.downloads().resolve("old.iso"));
      StoredPlan plan = home.plan("dl.old");
      assertThat(reason(plan, home.downloads())).contains(KeepReason.OTHER_VOLUME);
      home.clean(plan);
      assertThat(file).exists();
    } finally {
      run("umount", home.downloads().toString());
    }
  }
}
