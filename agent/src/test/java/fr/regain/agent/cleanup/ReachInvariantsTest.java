package fr.regain.agent.cleanup;

import static fr.regain.agent.cleanup.TestingHome.reason;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.agent.host.LocalFileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.host.file.WatchedFileAccess;
import fr.regain.agent.plan.KeepReason;
import fr.regain.agent.quarantine.Held;
import fr.regain.agent.quarantine.Outcome;
import fr.regain.agent.quarantine.Quarantine;
import fr.regain.agent.storage.tree.RealVolume;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a clean-up can reach: invariants by their numbers, on this machine's real file system. */
@ParameterizedClass
@EnumSource(RealVolume.class)
class ReachInvariantsTest {
  @Parameter private RealVolume volume;
  @AutoClose private RealVolume.Scratch scratch;
  private TestingHome home;

  @BeforeEach
  void make() throws IOException {
    scratch = volume.scratch();
    home = new TestingHome(scratch.path());
  }

  /** Every directory above a file is swapped for a link in turn, before every call of the run. */
  @Test
  void I1_aDirectorySwappedForALinkAtAnyStep_neverLeadsOutside() throws IOException {
    int step = 0;
    int steps;
    do {
      Path round = Files.createDirectory(scratch.path().resolve("round" + step));
      TestingHome one = new TestingHome(round);
      Path cache = one.browserCache().resolve("a/b");
      one.write(cache.resolve("file"));
      Path outside = one.outside();
      Files.createDirectories(outside.resolve("a/b"));
      Files.writeString(outside.resolve("a/b/file"), "alive");
      Files.writeString(outside.resolve("file"), "alive");
      StoredPlan plan = one.plan("cache.browser");
      Path victim = List.of(cache, cache.getParent(), one.browserCache()).get(step % 3);
      int at = step / 3;
      int[] calls = {0};
      one.reachThrough(
          new WatchedFileAccess(
              LocalFileAccess.ofThisSystem(),
              new WatchedFileAccess.Watcher() {
                @Override
                public void before(WatchedFileAccess.Call call) {
                  if (calls[0]++ == at) {
                    swap(victim, outside);
                  }
                }
              }));
      one.clean(plan);
      assertThat(outside.resolve("canary")).content().isEqualTo("alive");
      assertThat(outside.resolve("a/b/file")).content().isEqualTo("alive");
      assertThat(outside.resolve("file")).content().isEqualTo("alive");
      steps = calls[0];
      step++;
    } while (step / 3 < steps);
    assertThat(step).isGreaterThan(60);
  }

  private static void swap(Path victim, Path outside) {
    try {
      if (Files.exists(victim)) {
        Files.move(victim, victim.resolveSibling("moved-away"));
        Files.createSymbolicLink(victim, outside);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void I2_aLink_isNeitherFollowedNorRemoved() throws IOException {
    Path link = home.browserCache().resolve("link");
    Path dangling = home.browserCache().resolve("dangling");
    Files.createDirectories(home.browserCache());
    Files.createSymbolicLink(link, home.outside());
    Files.createSymbolicLink(dangling, Path.of("/nowhere"));
    StoredPlan plan = home.plan("cache.browser");
    assertThat(reason(plan, link)).contains(KeepReason.LINK);
    assertThat(reason(plan, dangling)).contains(KeepReason.LINK);
    home.clean(plan);
    assertThat(link).isSymbolicLink();
    assertThat(home.outside().resolve("canary")).exists();
  }

  @Test
  void I4_aRootThatIsALink_isRefused() throws IOException {
    Files.createSymbolicLink(home.downloads(), home.outside());
    StoredPlan plan = home.plan("dl.old");
    assertThat(reason(plan, home.downloads())).contains(KeepReason.LINK);
    assertThat(plan.plan().removals()).isEmpty();
  }

  @Test
  void I4_aHomeThatOthersCanReplace_isRefused() throws IOException {
    home.write(home.downloads().resolve("old.iso"));
    Files.setPosixFilePermissions(
        home.home().getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThatThrownBy(() -> home.plan("dl.old"))
        .isInstanceOfSatisfying(
            FileAccessException.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.UNTRUSTED));
  }

  @Test
  void I6_whatIsProtected_staysWhateverTheRuleSays() throws IOException {
    Path key = home.write(home.downloads().resolve("passwords.kdbx"));
    Path work = home.write(home.downloads().resolve("project/.git/objects/ab/cd"));
    Path cloud = home.write(home.downloads().resolve("OneDrive - Lycée/essay.odt"));
    StoredPlan plan = home.plan("dl.old");
    assertThat(reason(plan, key)).contains(KeepReason.PROTECTED);
    assertThat(reason(plan, work)).contains(KeepReason.PROTECTED);
    assertThat(reason(plan, cloud)).contains(KeepReason.PROTECTED);
  }

  @Test
  void I6_aDirectoryMovedBelowAProtectedOneAfterThePlan_isJudgedByWhereItIs() throws IOException {
    Path cache = home.browserCache().resolve("data");
    home.write(cache.resolve("file"));
    StoredPlan plan = home.plan("cache.browser");
    Path ssh = Files.createDirectories(home.home().resolve(".ssh"));
    home.reachThrough(
        new WatchedFileAccess(
            LocalFileAccess.ofThisSystem(),
            new WatchedFileAccess.Watcher() {
              @Override
              public void before(WatchedFileAccess.Call call) {
                if (call.name().equals("finalPath") && call.path().display().endsWith("data")) {
                  try {
                    Files.move(cache, ssh.resolve("data"));
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                }
              }
            }));
    CleanupResult result = home.clean(plan);
    assertThat(ssh.resolve("data/file")).exists();
    assertThat(result.skipped()).containsKey(KeepReason.PROTECTED);
  }

  @Test
  @Timeout(20)
  void I13_aFifoWhereAFileWas_neitherBlocksNorGoes() throws Exception {
    Path file = home.write(home.browserCache().resolve("file"));
    Path directoryPath = home.browserCache().resolve("directory");
    home.write(directoryPath.resolve("inner"));
    StoredPlan plan = home.plan("cache.browser");
    Files.delete(file);
    makeFifo(file);
    Files.delete(directoryPath.resolve("inner"));
    Files.delete(directoryPath);
    makeFifo(directoryPath);
    CleanupResult result = home.clean(plan);
    assertThat(file).exists();
    assertThat(directoryPath).exists();
    assertThat(result.deletedFiles()).isZero();
    assertThat(reason(home.plan("cache.browser"), file)).contains(KeepReason.NOT_REGULAR);
  }

  private static void makeFifo(Path path) throws Exception {
    assertThat(new ProcessBuilder("/usr/bin/mkfifo", path.toString()).start().waitFor()).isZero();
  }

  @Test
  void I13_aStickyFile_stays() throws Exception {
    Path sticky = home.write(home.browserCache().resolve("sticky"));
    assertThat(new ProcessBuilder("/usr/bin/chmod", "+t", sticky.toString()).start().waitFor())
        .isZero();
    assertThat(reason(home.plan("cache.browser"), sticky)).contains(KeepReason.PINNED);
  }

  @Test
  void I20_aQuarantineThatOthersMayEnter_isRefused() throws IOException {
    home.write(home.downloads().resolve("old.iso"));
    home.clean(home.plan("dl.old"));
    for (String part : List.of("", "content", "journal", "content/1")) {
      Path opened = home.storage().resolve("quarantine").resolve(part);
      Files.setPosixFilePermissions(opened, PosixFilePermissions.fromString("rwxr-xr-x"));
      assertThatThrownBy(() -> home.quarantine().held())
          .isInstanceOfSatisfying(
              FileAccessException.class,
              refused -> assertThat(refused.reason()).isEqualTo(Reason.UNTRUSTED));
      Files.setPosixFilePermissions(opened, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void I20_aQuarantineSwappedForALink_isRefused() throws IOException {
    Files.createDirectories(home.storage());
    Files.createSymbolicLink(home.storage().resolve("quarantine"), home.outside());
    assertThatThrownBy(home::quarantine)
        .isInstanceOfSatisfying(
            FileAccessException.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.LINK));
  }

  @Test
  void I20_whatReplacedAnItem_staysInTheQuarantine() throws IOException {
    for (String name : List.of("link.iso", "directory.iso", "another.iso")) {
      home.write(home.downloads().resolve(name));
    }
    home.clean(home.plan("dl.old"));
    Path content = home.storage().resolve("quarantine/content/1");
    try (Quarantine quarantine = home.quarantine()) {
      for (Held held : quarantine.held()) {
        Path item = content.resolve(Integer.toString(held.id().sequence()));
        // Not freed meanwhile, so that another file cannot be given the same number.
        Files.move(item, home.outside().resolve("was-" + item.getFileName()));
        switch (held.origin().orElseThrow().name().display()) {
          case "link.iso" -> Files.createSymbolicLink(item, home.outside().resolve("canary"));
          case "directory.iso" -> Files.createDirectory(item);
          default -> Files.writeString(item, "another");
        }
        assertThat(quarantine.restore(held.id())).isEqualTo(new Outcome.Stays(KeepReason.CHANGED));
        assertThat(item).exists();
      }
      assertThat(quarantine.held()).hasSize(3);
    }
    assertThat(home.downloads()).isEmptyDirectory();
  }

  @Test
  void I23_oddNames_goAndComeBack() throws Exception {
    Path downloads = Files.createDirectories(home.downloads());
    String script =
        "cd \"$1\" && touch -- \"$(printf 'bad\\377name.iso')\" \"$(printf 'new\\nline.iso')\""
            + " '-rf' 'trailing. ' 'CASE' 'case' \"$(printf 'e\\314\\201')\""
            + " \"$(printf '\\303\\251')\" '$(id)' '*'";
    assertThat(
            new ProcessBuilder("/bin/sh", "-c", script, "sh", downloads.toString())
                .start()
                .waitFor())
        .isZero();
    List<byte[]> before = rawNames(downloads);
    assertThat(before).hasSize(10);
    CleanupResult result = home.clean(home.plan("dl.old"));
    assertThat(result.quarantinedFiles()).isEqualTo(10);
    assertThat(downloads).isEmptyDirectory();
    try (Quarantine quarantine = home.quarantine()) {
      for (Held held : quarantine.held()) {
        quarantine.restore(held.id());
      }
    }
    assertThat(rawNames(downloads)).containsExactlyElementsOf(before);
  }

  @Test
  void I23_aPathLongerThanTheKernelTells_goesAndComesBack_andItsNeighboursGo() throws Exception {
    Path near = home.write(home.downloads().resolve("a/near.iso"));
    Path last = home.write(home.downloads().resolve("z/last.iso"));
    FileName name = FileName.ofBytes("d".repeat(250).getBytes(UTF_8));
    makeDeep(home.downloads(), name, 120);

    CleanupResult result = home.clean(home.plan("dl.old"));

    assertThat(result.skipped()).isEmpty();
    assertThat(result.quarantinedFiles()).isEqualTo(3);
    assertThat(near).doesNotExist();
    assertThat(last).doesNotExist();
    try (Quarantine quarantine = home.quarantine()) {
      for (Held held : quarantine.held()) {
        assertThat(quarantine.restore(held.id())).isInstanceOf(Outcome.Back.class);
      }
    }
    assertThat(home.plan("dl.old").plan().removals()).hasSize(3);
    removeDeep(home.downloads());
  }

  private void makeDeep(Path below, FileName name, int depth) throws IOException {
    OpenDirectory deep = LocalFileAccess.ofThisSystem().open(home.path(below));
    for (int level = 0; level < depth; level++) {
      OpenDirectory next = deep.createDirectory(name);
      deep.close();
      deep = next;
    }
    deep.createFile(FileName.ofBytes("deepest".getBytes(UTF_8))).close();
    deep.close();
  }

  /** JUnit's own removal goes by path, which is too long for the system here. */
  private static void removeDeep(Path path) throws Exception {
    assertThat(new ProcessBuilder("/bin/rm", "-r", path.toString()).start().waitFor()).isZero();
  }

  private List<byte[]> rawNames(Path path) throws IOException {
    List<FileName> names = new ArrayList<>();
    try (var open = LocalFileAccess.ofThisSystem().open(home.path(path))) {
      open.list(entry -> names.add(entry.name()));
    }
    return names.stream().sorted().map(FileName::raw).toList();
  }

  @Test
  void I5_aFileSwappedBetweenLookAndMove_goesBack() throws IOException {
    Path file = home.write(home.downloads().resolve("old.iso"));
    Path other = home.write(home.downloads().resolve("other.iso"));
    StoredPlan plan = home.plan("dl.old");
    Files.delete(other);
    Path precious = Files.writeString(home.downloads().resolve("precious"), "mine");
    home.reachThrough(
        new WatchedFileAccess(
            LocalFileAccess.ofThisSystem(),
            new WatchedFileAccess.Watcher() {
              @Override
              public void after(WatchedFileAccess.Call call) {
                if (call.name().equals("moveNoReplace")
                    && call.path().display().equals(file.toString())) {
                  // What arrived is replaced, as if it had been swapped just before the move.
                  Path arrived = Path.of(call.to().display());
                  try {
                    Files.delete(arrived);
                    Files.move(precious, arrived);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                }
              }
            }));
    CleanupResult result = home.clean(plan);
    assertThat(file).content().isEqualTo("mine");
    assertThat(result.quarantinedFiles()).isZero();
    assertThat(result.skipped()).containsEntry(KeepReason.CHANGED, 1L);
  }
}
