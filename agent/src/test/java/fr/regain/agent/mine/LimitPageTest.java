package fr.regain.agent.mine;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.cleanup.TestingHome;
import fr.regain.agent.host.LoopbackPeers;
import fr.regain.agent.plan.Caps;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule that has reached its limit says so, whether or not anything of it is shown. */
class LimitPageTest {
  @TempDir Path directory;
  private TestingHome home;

  @BeforeEach
  void fillHome() throws IOException {
    home = new TestingHome(directory);
    home.write(home.browserCache().resolve("one"));
    home.write(home.browserCache().resolve("two"));
    home.write(home.downloads().resolve("lettre.odt"));
  }

  private String shown(long files) throws IOException {
    home.cap(new Caps(files, 1L << 30, 100, 0));
    try (TestingPage page =
        new TestingPage(
            home,
            directory.resolve("answers"),
            LoopbackPeers.ofThisSystem(),
            "cache.browser",
            "dl.old")) {
      page.enter();
      return page.get("/");
    }
  }

  @Test
  void belowTheLimit_nothingIsSaid() throws IOException {
    assertThat(shown(3)).doesNotContain("Limite d&#39;une recherche");
  }

  @Test
  void atTheLimit_theRulesAreNamed() throws IOException {
    assertThat(shown(2))
        .contains("Limite d&#39;une recherche atteinte\u00a0: Anciens téléchargements. Il peut");
    assertThat(shown(1)).contains("Caches des navigateurs, Anciens téléchargements. Il peut");
  }
}
