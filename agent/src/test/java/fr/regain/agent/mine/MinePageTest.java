package fr.regain.agent.mine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import fr.regain.agent.cleanup.TestingHome;
import fr.regain.agent.host.LoopbackPeers;
import fr.regain.agent.host.linux.ProcNetPeers;
import fr.regain.agent.plan.KeepReason;
import fr.regain.agent.quarantine.Quarantine;
import fr.regain.agent.storage.tree.HandClock;
import fr.regain.v1.Finding;
import fr.regain.v1.Kept;
import fr.regain.v1.LeaseMode;
import fr.regain.v1.LeaseReport;
import fr.regain.v1.LeaseStep;
import fr.regain.v1.Share;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The person's page over real HTTP, real files and a real quarantine. */
class MinePageTest {
  private static final Asked RESTORE =
      new Asked(
          TestingPage.LEASE.toBuilder()
              .setId(
                  ByteString.copyFrom(new byte[] {9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9}))
              .setMode(LeaseMode.LEASE_MODE_RESTORE)
              .build(),
          List.of());

  @TempDir Path directory;
  private TestingHome home;
  private TestingPage page;
  private Path letter;
  private Path film;

  @BeforeEach
  void open() throws IOException {
    home = new TestingHome(directory);
    letter = home.write(home.downloads().resolve("lettre.odt"));
    film = home.write(home.downloads().resolve("film <b>.mp4"));
    home.write(home.browserCache().resolve("cached"));
    page = page("dl.old", "cache.browser");
  }

  private TestingPage page(String... rules) throws IOException {
    return new TestingPage(home, directory.resolve("answers"), LoopbackPeers.ofThisSystem(), rules);
  }

  @AfterEach
  void close() {
    page.close();
  }

  @Test
  void thePage_saysWhoAsks_whatWouldGoAndWhy_andIsSmall() throws IOException {
    page.enter();
    String shown = page.get("/");

    assertThat(shown)
        .contains("Faire le ménage dans mes fichiers")
        .contains("DSI du lycée, poste 12")
        .contains("jusqu&#39;au 1er décembre 2027")
        .contains("Printemps &lt;2027&gt;")
        .contains("Anciens téléchargements")
        .contains("Rien n&#39;est supprimé sans votre accord.")
        .contains("Nettoyer la sélection")
        .contains("Plus tard")
        .contains("Non merci")
        .doesNotContain("<script");
    assertThat(shown.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(30_000);
    assertThat(page.get("/elements?regle=dl.old")).contains("film &lt;b&gt;.mp4");
  }

  @Test
  void aYes_takesWhatIsTicked_andTellsTheAgentSumsOnly() throws IOException {
    page.enter();
    String done = page.agree("classe=dl.old&classe=cache.browser");

    assertThat(done).contains("C&#39;est fait");
    assertThat(letter).doesNotExist();
    LeaseReport said = page.left().getFirst();
    assertThat(said.getStep()).isEqualTo(LeaseStep.LEASE_STEP_AGREED);
    assertThat(said.getShare()).isEqualTo(Share.SHARE_PERSON);
    assertThat(said.getFindingsList())
        .extracting(Finding::getRuleId, Finding::getHeldFiles, Finding::getDeletedFiles)
        .containsExactly(Tuple.tuple("dl.old", 2L, 0L), Tuple.tuple("cache.browser", 0L, 1L));
    assertThat(said.toString()).doesNotContain("lettre").doesNotContain("film");
    assertThat(page.left()).hasSize(1);
  }

  @Test
  void filesOfEqualSize_standInTheOrderOfTheirNames() throws IOException {
    for (String name : List.of("d.pdf", "b.pdf", "e.pdf", "a.pdf", "c.pdf")) {
      home.write(home.downloads().resolve(name));
    }
    page.close();
    page = page("dl.old");
    page.enter();

    assertThat(
            Pattern.compile("[a-e]\\.pdf")
                .matcher(page.get("/elements?regle=dl.old"))
                .results()
                .map(MatchResult::group))
        .containsExactly("a.pdf", "b.pdf", "c.pdf", "d.pdf", "e.pdf");
  }

  @Test
  void anUntickedItem_stays() throws IOException {
    page.enter();
    int kept = page.entry("lettre.odt").orElseThrow().number();
    int gone = page.entry("film <b>.mp4").orElseThrow().number();
    assertThat(kept).isNotEqualTo(gone);
    page.post("/elements", "regle=dl.old&page=0&e=" + gone + "&vers=retour");
    assertThat(page.get("/")).contains("1 fichier coché, ");
    page.agree("classe=dl.old&classe=cache.browser");

    assertThat(letter).exists();
    assertThat(film).doesNotExist();
    Finding finding = page.left().getFirst().getFindings(0);
    assertThat(finding.getHeldFiles()).isEqualTo(1);
    assertThat(finding.getKept(0).getReason()).isEqualTo("kept_by_owner");
  }

  @Test
  void anUntickedClass_stays() throws IOException {
    page.enter();
    page.agree("classe=cache.browser");

    assertThat(letter).exists();
    assertThat(page.left().getFirst().getFindingsList())
        .filteredOn(finding -> finding.getRuleId().equals("dl.old"))
        .allMatch(finding -> finding.getHeldFiles() == 0);
  }

  @Test
  void nothingTicked_movesNothing_andSaysNothing() throws IOException {
    page.enter();
    page.post("/reponse", "reponse=oui");

    assertThat(page.get("/")).contains("Rien n&#39;est coché");
    assertThat(letter).exists();
    assertThat(page.left()).isEmpty();
  }

  @Test
  void aYesWhileTheQuarantineIsInUse_isNoAnswer_andCanBeGivenAgain() throws IOException {
    page.enter();
    try (Quarantine _ = home.quarantine()) {
      page.agree("classe=dl.old");
    }

    assertThat(page.left()).isEmpty();
    assertThat(page.own.answer(TestingPage.LEASE.getId())).isEmpty();
    assertThat(letter).exists();
    assertThat(page.agree("classe=dl.old")).contains("C&#39;est fait");
    assertThat(letter).doesNotExist();
    assertThat(page.left())
        .singleElement()
        .satisfies(report -> assertThat(report.getFindings(0).getHeldFiles()).isEqualTo(2));
  }

  @Test
  void aNo_movesNothing_isTold_andIsNotAskedAgain() throws IOException {
    page.enter();
    page.post("/reponse", "classe=dl.old&reponse=non");

    assertThat(page.get("/")).contains("D&#39;accord, non");
    assertThat(letter).exists();
    assertThat(page.left())
        .extracting(LeaseReport::getStep)
        .containsExactly(LeaseStep.LEASE_STEP_DECLINED);
    page.close();
    page = page("dl.old");
    assertThat(page.visit().asked()).isEmpty();
  }

  @Test
  void aLater_isTakenThreeTimes_andNotAFourth() throws IOException {
    for (int time = 0; time < 3; time++) {
      page.enter();
      page.post("/reponse", "classe=dl.old&reponse=plus-tard");
      assertThat(page.get("/")).contains("plus tard");
      page.close();
      page = page("dl.old");
    }
    page.enter();
    page.post("/reponse", "classe=dl.old&reponse=plus-tard");

    assertThat(page.get("/")).contains("déjà reporté trois fois");
    assertThat(page.left()).hasSize(3);
    assertThat(letter).exists();
  }

  @Test
  void whatIsAlwaysKept_staysNow_andInEveryLaterPlan_untilItIsKeptNoLonger() throws IOException {
    page.enter();
    int number = page.entry("lettre.odt").orElseThrow().number();
    page.post("/elements", "regle=dl.old&page=0&e=0&e=1&toujours=" + number);
    page.agree("classe=dl.old");
    assertThat(letter).exists();
    page.close();

    page = page();
    assertThat(page.entry("lettre.odt")).isEmpty();
    assertThat(
            TestingHome.reason(
                page.workspace.plan(
                    home.rules("dl.old"),
                    MineCommand.keptAlways(page.workspace),
                    TestingHome.UNLIMITED),
                letter))
        .contains(KeepReason.KEPT_BY_OWNER);
    page.enter();
    assertThat(page.get("/gardes")).contains("lettre.odt");
    page.post("/gardes", "oublier=0");
    page.close();

    page = page();
    assertThat(page.entry("lettre.odt")).isPresent();
  }

  @Test
  void whatWasTaken_goesBackFromThePage() throws IOException {
    page.enter();
    page.agree("classe=dl.old");
    assertThat(page.get("/quarantaine")).contains("lettre.odt");
    page.post("/quarantaine", "remettre=tout");

    assertThat(page.get("/quarantaine")).contains("Remis à sa place");
    assertThat(letter).content().isEqualTo("content of " + letter);
    assertThat(film).exists();
  }

  @Test
  void aQuarantineThatAnotherAccountCouldEnter_isSaid_andNothingComesBack() throws IOException {
    page.enter();
    page.agree("classe=dl.old");
    Path run = home.storage().resolve("quarantine/content/1");
    Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwxrwxrwx"));

    for (String answer : List.of(page.post("/quarantaine", "remettre=tout"), page.get("/"))) {
      assertThat(answer)
          .startsWith("HTTP/1.1 503")
          .contains("Cela n&#39;a pas pu se faire", "prévenez votre administration")
          .contains("<a href=\"/\">Revenir</a>");
    }
    assertThat(letter).doesNotExist();

    Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwx------"));
    page.post("/quarantaine", "remettre=tout");
    assertThat(letter).exists();
  }

  @Test
  void aThousandFiles_areShownInPages_eachBelowThirtyKilobytes() throws IOException {
    for (int number = 0; number < 900; number++) {
      home.write(home.downloads().resolve("un fichier au nom assez long " + number + ".odt"));
    }
    page.close();
    page = page("dl.old");
    page.enter();

    for (String path : List.of("/", "/elements?regle=dl.old", "/elements?regle=dl.old&page=22")) {
      String shown = page.get(path);
      assertThat(TestingPage.status(shown)).isEqualTo(200);
      assertThat(shown.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(30_000);
    }
  }

  @Test
  void aTokenThatWasUsed_opensNothingMore() throws IOException {
    assertThat(TestingPage.status(page.enter())).isEqualTo(303);
    assertThat(TestingPage.status(page.get("/"))).isEqualTo(200);
    assertThat(page.enter()).startsWith("HTTP/1.1 403").doesNotContainIgnoringCase("set-cookie");
  }

  @Test
  void aPageThatNobodyUses_endsAfterFiveMinutes() throws IOException {
    page.close();
    HandClock clock = new HandClock();
    page =
        new TestingPage(
            home, directory.resolve("later"), LoopbackPeers.ofThisSystem(), clock, "dl.old");
    page.enter();
    clock.sleep(Duration.ofMinutes(4));
    page.get("/");
    long used = clock.nanos();

    page.server.awaitEnd();

    assertThat(Duration.ofNanos(clock.nanos() - used))
        .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
  }

  @Test
  void someoneWithoutTheToken_seesNothing() throws IOException {
    for (String path : List.of("/", "/entree?jeton=", "/entree?jeton=guess", "/quarantaine")) {
      String answer = page.get(path);
      assertThat(answer).startsWith("HTTP/1.1 403").doesNotContain("lettre");
    }
    assertThat(page.post("/reponse", "classe=dl.old&reponse=oui")).startsWith("HTTP/1.1 403");
    assertThat(letter).exists();
  }

  @Test
  void anotherAccountOfTheMachine_isTurnedAway_evenWithTheToken() throws IOException {
    page.close();
    page =
        new TestingPage(
            home,
            directory.resolve("answers"),
            new ProcNetPeers(Path.of("/proc/net"), 4_000_000_000L),
            "dl.old");

    assertThat(page.enter()).startsWith("HTTP/1.1 403");
  }

  @Test
  void aConnectionOfTheOwnAccount_isToldFromOneThatIsNotThere() throws IOException {
    ProcNetPeers peers = ProcNetPeers.ofThisProcess();

    assertThat(
            peers.isOwn(
                new InetSocketAddress("127.0.0.1", 1), new InetSocketAddress("127.0.0.1", 2)))
        .isFalse();
    assertThat(TestingPage.status(page.enter())).isEqualTo(303);
  }

  @Test
  void aNameThatResolvesToThisAddress_isTurnedAway() throws IOException {
    page.enter();
    String port = page.authority().substring(page.authority().indexOf(':'));
    for (String host :
        List.of(
            "localhost" + port,
            "127.0.0.1.evil.example" + port,
            "evil.example" + port,
            "127.0.0.1",
            "127.1" + port,
            "[::1]" + port,
            "0.0.0.0" + port)) {
      List<String> headers =
          page.headers("Sec-Fetch-Site: none").stream()
              .map(line -> line.startsWith("Host:") ? "Host: " + host : line)
              .toList();
      assertThat(page.send("GET", "/", headers, "")).startsWith("HTTP/1.1 403");
    }
  }

  @Test
  void aPageOfAnotherOrigin_canDoNothing() throws IOException {
    page.enter();
    String form = "classe=dl.old&reponse=oui";
    for (List<String> more :
        List.of(
            List.of("Origin: http://evil.example"),
            List.of("Origin: null"),
            List.of("Origin: http://127.0.0.1:1"),
            List.of("Origin: http://" + page.authority(), "Sec-Fetch-Site: cross-site"),
            List.<String>of())) {
      String answer =
          page.send("POST", "/reponse", page.headers(more.toArray(new String[0])), form);
      assertThat(answer).startsWith("HTTP/1.1 403");
    }
    assertThat(page.send("GET", "/", page.headers("Sec-Fetch-Site: cross-site"), ""))
        .startsWith("HTTP/1.1 403");
    assertThat(letter).exists();
    assertThat(page.left()).isEmpty();
  }

  @Test
  void aFormThatIsTooLarge_orNoForm_changesNothing() throws IOException {
    page.enter();
    page.post("/elements", "regle=dl.old&page=99999999999&e=-1&e=x&toujours=77777");
    page.post("/elements", "regle=../../etc&page=0");
    page.post("/quarantaine", "remettre=0/0");
    page.post("/gardes", "oublier=99");
    page.post("/reponse", "%%%=%zz&choisir=<script>");

    assertThat(TestingPage.status(page.get("/"))).isEqualTo(200);
    assertThat(letter).exists();
  }

  @Test
  void everyAnswer_forbidsScriptsFramesAndReferrers() throws IOException {
    page.enter();
    assertThat(page.get("/").toLowerCase(java.util.Locale.ROOT))
        .contains("content-security-policy: default-src 'none'; style-src 'sha256-")
        .contains("frame-ancestors 'none'")
        .contains("referrer-policy: same-origin")
        .contains("cache-control: no-store")
        .contains("x-content-type-options: nosniff");
    assertThat(page.enter()).doesNotContain("Access-Control");
  }

  @Test
  void whatWasSetAside_goesForGoodAtLogon_onceItsTimeIsOver() throws IOException {
    page.enter();
    page.agree("classe=dl.old");
    AtLogon logon =
        new AtLogon(page.workspace, page.own, new Answers(page.answers, new SecureRandom()));
    home.pass(Duration.ofDays(13));
    logon.purge(home.now());
    assertThat(page.visit().held()).hasSize(2);

    home.pass(Duration.ofDays(18));
    logon.purge(home.now());
    assertThat(page.visit().held()).isEmpty();
  }

  @Test
  void aRestoreOfTheCampaign_givesBackAtLogon_once() throws IOException {
    page.enter();
    page.agree("classe=dl.old");
    AtLogon logon =
        new AtLogon(page.workspace, page.own, new Answers(page.answers, new SecureRandom()));
    logon.restore(RESTORE);
    logon.restore(RESTORE);

    assertThat(letter).exists();
    assertThat(page.left())
        .filteredOn(report -> report.getStep() == LeaseStep.LEASE_STEP_RESTORED)
        .singleElement()
        .satisfies(report -> assertThat(report.getFindings(0).getRestoredFiles()).isEqualTo(2));
  }

  @Test
  void whatARestoreCouldNotGiveBack_isTriedAgainAtTheNextLogon_andItsReasonToldOnce()
      throws IOException {
    page.enter();
    page.agree("classe=dl.old");
    Files.delete(home.downloads());
    Files.createSymbolicLink(home.downloads(), home.outside());
    AtLogon logon =
        new AtLogon(page.workspace, page.own, new Answers(page.answers, new SecureRandom()));
    logon.restore(RESTORE);
    logon.restore(RESTORE);
    Files.delete(home.downloads());
    logon.restore(RESTORE);

    assertThat(letter).exists();
    assertThat(film).exists();
    assertThat(page.left())
        .filteredOn(report -> report.getStep() == LeaseStep.LEASE_STEP_RESTORED)
        .extracting(
            report -> report.getFindings(0).getRestoredFiles(),
            report -> report.getFindings(0).getKeptList().stream().mapToLong(Kept::getFiles).sum())
        .containsExactlyInAnyOrder(Tuple.tuple(0L, 2L), Tuple.tuple(2L, 0L));
  }

  @Test
  void aNotice_isShownOnce_thenRemindsThreeTimesAtMost_twelveHoursApart() throws IOException {
    List<Asked> asked = List.of(new Asked(TestingPage.LEASE, home.rules("dl.old")));
    var campaign = TestingPage.LEASE.getCampaignId();
    var now = home.now();
    for (int time = 0; time < 4; time++) {
      assertThat(AtLogon.due(asked, page.own, now)).isPresent();
      page.own.noticed(campaign, now);
      assertThat(AtLogon.due(asked, page.own, now.plus(Duration.ofHours(11)))).isEmpty();
      now = now.plus(Duration.ofHours(12));
    }
    assertThat(AtLogon.due(asked, page.own, now.plus(Duration.ofDays(9)))).isEmpty();
  }

  @Test
  void aClassroom_getsNoNotice() {
    Asked classroom =
        new Asked(TestingPage.LEASE.toBuilder().setNotice(false).build(), home.rules("dl.old"));

    assertThat(AtLogon.due(List.of(classroom), page.own, home.now())).isEmpty();
  }
}
