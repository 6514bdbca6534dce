package fr.regain.agent.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.plan.Caps;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlanStoreTest {
  private static final long HALF = 33L << 20;

  @TempDir private Path directory;
  private TestingHome home;
  private Path plans;

  @BeforeEach
  void makeAPlan() throws IOException {
    home = new TestingHome(directory);
    plans = home.storage().resolve("plans");
    home.write(home.downloads().resolve("old.iso"));
    Files.delete(kept(home.plan("dl.old")));
  }

  private Path kept(StoredPlan plan) {
    return plans.resolve(plan.digest() + ".plan");
  }

  /** A plan of so many bytes, made so long ago. */
  private Path plan(char digit, long bytes, Duration ago) throws IOException {
    Path plan = plans.resolve(String.valueOf(digit).repeat(64) + ".plan");
    try (RandomAccessFile file = new RandomAccessFile(plan.toFile(), "rw")) {
      file.setLength(bytes);
    }
    return Files.setLastModifiedTime(plan, FileTime.from(home.now().minus(ago)));
  }

  private Stream<Path> left() throws IOException {
    try (Stream<Path> left = Files.list(plans)) {
      return left.toList().stream();
    }
  }

  @Test
  void aPlanOfMoreThanSevenDays_goesWithTheNext() throws IOException {
    plan('a', 1, Duration.ofDays(7).plusSeconds(1));
    Path younger = plan('b', 1, Duration.ofDays(7).minusHours(1));
    Path latest = kept(home.plan("dl.old"));
    assertThat(left()).containsExactlyInAnyOrder(younger, latest);
  }

  @Test
  void plansOfMoreThan64MegabytesTogether_leaveFromTheOldestOn() throws IOException {
    plan('a', HALF, Duration.ofDays(2));
    Path younger = plan('b', HALF, Duration.ofDays(1));
    Path latest = kept(home.plan("dl.old"));
    assertThat(left()).containsExactlyInAnyOrder(younger, latest);
  }

  @Test
  void aPlanThatACampaignMayStillCarryOut_isKeptForMonths() throws IOException {
    StoredPlan waiting =
        home.workspace()
            .planForCampaign(home.rules("dl.old"), Caps.USUAL, path -> false, TestingHome.UNLIMITED)
            .orElseThrow();
    Path file = home.storage().resolve("campaign-plans").resolve(waiting.digest() + ".plan");
    Files.setLastModifiedTime(file, FileTime.from(home.now().minus(Duration.ofDays(90))));
    home.write(home.downloads().resolve("another.iso"));
    home.workspace()
        .planForCampaign(home.rules("dl.old"), Caps.USUAL, path -> false, TestingHome.UNLIMITED);
    assertThat(home.workspace().findForCampaign(waiting.digest())).contains(waiting);
  }
}
