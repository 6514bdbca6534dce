package fr.regain.agent.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.message.Text;
import fr.regain.agent.plan.KeepReason;
import fr.regain.agent.plan.KeepWords;
import fr.regain.agent.rule.RuleSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan and a clean-up as people read them, in both languages. */
class CleanupTextTest {
  private static final int COPIES = 13;
  private static final int SIZE = 2 << 20;

  @TempDir private Path directory;
  private TestingHome home;
  private StoredPlan plan;

  @BeforeEach
  void planManyCopiesOfOneFile() throws Exception {
    home = new TestingHome(directory);
    byte[] content = new byte[SIZE];
    Arrays.fill(content, (byte) 7);
    Files.write(Files.createDirectories(home.home().resolve("Documents")).resolve("film"), content);
    Files.createDirectories(home.downloads());
    for (int copy = 0; copy < COPIES; copy++) {
      Files.write(home.downloads().resolve("film" + copy), content);
    }
    plan = home.plan("dup.files");
  }

  @Test
  void aLongListIsCutShort_andItsSumsAreNot() throws Exception {
    List<String> lines =
        CleanupText.plan(plan, RuleSet.builtIn()).stream().map(Text::english).toList();
    assertThat(lines).filteredOn(line -> line.contains("/film")).hasSize(10);
    assertThat(lines)
        .anySatisfy(line -> assertThat(line).contains("26.0 MiB", "13", "dup.files"))
        .anySatisfy(line -> assertThat(line).contains("and 3 more"));
  }

  @Test
  void whatStaysSaysWhyInWords_andTheLastLineSaysHowToGoOn() throws Exception {
    List<String> lines =
        CleanupText.plan(plan, RuleSet.builtIn()).stream().map(Text::french).toList();
    assertThat(lines)
        .anySatisfy(line -> assertThat(line).contains("l'exemplaire gardé parmi des doublons"));
    assertThat(lines.getLast())
        .isEqualTo("26,0 Mio partiraient. Pour le faire : regain clean --plan " + plan.digest());
  }

  @Test
  void aCleanUpTellsWhatIsHeldFromWhatIsFree() throws Exception {
    assertThat(CleanupText.result(home.clean(plan)).stream().map(Text::english))
        .contains(
            "Deleted: 0 files, 0 B",
            "In quarantine, space returned when its time ends: 13 files, 26.0 MiB",
            "Space really returned (measured): 0 B");
  }

  @Test
  void everyReasonHasWordsOfItsOwn() {
    assertThat(KeepReason.values()).extracting(KeepWords::of).doesNotHaveDuplicates();
  }
}
