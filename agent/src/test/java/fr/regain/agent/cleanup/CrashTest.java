package fr.regain.agent.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.host.LocalFileAccess;
import fr.regain.agent.host.file.InMemory;
import fr.regain.agent.host.file.PowerCut;
import fr.regain.agent.host.file.WatchedFileAccess;
import fr.regain.agent.quarantine.Held;
import fr.regain.agent.quarantine.Outcome;
import fr.regain.agent.quarantine.Quarantine;
import fr.regain.agent.quarantine.Retention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;

class CrashTest {
  private static final int FILES = 9;
  private static final InMemory MEMORY = new InMemory();

  @AfterContainer
  static void unmount() throws IOException {
    MEMORY.close();
  }

  private interface Work {
    void run() throws IOException;
  }

  /** The process ends at a random call, up to three times in a row; then everything is redone. */
  @Property(tries = 1000)
  void I16_aCrashAtAnyStep_leavesEachFileExactlyOnce(
      @ForAll @IntRange(max = 260) int first,
      @ForAll @IntRange(max = 120) int second,
      @ForAll long seed)
      throws IOException, InterruptedException {
    Path directory = MEMORY.createDirectory();
    try {
      Random random = new Random(seed);
      TestingHome home = new TestingHome(directory);
      Set<String> originals = originals(home);
      StoredPlan plan = home.plan("dl.old");

      crash(home, first, random, () -> home.clean(plan));
      assertEachOnce(home, originals);
      crash(home, second, random, () -> home.clean(plan));
      assertEachOnce(home, originals);
      home.clean(plan);
      assertEachOnce(home, originals);
      home.clean(home.plan("dl.old"));
      assertThat(home.downloads()).isEmptyDirectory();
      assertEachOnce(home, originals);

      crash(home, second, random, () -> restoreEverySecond(home));
      assertEachOnce(home, originals);

      home.pass(Duration.ofDays(40));
      Set<String> held = held(home);
      crash(home, first, random, () -> purge(home));
      purge(home);
      Set<String> left = TestingHome.contents(home.home()).keySet();
      originals.removeAll(held);
      assertThat(left).containsAll(originals).doesNotContainAnyElementsOf(held);
    } finally {
      delete(directory);
    }
  }

  private static Set<String> originals(TestingHome home) throws IOException {
    Set<String> originals = new HashSet<>();
    for (int i = 0; i < FILES; i++) {
      Path file = home.write(home.downloads().resolve("lesson" + i + ".odt"));
      originals.add(Files.readString(file));
    }
    return originals;
  }

  private static void crash(TestingHome home, int at, Random random, Work work) throws IOException {
    PowerCut cut = new PowerCut(at, random);
    home.reachThrough(new WatchedFileAccess(LocalFileAccess.ofThisSystem(), cut));
    try {
      work.run();
    } catch (PowerCut.Ended e) {
      assertThat(cut.happened()).isTrue();
    }
    home.reachThrough(LocalFileAccess.ofThisSystem());
    if (cut.happened()) {
      cut.takeBack();
    }
  }

  private static void assertEachOnce(TestingHome home, Set<String> originals) throws IOException {
    Map<String, Path> found = TestingHome.contents(home.home());
    assertThat(found.keySet()).containsAll(originals);
  }

  private static void restoreEverySecond(TestingHome home) throws IOException {
    try (Quarantine quarantine = home.quarantine()) {
      List<Held> held = quarantine.held();
      for (int i = 0; i < held.size(); i += 2) {
        assertThat(quarantine.restore(held.get(i).id())).isInstanceOf(Outcome.Back.class);
      }
    }
  }

  private static Set<String> held(TestingHome home) throws IOException {
    return TestingHome.contents(home.storage().resolve("quarantine/content")).keySet();
  }

  private static void purge(TestingHome home) throws IOException {
    try (Quarantine quarantine = home.quarantine()) {
      quarantine.purge(Retention.USUAL, home.now(), outcome -> {});
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
