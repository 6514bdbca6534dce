package fr.regain.agent.cleanup;

import static fr.regain.agent.cleanup.TestingHome.reason;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;
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
import fr.regain.agent.quarantine.Held;
import fr.regain.agent.quarantine.ItemId;
import fr.regain.agent.quarantine.Outcome;
import fr.regain.agent.quarantine.OwnedDirectories;
import fr.regain.agent.quarantine.Quarantine;
import fr.regain.agent.quarantine.Retention;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On volumes made for the test: one that is full, one that is read-only, one inside another. */
class SmallVolumeTest {
  private enum Kind {
    TMPFS,
    EXT4
  }

  private static final long EXT4_BYTES = 16 << 20;

  @TempDir private Path directory;
  private Path mounted;
  private @Nullable Path looped;

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
    if (looped != null) {
      run("umount", looped.toString());
    }
    if (mounted != null) {
      run("umount", "-R", mounted.toString());
    }
  }

  /** An empty volume; one of ext4 lies in a file. */
  private Path volume(Kind kind) throws Exception {
    if (kind == Kind.TMPFS) {
      return mounted;
    }
    Path image = directory.resolve("image");
    try (var file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(EXT4_BYTES);
    }
    run("mkfs.ext4", "-q", "-m", "0", image.toString());
    Path at = Files.createDirectory(directory.resolve("looped"));
    assumeThat(succeeds("mount", "-o", "loop", image.toString(), at.toString()))
        .as("mounting a file needs a loop device")
        .isTrue();
    looped = at;
    return at;
  }

  private static boolean succeeds(String... command) throws Exception {
    return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
  }

  private static void run(String... command) throws Exception {
    assertThat(succeeds(command)).isTrue();
  }

  /** To the last block: ext4 lets go of what it held back for a file once that is on the medium. */
  private static void fill(Path volume) throws IOException {
    Path ballast = Files.createDirectory(volume.resolve("ballast"));
    long added = 1;
    for (int i = 0; added > 0; i++) {
      try (var out = FileChannel.open(ballast.resolve("" + i), CREATE_NEW, WRITE)) {
        append(out, 4096);
        append(out, 1);
        out.force(true);
        added = out.size();
      }
    }
  }

  private static void append(FileChannel ballast, int bytes) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(bytes);
    try {
      while (true) {
        ballast.write(block.rewind());
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
  }

  private static void empty(Path ballast) throws IOException {
    try (Stream<Path> files = Files.list(ballast)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(ballast);
  }

  @ParameterizedTest
  @EnumSource
  void onAFullVolume_nothingMovesWithoutItsIntent_andNothingIsLost(Kind kind) throws Exception {
    Path volume = volume(kind);
    TestingHome home = new TestingHome(volume);
    home.write(home.downloads().resolve("old.iso"));
    StoredPlan plan = home.plan("dl.old");
    Map<String, Path> before = TestingHome.contents(home.downloads());
    fill(volume);
    try {
      CleanupResult result = home.clean(plan);
      assertThat(result.quarantinedFiles()).isZero();
      assertThat(result.skipped()).containsOnlyKeys(KeepReason.FULL);
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("full");
    }
    assertThat(TestingHome.contents(home.downloads())).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void onAFullVolume_cachesGoAllTheSame(Kind kind) throws Exception {
    Path volume = volume(kind);
    TestingHome home = new TestingHome(volume);
    home.write(home.browserCache().resolve("file"));
    StoredPlan plan = home.plan("cache.browser");
    home.quarantine().close();
    fill(volume);
    assertThat(home.clean(plan).deletedFiles()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void onAFullVolume_whatIsHeldIsGivenBack_alsoIntoAFolderThatIsGone(Kind kind) throws Exception {
    Path volume = volume(kind);
    TestingHome home = new TestingHome(volume);
    Path file = home.write(home.downloads().resolve("letter.odt"));
    Path lesson = home.write(home.downloads().resolve("lessons/lesson.odt"));
    home.clean(home.plan("dl.old"));
    Files.delete(lesson.getParent());
    fill(volume);
    try (Quarantine quarantine = home.quarantine()) {
      for (Held item : quarantine.held()) {
        assertThat(quarantine.restore(item.id()))
            .matches(outcome -> outcome instanceof Outcome.Back back && back.unchanged());
      }
    }
    assertThat(file).content().isEqualTo("content of " + file);
    assertThat(lesson).content().isEqualTo("content of " + lesson);
  }

  @ParameterizedTest
  @EnumSource
  void onAFullVolume_whatIsDueIsPurged_andTheRoomForThatIsKeptAgain(Kind kind) throws Exception {
    Path volume = volume(kind);
    TestingHome home = new TestingHome(volume);
    home.write(home.downloads().resolve("old.iso"));
    for (int round = 0; round < 2; round++) {
      home.clean(home.plan("dl.old"));
      home.pass(Duration.ofDays(40));
      fill(volume);
      List<Outcome> outcomes = new ArrayList<>();
      try (Quarantine quarantine = home.quarantine()) {
        quarantine.purge(Retention.USUAL, home.now(), outcomes::add);
        assertThat(quarantine.held()).isEmpty();
      }
      assertThat(outcomes).singleElement().isInstanceOf(Outcome.Purged.class);
      empty(volume.resolve("ballast"));
      home.write(home.downloads().resolve("old.iso"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void onAFullVolume_aJournalThatCannotBeRewritten_growsByNoFile(Kind kind) throws Exception {
    Path volume = volume(kind);
    TestingHome home = new TestingHome(volume);
    home.write(home.downloads().resolve("letter.odt"));
    home.clean(home.plan("dl.old"));
    try (Quarantine quarantine = home.quarantine()) {
      quarantine.restore(new ItemId(1, 1));
    }
    Path journal = home.storage().resolve("quarantine/journal");
    int before = TestingHome.contents(journal).size();
    fill(volume);
    for (int logon = 0; logon < 3; logon++) {
      try (Quarantine quarantine = home.quarantine()) {
        quarantine.purge(Retention.USUAL, home.now(), outcome -> {});
      }
    }
    assertThat(TestingHome.contents(journal).values()).hasSizeBetween(1, before);
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
