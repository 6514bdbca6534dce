package fr.regain.agent.mine;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.cleanup.TestingHome;
import fr.regain.agent.host.LoopbackPeers;
import fr.regain.agent.host.MonotonicClock;
import fr.regain.agent.lease.SharedFolder;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.storage.tree.HandClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The person's page before there is anything to choose from. */
class SearchPageTest {
  private static final String REFRESH = "http-equiv=\"refresh\"";

  @TempDir Path directory;
  private final CountDownLatch found = new CountDownLatch(1);
  private TestingHome home;
  private TestingPage page;
  private Path letter;

  @BeforeEach
  void fillHome() throws IOException {
    home = new TestingHome(directory);
    letter = home.write(home.downloads().resolve("lettre.odt"));
  }

  private TestingPage page(MonotonicClock clock, TestingPage.BeforeTheSearch before)
      throws IOException {
    page =
        new TestingPage(
            home,
            directory.resolve("answers"),
            LoopbackPeers.ofThisSystem(),
            clock,
            before,
            "dl.old");
    return page;
  }

  private void awaitFound() {
    try {
      found.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @AfterEach
  void close() {
    found.countDown();
    page.close();
  }

  @Test
  void whileItLooks_thePageSaysSo_andAsksAgainByItself_untilThereIsTheVisit() throws IOException {
    page(MonotonicClock.ofThisMachine(), this::awaitFound).enter();

    assertThat(page.get("/"))
        .startsWith("HTTP/1.1 200")
        .contains("Recherche en cours dans vos fichiers.", "Rien n&#39;est touché", REFRESH)
        .doesNotContain("<script", "<form");
    found.countDown();
    page.visit();
    assertThat(page.get("/")).contains("Nettoyer la sélection").doesNotContain(REFRESH);
  }

  @Test
  void whileItLooks_nothingCanBeAgreedTo_andEveryAddressLeadsBack() throws IOException {
    page(MonotonicClock.ofThisMachine(), this::awaitFound).enter();

    for (String answer :
        List.of(
            page.post("/reponse", "classe=dl.old&reponse=oui"),
            page.post("/quarantaine", "remettre=tout"),
            page.get("/elements?regle=dl.old"),
            page.get("/gardes"))) {
      assertThat(answer).startsWith("HTTP/1.1 303").containsIgnoringCase("location: /\r\n");
    }
    found.countDown();
    assertThat(page.visit().step()).isEqualTo(Visit.Step.CHOOSING);
    assertThat(letter).exists();
    assertThat(page.left()).isEmpty();
  }

  @Test
  void whileItLooks_nobodyGetsInWithoutTheToken() throws IOException {
    page(MonotonicClock.ofThisMachine(), this::awaitFound);

    assertThat(page.get("/")).startsWith("HTTP/1.1 403").doesNotContain("Recherche");
    assertThat(TestingPage.status(page.enter())).isEqualTo(303);
    assertThat(TestingPage.status(page.enter())).isEqualTo(403);
  }

  @Test
  void aSearchOfAnHour_isAwaited_andThenThePersonHasFiveMinutes() throws IOException {
    HandClock time = new HandClock();
    long begun = time.nanos();
    Duration hour = Duration.ofHours(1);
    MonotonicClock clock =
        new MonotonicClock() {
          @Override
          public long nanos() {
            return time.nanos();
          }

          @Override
          public void sleep(Duration duration) {
            time.sleep(duration);
            if (time.nanos() - begun >= hour.toNanos()) {
              found.countDown();
            }
          }
        };
    page(clock, this::awaitFound);

    page.server.awaitEnd();

    page.visit();
    assertThat(Duration.ofNanos(time.nanos() - begun)).isGreaterThan(hour.plusMinutes(5));
  }

  @Test
  void filesThatCannotBeRead_areSaidWithWhatToDo_andThenThePageEnds() throws IOException {
    page(
        MonotonicClock.ofThisMachine(),
        () -> {
          Files.createDirectories(home.storage());
          Files.writeString(home.storage().resolve("mine.properties"), "keep.\\uZZZZ=1");
          new OwnFiles(home.storage());
        });

    assertFails("mine.properties is damaged; remove it", "relancez", ExitCode.LOCAL_STORAGE);
  }

  @Test
  void settingsThatAnyoneCouldHaveWritten_areSaidWithWhatToDo() throws IOException {
    Path campaigns = Files.createDirectories(directory.resolve("shared/campaigns"));
    Files.createFile(campaigns.resolve("trust.properties"));
    Files.setPosixFilePermissions(campaigns, PosixFilePermissions.fromString("rwxrwxrwx"));
    page(
        MonotonicClock.ofThisMachine(),
        () -> new SharedFolder(directory.resolve("shared")).trust());

    assertFails("shared/campaigns", "administrateurs", ExitCode.USAGE);
  }

  @Test
  void aFaultOfTheProgram_isSaidToo_insteadOfAnEndlessSearch() throws IOException {
    page(
        MonotonicClock.ofThisMachine(),
        () -> {
          throw new IllegalStateException("a fault");
        });

    assertFails("Erreur interne de l&#39;agent", "relancez", ExitCode.UNEXPECTED);
  }

  private void assertFails(String what, String whatToDo, ExitCode code) throws IOException {
    page.enter();
    String shown = page.get("/");
    while (shown.contains(REFRESH)) {
      shown = page.get("/");
    }

    assertThat(shown)
        .contains("La recherche n&#39;a pas pu se faire", what, whatToDo)
        .contains("montrez cette page à votre administration");
    page.server.awaitEnd();
    assertThat(page.problems).extracting(AgentProblem::exitCode).containsExactly(code);
    assertThat(letter).exists();
  }
}
