package fr.regain.agent.mine;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.cleanup.TestingHome;
import fr.regain.agent.host.LoopbackPeers;
import fr.regain.agent.lease.ChosenRules;
import fr.regain.agent.rule.Rule;
import fr.regain.v1.Finding;
import fr.regain.v1.LeaseReport;
import fr.regain.v1.RuleChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Windows writes into a person's profile when one of their programs crashes. */
class CrashReportsTest {
  @TempDir Path directory;
  private TestingHome home;
  private Path dump;
  private Path report;

  @BeforeEach
  void fillProfile() throws IOException {
    home = new TestingHome(directory);
    home.asOnWindows();
    Path local = home.home().resolve("AppData/Local");
    dump = home.write(local.resolve("CrashDumps/winword.exe.4711.dmp"));
    report = home.write(local.resolve("Microsoft/Windows/WER/ReportArchive/AppCrash_1/Report.wer"));
  }

  private TestingPage page(String... rules) throws IOException {
    return new TestingPage(home, directory.resolve("answers"), LoopbackPeers.ofThisSystem(), rules);
  }

  @Test
  void onThePersonsPage_theyAreShown_andGoWithTheirYes() throws IOException {
    try (TestingPage page = page()) {
      page.enter();
      assertThat(page.get("/")).contains("Anciens rapports de plantage des logiciels");
      assertThat(dump).exists();
      page.agree("classe=crash.dumps.user");
    }
    assertThat(dump).doesNotExist();
    assertThat(report).doesNotExist();
  }

  @Test
  void inACampaign_theyAreThePersonsPart() throws IOException {
    List<RuleChoice> chosen =
        Stream.of("crash.dumps", "crash.dumps.user")
            .map(rule -> RuleChoice.newBuilder().setRuleId(rule).build())
            .toList();
    String[] asked =
        ChosenRules.ofPerson(chosen, home.rules()).stream().map(Rule::id).toArray(String[]::new);

    try (TestingPage page = page(asked)) {
      page.enter();
      page.agree("classe=crash.dumps.user");
      assertThat(page.left())
          .singleElement()
          .extracting(LeaseReport::getFindingsList)
          .satisfies(
              findings ->
                  assertThat(findings)
                      .extracting(Finding::getRuleId, Finding::getDeletedFiles)
                      .containsExactly(Tuple.tuple("crash.dumps.user", 2L)));
    }
    assertThat(dump).doesNotExist();
  }
}
