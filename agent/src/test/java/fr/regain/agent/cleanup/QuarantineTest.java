package fr.regain.agent.cleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.plan.KeepReason;
import fr.regain.agent.quarantine.ItemId;
import fr.regain.agent.quarantine.Outcome;
import fr.regain.agent.quarantine.Quarantine;
import fr.regain.agent.quarantine.Retention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarantineTest {
  @TempDir private Path directory;
  private TestingHome home;
  private Path file;

  @BeforeEach
  void holdOneFile() throws IOException {
    home = new TestingHome(directory);
    file = home.write(home.downloads().resolve("sub/letter.odt"));
    home.clean(home.plan("dl.old"));
  }

  private List<Outcome> purge(Retention retention) throws IOException {
    List<Outcome> outcomes = new ArrayList<>();
    try (Quarantine quarantine = home.quarantine()) {
      quarantine.purge(retention, home.now(), outcomes::add);
    }
    return outcomes;
  }

  private Outcome restore() throws IOException {
    try (Quarantine quarantine = home.quarantine()) {
      return quarantine.restore(new ItemId(1, 1));
    }
  }

  private List<Path> journal() throws IOException {
    try (Stream<Path> files = Files.list(home.storage().resolve("quarantine/journal"))) {
      return files.toList();
    }
  }

  @Test
  void aTakenPlace_isNotOverwritten() throws IOException {
    home.write(file);
    Files.writeString(file, "newer");
    assertThat(restore())
        .isInstanceOfSatisfying(
            Outcome.Back.class, back -> assertThat(back.name()).hasToString("letter (1).odt"));
    assertThat(file).content().isEqualTo("newer");
    assertThat(file.resolveSibling("letter (1).odt")).content().isEqualTo("content of " + file);
  }

  @Test
  void aDirectoryThatIsGone_isMadeAgain() throws IOException {
    Files.delete(file.getParent());
    Files.delete(home.downloads());
    assertThat(restore()).isInstanceOf(Outcome.Back.class);
    assertThat(file).exists();
  }

  @Test
  void aDirectoryThatBecameALink_isNotFollowed() throws IOException {
    Files.delete(file.getParent());
    Files.createSymbolicLink(file.getParent(), home.outside());
    assertThat(restore()).isEqualTo(new Outcome.Stays(KeepReason.LINK));
    assertThat(home.outside().resolve("letter.odt")).doesNotExist();
  }

  @Test
  void contentChangedWhileHeld_isGivenBack_andSaidToBeChanged() throws IOException {
    Files.writeString(home.storage().resolve("quarantine/content/1/1"), "changed");
    assertThat(restore())
        .isInstanceOfSatisfying(Outcome.Back.class, back -> assertThat(back.unchanged()).isFalse());
  }

  @Test
  void beforeTheRetentionEnds_nothingIsDeleted() throws IOException {
    home.pass(Duration.ofDays(29));
    assertThat(purge(Retention.USUAL)).isEmpty();
    assertThat(restore()).isInstanceOf(Outcome.Back.class);
  }

  @Test
  void whenTheRetentionEnds_theContentIsDeleted_andTheJournalShrinks() throws IOException {
    home.pass(Duration.ofDays(31));
    assertThat(purge(Retention.USUAL)).containsExactly(new Outcome.Purged(4096));
    try (Quarantine quarantine = home.quarantine()) {
      assertThat(quarantine.held()).isEmpty();
      assertThat(quarantine.begin("next").run()).isEqualTo(2);
    }
  }

  @Test
  void underPressure_fourteenDaysAreEnough_andLessAreNot() throws IOException {
    Retention always = new Retention(Duration.ofDays(30), Duration.ofDays(14), 100);
    home.pass(Duration.ofDays(13));
    assertThat(purge(always)).isEmpty();
    home.pass(Duration.ofDays(2));
    assertThat(purge(always)).hasSize(1);
  }

  @Test
  void aClockThatWentBack_deletesNothing() throws IOException {
    home.pass(Duration.ofDays(-300));
    assertThat(purge(Retention.USUAL)).isEmpty();
  }

  @Test
  void contentSwappedWhileHeld_isNeverPurged() throws IOException {
    Path held = home.storage().resolve("quarantine/content/1/1");
    Files.delete(held);
    Files.writeString(held, "another");
    home.pass(Duration.ofDays(40));
    assertThat(purge(Retention.USUAL)).containsExactly(new Outcome.Stays(KeepReason.CHANGED));
    assertThat(held).exists();
  }

  @Test
  void contentThatIsNeverPurged_makesTheJournalNoLonger() throws IOException {
    Files.writeString(home.storage().resolve("quarantine/content/1/1"), "changed");
    home.pass(Duration.ofDays(40));
    List<Path> before = journal();
    for (int logon = 0; logon < 3; logon++) {
      assertThat(purge(Retention.USUAL)).containsExactly(new Outcome.Stays(KeepReason.CHANGED));
    }
    assertThat(journal()).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void whereLittleIsOver_theJournalIsNotWrittenAnew() throws IOException {
    for (int i = 0; i < 3; i++) {
      home.write(file.resolveSibling("kept" + i + ".odt"));
    }
    home.clean(home.plan("dl.old"));
    restore();
    List<Path> before = journal();
    purge(Retention.USUAL);
    assertThat(journal()).containsExactlyInAnyOrderElementsOf(before);
    assertThat(home.storage().resolve("quarantine/content/1")).doesNotExist();
  }

  @Test
  void aRunThatSomebodyRemoved_keepsNoOtherFromBeingPurged() throws IOException {
    home.write(file);
    home.clean(home.plan("dl.old"));
    Path first = home.storage().resolve("quarantine/content/1");
    Files.delete(first.resolve("1"));
    Files.delete(first);
    home.pass(Duration.ofDays(40));

    assertThat(purge(Retention.USUAL))
        .containsExactlyInAnyOrder(new Outcome.Stays(KeepReason.GONE), new Outcome.Purged(4096));
  }

  @Test
  void aLostJournal_losesNoContent() throws IOException {
    for (Path each : journal()) {
      Files.delete(each);
    }
    home.pass(Duration.ofDays(40));
    assertThat(purge(Retention.USUAL)).isEmpty();
    try (Quarantine quarantine = home.quarantine()) {
      assertThat(quarantine.held())
          .singleElement()
          .satisfies(
              held -> {
                assertThat(held.id()).isEqualTo(new ItemId(1, 1));
                assertThat(held.origin()).isEmpty();
              });
      assertThat(quarantine.begin("next").run()).isEqualTo(2);
    }
  }

  @Test
  void aReserveThatIsNotWhole_isMadeAgain() throws IOException {
    Path reserve = home.storage().resolve("quarantine/reserve");
    byte[] whole = Files.readAllBytes(reserve);
    assertThat(whole).hasSize(256 << 10);
    Files.write(reserve, new byte[1]);
    home.quarantine().close();
    assertThat(reserve).hasBinaryContent(whole);
    Files.delete(reserve);
    home.quarantine().close();
    assertThat(reserve).hasBinaryContent(whole);
  }

  @Test
  void aSecondProcess_isTurnedAway() throws IOException {
    try (Quarantine first = home.quarantine()) {
      assertThat(first.held()).hasSize(1);
      assertThatThrownBy(home::quarantine)
          .isInstanceOfSatisfying(
              FileAccessException.class,
              refused -> assertThat(refused.reason()).isEqualTo(Reason.BUSY));
    }
  }

  @Test
  void whatIsHeld_canBeTakenAgainAfterItWentBack() throws IOException {
    restore();
    home.clean(home.plan("dl.old"));
    assertThat(file).doesNotExist();
    try (Quarantine quarantine = home.quarantine()) {
      assertThat(quarantine.held()).extracting(held -> held.id()).containsExactly(new ItemId(2, 1));
    }
  }
}
