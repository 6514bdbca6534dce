package fr.regain.agent.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The records of a bin, without which desktops do not show what is in it. */
class TrashBinTest {
  @TempDir private Path directory;

  @Test
  void aRecord_staysWithWhatStays_andGoesOnceWhatItTellsOfIsGone() throws IOException {
    TestingHome home = new TestingHome(directory);
    Instant longAgo = home.now().minus(Duration.ofDays(60));
    Path goes = home.write(home.throwAway("letter.odt", longAgo));
    Path stays = Files.createSymbolicLink(home.throwAway("link", longAgo), home.outside());
    Path records = home.trash().resolve("info");

    home.clean(home.plan("bin.user"));
    assertThat(goes).doesNotExist();
    assertThat(records.resolve("letter.odt.trashinfo")).exists();
    home.clean(home.plan("bin.user"));

    assertThat(stays).isSymbolicLink();
    assertThat(records.resolve("link.trashinfo")).exists();
    assertThat(records.resolve("letter.odt.trashinfo")).doesNotExist();
  }
}
