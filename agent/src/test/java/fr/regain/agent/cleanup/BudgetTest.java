package fr.regain.agent.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.message.Text;
import fr.regain.agent.plan.Caps;
import fr.regain.agent.plan.CleanupPlan;
import fr.regain.agent.plan.KeepReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one rule finds leaves room for the rules after it. */
class BudgetTest {
  private static final int VERY_MANY = 40;

  @TempDir Path directory;
  private TestingHome home;

  @BeforeEach
  void makeHome() throws IOException {
    home = new TestingHome(directory);
  }

  private CleanupPlan plan(Budget budget, String... rules) throws IOException {
    return home.workspace()
        .draft(
            home.rules(rules),
            Caps.USUAL,
            path -> false,
            account -> Set.of(),
            TestingHome.UNLIMITED,
            budget);
  }

  private void writeVeryMany(Path in) throws IOException {
    for (int number = 0; number < VERY_MANY; number++) {
      home.write(in.resolve("file" + number));
    }
  }

  private static long of(CleanupPlan plan, String rule) {
    return plan.removals().stream().filter(item -> item.rule().equals(rule)).count();
  }

  @Test
  void youngCachesThatUseTheirRoomUp_leaveTheDownloadsAndTheBinTheirs() throws IOException {
    writeVeryMany(home.home().resolve(".npm/_cacache/content-v2"));
    home.pass(TestingHome.AHEAD.negated().plus(Duration.ofDays(80)));
    home.write(home.throwAway("old.txt", home.now().minus(Duration.ofDays(365))));
    home.write(home.downloads().resolve("setup.deb"));

    CleanupPlan plan = plan(new Budget(20, 5, 3), "cache.dev", "bin.user", "dl.installers");

    assertThat(plan.reasons()).containsEntry(KeepReason.TOO_YOUNG, 10L);
    assertThat(of(plan, "bin.user")).isEqualTo(1);
    assertThat(of(plan, "dl.installers")).isEqualTo(1);
    assertThat(plan.atLimit()).containsExactly("cache.dev");
  }

  @Test
  void roomThatARuleDidNotNeed_isForThoseAfterIt_andNoneIsHeldAboveTheWhole() throws IOException {
    home.write(home.browserCache().resolve("cached"));
    writeVeryMany(home.downloads());

    CleanupPlan plan = plan(new Budget(20, 5, 2), "cache.browser", "dl.old");

    assertThat(of(plan, "cache.browser")).isEqualTo(1);
    assertThat(of(plan, "dl.old")).isEqualTo(19);
    assertThat(plan.atLimit()).containsExactly("dl.old");
  }

  @Test
  void theBinToo_isHeldToItsRoom() throws IOException {
    for (int number = 0; number < 5; number++) {
      home.write(home.throwAway("file" + number, home.now().minus(Duration.ofDays(365))));
    }
    CleanupPlan plan = plan(new Budget(3, 1, 1), "bin.user");

    assertThat(of(plan, "bin.user")).isEqualTo(3);
    assertThat(plan.reasons()).containsExactlyEntriesOf(Map.of(KeepReason.ABOVE_CAP, 1L));
  }

  @Test
  void whatIsSmallerThanTheRule_takesNoRoom() throws IOException {
    writeVeryMany(home.downloads());
    Path large = home.write(home.downloads().resolve("video.mp4"));
    try (FileChannel channel = FileChannel.open(large, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[1]), 100L << 20);
    }
    CleanupPlan plan = plan(new Budget(1, 1, 1), "big.old");

    assertThat(plan.reasons()).containsExactlyEntriesOf(Map.of(KeepReason.REPORT_ONLY, 1L));
    assertThat(plan.atLimit()).isEmpty();
  }

  @Test
  void theCommand_saysWhichRuleHasReachedItsLimit() throws IOException {
    writeVeryMany(home.browserCache());
    home.cap(new Caps(3, 1L << 30, 100, 0));
    StoredPlan plan = home.plan("cache.browser", "dl.old");

    assertThat(CleanupText.plan(plan, home.rules()).stream().map(Text::french))
        .filteredOn(line -> line.contains("Limite atteinte"))
        .singleElement()
        .satisfies(line -> assertThat(line).contains("cache.browser", "planifiez de nouveau"));
  }
}
