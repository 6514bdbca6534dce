package fr.regain.agent.mine;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.cleanup.TestingHome;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands as one row where a rule finds very many files. */
class ChoiceTest {
  private static final int VERY_MANY = 1001;

  @TempDir Path directory;
  private TestingHome home;

  @BeforeEach
  void makeHome() throws IOException {
    home = new TestingHome(directory);
  }

  private void writeVeryMany(Path in) throws IOException {
    for (int number = 0; number < VERY_MANY; number++) {
      home.write(in.resolve("file" + number));
    }
  }

  private Choice choice(String rule) throws IOException {
    return new Choice(home.plan(rule).plan(), home.rules(rule));
  }

  private static Choice.Entry entry(Choice choice, Path path) {
    return choice.groups().getFirst().entries().stream()
        .filter(entry -> entry.path().display().equals(path.toString()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row of " + path));
  }

  @Test
  void aFolderThatAlwaysStays_keepsTheRowsOfTheFoldersInIt() throws IOException {
    Path cache = home.home().resolve(".npm/_cacache");
    writeVeryMany(cache.resolve("kept/below"));
    home.write(cache.resolve("kept/file"));
    home.write(cache.resolve("kept too/file"));
    Choice choice = choice("cache.dev");

    choice.keepAlways(entry(choice, cache.resolve("kept")));

    Choice.Entry below = entry(choice, cache.resolve("kept/below"));
    assertThat(below.files()).isEqualTo(VERY_MANY);
    assertThat(choice.isKept(below)).isTrue();
    assertThat(choice.isKept(entry(choice, cache.resolve("kept too")))).isFalse();
    assertThat(choice.ticked().files()).isEqualTo(1);
  }

  @Test
  void whatThePersonDownloaded_isOneByOne_howeverManyFilesThereAre() throws IOException {
    writeVeryMany(home.downloads());
    Choice choice = choice("dl.old");

    assertThat(choice.groups().getFirst().entries())
        .hasSize(VERY_MANY)
        .allMatch(entry -> entry.files() == 1);
    choice.tick(entry(choice, home.downloads().resolve("file7")), false);
    assertThat(choice.part(choice.groups().getFirst()).removals()).hasSize(VERY_MANY - 1);
  }
}
