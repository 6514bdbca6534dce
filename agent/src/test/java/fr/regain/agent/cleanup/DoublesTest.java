package fr.regain.agent.cleanup;

import static fr.regain.agent.cleanup.TestingHome.reason;
import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.host.LocalFileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.host.file.WatchedFileAccess;
import fr.regain.agent.plan.KeepReason;
import fr.regain.agent.storage.tree.RealVolume;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(RealVolume.class)
class DoublesTest {
  private static final int SIZE = 2 << 20;

  @Parameter private RealVolume volume;
  @AutoClose private RealVolume.Scratch scratch;
  private TestingHome home;
  private Path original;
  private Path copy;

  @BeforeEach
  void makeTwoOfOne() throws IOException {
    scratch = volume.scratch();
    home = new TestingHome(scratch.path());
    original = home.home().resolve("Documents/film.mp4");
    copy = home.downloads().resolve("film (1).mp4");
    byte[] content = new byte[SIZE];
    Arrays.fill(content, (byte) 7);
    for (Path file : new Path[] {original, copy}) {
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    }
  }

  @Test
  void I15_theCopyGoes_andTheOriginalStays() throws IOException {
    StoredPlan plan = home.plan("dup.files");
    assertThat(reason(plan, original)).contains(KeepReason.SURVIVOR);
    assertThat(reason(plan, copy)).isEmpty();
    CleanupResult result = home.clean(plan);
    assertThat(result.quarantinedFiles()).isEqualTo(1);
    assertThat(original).exists();
    assertThat(copy).doesNotExist();
  }

  @Test
  void I15_anOriginalChangedAfterThePlan_keepsItsCopy() throws IOException {
    StoredPlan plan = home.plan("dup.files");
    Files.writeString(original, "something else");
    CleanupResult result = home.clean(plan);
    assertThat(copy).exists();
    assertThat(result.skipped()).containsEntry(KeepReason.CHANGED, 1L);
  }

  @Test
  void I15_anOriginalThatIsGone_keepsItsCopy() throws IOException {
    StoredPlan plan = home.plan("dup.files");
    Files.delete(original);
    home.clean(plan);
    assertThat(copy).exists();
  }

  @Test
  void I15_anOriginalThatGoesWhileItsCopyIsTaken_bringsTheCopyBack() throws IOException {
    StoredPlan plan = home.plan("dup.files");
    home.reachThrough(
        new WatchedFileAccess(
            LocalFileAccess.ofThisSystem(),
            new WatchedFileAccess.Watcher() {
              @Override
              public void after(WatchedFileAccess.Call call) {
                if (call.name().equals("moveNoReplace")) {
                  delete(original);
                }
              }
            }));
    CleanupResult result = home.clean(plan);
    assertThat(copy).exists();
    assertThat(result.quarantinedFiles()).isZero();
    assertThat(result.skipped()).containsEntry(KeepReason.SURVIVOR, 1L);
  }

  @Test
  void I15_aCopyThatCannotGoBack_isCountedAsHeld() throws IOException {
    StoredPlan plan = home.plan("dup.files");
    home.reachThrough(
        new WatchedFileAccess(
            LocalFileAccess.ofThisSystem(),
            new WatchedFileAccess.Watcher() {
              @Override
              public void before(WatchedFileAccess.Call call) throws FileAccessException {
                if (call.name().equals("moveNoReplace") && Files.notExists(original)) {
                  throw new FileAccessException(Reason.DENIED, "a fault of the test");
                }
              }

              @Override
              public void after(WatchedFileAccess.Call call) {
                if (call.name().equals("moveNoReplace")) {
                  delete(original);
                }
              }
            }));
    CleanupResult result = home.clean(plan);
    assertThat(copy).doesNotExist();
    assertThat(result.quarantinedFiles()).isEqualTo(1);
    assertThat(result.skipped()).isEmpty();
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void I15_aCopyThatAnotherRuleTakesAsWell_leavesOneOfTheTwo() throws IOException {
    Path second = home.downloads().resolve("film (2).mp4");
    Files.copy(copy, second);
    Files.delete(original);
    StoredPlan plan = home.plan("dl.old", "dup.files");
    assertThat(plan.plan().removals()).hasSize(2);
    assertThat(plan.plan().removals()).allMatch(item -> item.rule().equals("dl.old"));
    home.pass(TestingHome.AHEAD.negated().plusDays(1));
    StoredPlan young = home.plan("dl.old", "dup.files");
    assertThat(young.plan().removals()).singleElement().matches(i -> i.rule().equals("dup.files"));
  }
}
