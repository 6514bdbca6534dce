package fr.regain.agent.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.quarantine.Quarantine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The records of a bin, without which desktops do not show what is in it. */
class TrashBinTest {
  @TempDir private Path directory;

  @Test
  void aRecord_staysWhenWhatItTellsOfIsSetAside_soThatItIsShownAgainOnceBack() throws IOException {
    TestingHome home = new TestingHome(directory);
    Path letter = home.write(home.throwAway("letter.odt", home.now().minus(Duration.ofDays(60))));
    Path record = home.trash().resolve("info/letter.odt.trashinfo");

    home.clean(home.plan("bin.user"));
    assertThat(letter).doesNotExist();
    StoredPlan next = home.plan("bin.user");
    assertThat(next.plan().removals()).isEmpty();
    home.clean(next);
    try (Quarantine quarantine = home.quarantine()) {
      quarantine.restore(quarantine.held().getFirst().id());
    }

    assertThat(letter).exists();
    assertThat(record).exists();
    assertThat(TestingHome.reason(home.plan("bin.user"), letter)).isEmpty();
  }
}
