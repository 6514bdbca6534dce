package fr.regain.agent.cleanup;

import static fr.regain.agent.cleanup.TestingHome.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import fr.regain.agent.host.LocalFileAccess;
import fr.regain.agent.plan.KeepReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Losses that users of another cleaner have published, each by the number of its report. */
class PublishedLossesTest {
  @TempDir private Path directory;
  private TestingHome home;

  @BeforeEach
  void make() throws IOException {
    home = new TestingHome(directory);
  }

  private Path thrown(String name) throws IOException {
    return home.throwAway(name, home.now().minus(Duration.ofDays(60)));
  }

  @Test
  void bleachBit385_aLinkInTheBin_doesNotTakeTheDocumentsItLeadsTo() throws IOException {
    Path link = thrown("documents");
    Files.createSymbolicLink(link, home.outside());
    StoredPlan plan = home.plan("bin.user");
    assertThat(reason(plan, link)).contains(KeepReason.LINK);
    home.clean(plan);
    assertThat(home.outside().resolve("canary")).exists();
  }

  @Test
  void bleachBit668_aLinkInsideAThrownAwayDirectory_isNotEntered() throws IOException {
    Path thrown = Files.createDirectories(thrown("project"));
    Path old = home.write(thrown.resolve("old.txt"));
    Path link = Files.createSymbolicLink(thrown.resolve("link"), home.outside());
    StoredPlan plan = home.plan("bin.user");
    assertThat(reason(plan, old)).isEmpty();
    assertThat(reason(plan, link)).contains(KeepReason.LINK);
    home.clean(plan);
    assertThat(old).doesNotExist();
    assertThat(link).isSymbolicLink();
    assertThat(home.outside().resolve("canary")).exists();
  }

  @Test
  void bleachBit1389_aDirectoryMountedInTheBin_isNotEntered() throws Exception {
    assumeThat(LocalFileAccess.ofThisSystem().account().id())
        .as("binding a mount needs root")
        .isEqualTo("0");
    Path thrown = Files.createDirectories(thrown("mounted"));
    run("mount", "--bind", home.outside().toString(), thrown.toString());
    try {
      StoredPlan plan = home.plan("bin.user");
      assertThat(reason(plan, thrown)).contains(KeepReason.OTHER_VOLUME);
      home.clean(plan);
      assertThat(home.outside().resolve("canary")).exists();
    } finally {
      run("umount", thrown.toString());
    }
  }

  @Test
  void bleachBit1889_aBinThatIsALinkToTheSystem_isRefused() throws IOException {
    Path system = Files.createDirectories(home.outside().resolve("files"));
    Files.writeString(system.resolve("explorer"), "alive");
    Files.createDirectories(home.trash().getParent());
    Files.createSymbolicLink(home.trash(), home.outside());
    StoredPlan plan = home.plan("bin.user");
    assertThat(plan.plan().removals()).isEmpty();
    assertThat(reason(plan, home.trash())).contains(KeepReason.LINK);
    home.clean(plan);
    assertThat(system.resolve("explorer")).exists();
  }

  @Test
  void bleachBit1889_aBinWhoseFilesAreALink_isRefused() throws IOException {
    Path record = thrown("explorer");
    assertThat(record.getFileName()).hasToString("explorer");
    Files.delete(home.trash().resolve("files"));
    Files.writeString(home.outside().resolve("explorer"), "alive");
    Files.createSymbolicLink(home.trash().resolve("files"), home.outside());
    home.clean(home.plan("bin.user"));
    assertThat(home.outside().resolve("explorer")).exists();
  }

  @Test
  void bleachBit683_aNameThatLooksLikeATemporaryOne_staysWhereNoRuleNamesItsPlace()
      throws IOException {
    home.write(home.home().resolve("site/.htpasswd"));
    home.write(home.home().resolve("site/index.html~"));
    home.write(home.home().resolve("notes.swp"));
    home.write(home.home().resolve("letter.bak"));
    Path inDownloads = home.write(home.downloads().resolve(".htpasswd"));
    StoredPlan plan =
        home.workspace().plan(home.rules().rules(), path -> false, TestingHome.UNLIMITED);
    assertThat(reason(plan, inDownloads)).contains(KeepReason.PROTECTED);
    assertThat(plan.plan().removals()).isEmpty();
  }

  @Test
  void bleachBit170_lookingAtAPlan_removesNothing() throws IOException {
    Path thrown = thrown("old.txt");
    home.write(thrown);
    home.write(home.browserCache().resolve("file"));
    home.write(home.downloads().resolve("old.iso"));
    Map<String, Path> before = TestingHome.contents(home.home());
    StoredPlan plan =
        home.workspace().plan(home.rules().rules(), path -> false, TestingHome.UNLIMITED);
    assertThat(plan.plan().removals()).hasSize(3);
    Map<String, Path> after = TestingHome.contents(home.home());
    after.values().removeIf(path -> path.startsWith(home.storage()));
    assertThat(after).isEqualTo(before);
  }

  private static void run(String... command) throws Exception {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }
}
