package fr.regain.agent.mine;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.cleanup.TestingHome;
import fr.regain.agent.host.LoopbackPeers;
import fr.regain.agent.host.MonotonicClock;
import fr.regain.agent.storage.tree.HandClock;
import fr.regain.v1.Finding;
import fr.regain.v1.Kept;
import fr.regain.v1.LeaseReport;
import fr.regain.v1.LeaseStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page is shown by a browser, and that browser's cache is on it. */
class OpenProgramTest {
  private static final String ALL = "classe=cache.browser&classe=dl.old";

  @TempDir Path directory;
  private final HandClock time = new HandClock();
  private final CountDownLatch mayWait = new CountDownLatch(1);
  private TestingHome home;
  private TestingPage page;
  private Path cached;
  private Path letter;
  private Duration openFor = Duration.ofDays(1);
  private Runnable whileThePageIsOpen = () -> {};

  /** Time that passes while the page waits; the person closes their browser in it. */
  private final MonotonicClock clock =
      new MonotonicClock() {
        @Override
        public long nanos() {
          return time.nanos();
        }

        @Override
        public void sleep(Duration duration) {
          time.sleep(duration);
          if (Thread.currentThread().getName().equals("cleaning")) {
            awaitThePerson(duration);
          } else {
            whileThePageIsOpen.run();
          }
        }
      };

  private void awaitThePerson(Duration duration) {
    try {
      mayWait.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    openFor = openFor.minus(duration);
    if (openFor.isNegative()) {
      home.end("chrome");
    }
  }

  @BeforeEach
  void open() throws IOException {
    home = new TestingHome(directory);
    cached = home.write(home.browserCache().resolve("cached"));
    letter = home.write(home.downloads().resolve("lettre.odt"));
    home.run("chrome");
    page =
        new TestingPage(
            home,
            directory.resolve("answers"),
            LoopbackPeers.ofThisSystem(),
            clock,
            "cache.browser",
            "dl.old");
    page.enter();
  }

  @AfterEach
  void close() {
    awaitPrograms();
    page.close();
  }

  private void awaitPrograms() {
    mayWait.countDown();
    while (page.visit().isWaiting()) {
      Thread.onSpinWait();
    }
  }

  private static List<Long> deletedAndKept(LeaseReport report) {
    Finding finding = report.getFindings(0);
    assertThat(finding.getRuleId()).isEqualTo("cache.browser");
    long kept = finding.getKeptList().stream().mapToLong(Kept::getFiles).sum();
    return List.of(finding.getDeletedFiles(), kept);
  }

  @Test
  void theCacheOfTheBrowserThatShowsThePage_isOnIt_andWhatBecomesOfItIsSaid() throws IOException {
    assertThat(page.get("/"))
        .contains("Caches des navigateurs", "Sauf ce dont un programme ouvert se sert");
    home.end("chrome");
    assertThat(page.get("/")).contains("Caches des navigateurs").doesNotContain("programme ouvert");
  }

  @Test
  void whileTheBrowserIsOpen_itsCacheStays_theRestGoes_andThePageSaysHowToGoOn()
      throws IOException {
    assertThat(page.agree(ALL))
        .contains("Pas encore parti\u00a0: 1 fichier", "Fermez ce programme");

    assertThat(cached).exists();
    assertThat(letter).doesNotExist();
    assertThat(page.left())
        .singleElement()
        .satisfies(answer -> assertThat(deletedAndKept(answer)).containsExactly(0L, 0L));
  }

  @Test
  void onceThePersonHasClosedIt_itsCacheGoes_andIsTold() throws IOException {
    openFor = Duration.ofMinutes(30);
    page.agree(ALL);
    awaitPrograms();

    assertThat(cached).doesNotExist();
    assertThat(page.left())
        .allMatch(answer -> answer.getStep() == LeaseStep.LEASE_STEP_AGREED)
        .extracting(OpenProgramTest::deletedAndKept)
        .containsExactlyInAnyOrder(List.of(0L, 0L), List.of(1L, 0L));
    assertThat(page.get("/"))
        .contains("Ce dont un programme se servait", "Supprimés\u00a0: 1 fichier")
        .doesNotContain("Pas encore parti");
  }

  @Test
  void afterAnHour_theCacheOfABrowserThatIsStillOpenStays_andIsTold() throws IOException {
    openFor = Duration.ofMinutes(61);
    page.agree(ALL);
    awaitPrograms();

    assertThat(cached).exists();
    assertThat(page.left())
        .extracting(OpenProgramTest::deletedAndKept)
        .containsExactlyInAnyOrder(List.of(0L, 0L), List.of(0L, 1L));
  }

  @Test
  void whatCameAfterTheYes_stays() throws IOException {
    openFor = Duration.ofMinutes(30);
    page.agree(ALL);
    Path newer = home.write(home.browserCache().resolve("newer"));
    Path changed = Files.writeString(cached, "changed since");
    awaitPrograms();

    assertThat(newer).exists();
    assertThat(changed).exists();
  }

  @Test
  void onceTheCampaignIsWithdrawn_nothingMoreGoes() throws IOException {
    openFor = Duration.ofMinutes(30);
    page.agree(ALL);
    page.asked = List.of();
    awaitPrograms();

    assertThat(cached).exists();
  }

  @Test
  void whatIsUnticked_isNotWaitedFor() throws IOException {
    page.agree("classe=dl.old");

    assertThat(page.visit().isWaiting()).isFalse();
    home.end("chrome");
    assertThat(cached).exists();
  }

  @Test
  void whileItWaits_itsProcessDoesNotEnd() throws IOException {
    page.agree(ALL);
    long begun = time.nanos();
    whileThePageIsOpen =
        () -> {
          if (time.nanos() - begun > Duration.ofMinutes(20).toNanos()) {
            home.end("chrome");
            awaitPrograms();
          }
        };
    page.server.awaitEnd();

    assertThat(cached).doesNotExist();
  }
}
