package fr.regain.agent.mine;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.cleanup.TestingHome;
import fr.regain.agent.host.MonotonicClock;
import fr.regain.agent.host.PolicySource;
import fr.regain.agent.lease.SharedFolder;
import fr.regain.agent.policy.Configuration;
import fr.regain.agent.policy.ConfigurationReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the administrators forbid is not shown either to a person who came by themselves. */
class ForbiddenRulesTest {
  @TempDir Path directory;
  private TestingHome home;
  private Path shared;

  @BeforeEach
  void fillHome() throws IOException {
    home = new TestingHome(directory);
    home.write(home.downloads().resolve("lettre.odt"));
    home.write(home.browserCache().resolve("cached"));
    shared = directory.resolve("shared");
  }

  @Test
  void withoutAnyWordOfTheAdministrators_everyRuleIsShown() throws IOException {
    assertThat(shown(Map.of())).contains("dl.old", "cache.browser");
  }

  @Test
  void whatTheSettingsForbid_isNotShown() throws IOException {
    assertThat(shown(Map.of("forbidden-rules", "dl.old")))
        .contains("cache.browser")
        .doesNotContain("dl.old");
  }

  @Test
  void whatTheAgentShares_isNotShown_whateverThePersonSets() throws IOException {
    Path campaigns = Files.createDirectories(shared.resolve("campaigns"));
    Files.writeString(
        campaigns.resolve("trust.properties"),
        """
        lease-key=00
        device=00
        forbidden=dl.old
        time.console=2026-11-02T08:00:00Z
        time.since-boot=PT1H
        time.ahead=PT0S
        time.latest=2026-11-02T08:00:00Z
        """);

    assertThat(shown(Map.of("forbidden-rules", "cache.browser")))
        .doesNotContain("dl.old", "cache.browser");
  }

  private List<String> shown(Map<String, String> settings) throws IOException {
    Configuration configuration =
        ConfigurationReader.read(
            () -> new PolicySource.Found(List.of(), List.of()),
            settings,
            Optional.empty(),
            Path.of("/none"));
    SharedFolder folder = new SharedFolder(shared);
    Set<String> forbidden = MineCommand.forbidden(configuration, folder);
    Visit visit =
        MineCommand.visit(
            home.workspace(),
            new OwnFiles(home.storage()),
            List::of,
            new Answers(folder.answers(), new SecureRandom()),
            forbidden,
            MonotonicClock.ofThisMachine());
    return visit.choice().groups().stream().map(group -> group.rule().id()).toList();
  }
}
