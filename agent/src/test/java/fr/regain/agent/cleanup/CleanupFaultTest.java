package fr.regain.agent.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.host.LocalFileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.InMemory;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.host.file.WatchedFileAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every call of a clean-up fails in turn, for every reason that a system has for it. */
class CleanupFaultTest {
  private static final int FILES = 3;

  @TempDir(factory = InMemory.class)
  private Path directory;

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
      TestingHome home = new TestingHome(Files.createDirectory(directory.resolve("at" + at)));
      Set<String> downloads = new HashSet<>();
      for (int i = 0; i < FILES; i++) {
        downloads.add(Files.readString(home.write(home.downloads().resolve("lesson" + i))));
        home.write(home.browserCache().resolve("copy" + i));
      }
      StoredPlan plan = home.plan("dl.old", "cache.browser");
      Fault fault = new Fault(at, reason);
      home.reachThrough(new WatchedFileAccess(LocalFileAccess.ofThisSystem(), fault));
      try {
        CleanupResult result = home.clean(plan);
        long stayed = result.skipped().values().stream().mapToLong(Long::longValue).sum();
        assertThat(result.deletedFiles() + result.quarantinedFiles() + result.removedDirectories())
            .as("failed at call %d", at)
            .isEqualTo(plan.plan().removals().size() - stayed);
        assertThat(result.deletedFiles()).isEqualTo(FILES - present(home));
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
      reached = fault.happened;
      at++;
    }
    assertThat(at).isGreaterThan(50);
  }

  private static long present(TestingHome home) {
    return IntStream.range(0, FILES)
        .filter(i -> Files.exists(home.browserCache().resolve("copy" + i)))
        .count();
  }

  private static final class Fault implements WatchedFileAccess.Watcher {
    private final Reason reason;
    private int left;
    private boolean happened;

    Fault(int at, Reason reason) {
      left = at;
      this.reason = reason;
    }

    @Override
    public void before(WatchedFileAccess.Call call) throws FileAccessException {
      if (left-- == 0) {
        happened = true;
        throw new FileAccessException(reason, "a fault of the test at " + call);
      }
    }
  }
}
